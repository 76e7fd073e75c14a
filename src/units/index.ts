export * from './brand.js';
export * from './quantities.js';
