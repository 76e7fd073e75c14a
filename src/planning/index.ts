export { labelWords } from './label-words.js';
export * from './outcome.js';
export * from './parse-cargo.js';
export * from './parse-position.js';
export * from './parse-selectors.js';
export * from './parse-when.js';
export { type PlanOptions, plan } from './plan.js';
export * from './query.js';
export { type ReadEnds, readEnds } from './read-ends.js';
