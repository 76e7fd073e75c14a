export * from './outcome.js';
export * from './parse-cargo.js';
export * from './parse-position.js';
export * from './parse-selectors.js';
export * from './parse-when.js';
export * from './query.js';
export { plan, type PlanOptions } from './plan.js';
export { readEnds, type ReadEnds } from './read-ends.js';
