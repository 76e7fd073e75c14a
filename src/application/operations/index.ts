export * from './create-operations-desk.js';
export * from './desk-parts.js';
export * from './forecaster.js';
export * from './memory-store.js';
export * from './operations-desk.js';
export * from './operations-store.js';
export * from './outcome.js';
