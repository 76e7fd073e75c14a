export * from './great-circle.js';
export * from './nearest.js';
export * from './polyline.js';
export * from './position-grid.js';
