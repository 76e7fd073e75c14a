export * from './fault.schema.js';
export * from './network.schema.js';
export * from './place.schema.js';
export * from './plan-answer.schema.js';
export * from './plan-call.schema.js';
export * from './plan-query.schema.js';
export * from './problem.schema.js';
export * from './scenario.schema.js';
