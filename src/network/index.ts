export * from './issue.js';
export * from './network.js';
export * from './tables.js';
export * from './vocabulary.js';
export * from './countries.js';
export * from './edit-distance.js';
export type { Field } from './fields.js';
