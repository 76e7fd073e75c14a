export * from './plan-answer.schema.js';
export * from './plan-query.schema.js';
export * from './problem.schema.js';
