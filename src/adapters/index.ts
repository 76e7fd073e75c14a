export * from './network-store.js';
export * from './package-paths.js';
export { openPlanPool, type PlanPoolOptions, planPoolDefaults } from './plan-pool.js';
export { runPlanThread } from './plan-thread-loop.js';
export * from './read-folder.js';
export * from './read-pieces.js';
export * from './web-files.js';
export * from './write-file.js';
