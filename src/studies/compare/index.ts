export * from './choose-way.js';
export * from './compare-pair.js';
export * from './sum-pairs.js';
