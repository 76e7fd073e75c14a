export * from './issue.js';
export * from './network.js';
export * from './tables.js';
export * from './vocabulary.js';
