export * from './chain.js';
export * from './verify-log.js';
