export * from './container-number.js';
export * from './wagon-number.js';
