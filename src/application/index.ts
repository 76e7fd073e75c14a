export * from './describe-cargo.js';
export * from './list-stages.js';
export * from './local-time.js';
export * from './plan-consignment.js';
export * from './present-geojson.js';
export * from './present-plan.js';
export * from './read-plan-request.js';
