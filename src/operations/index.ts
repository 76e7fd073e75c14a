export * from './documents/index.js';
export * from './standards/index.js';
