export * from './forecaster.js';
export * from './operations-desk.js';
export * from './operations-store.js';
export * from './outcome.js';
