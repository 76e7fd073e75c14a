export * from './compare/index.js';
export * from './simulate/index.js';
