export * from './documents/index.js';
export * from './outcome.js';
export * from './standards/index.js';
