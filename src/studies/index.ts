export * from './assign/index.js';
