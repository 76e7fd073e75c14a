export * from './great-circle.js';
export * from './nearest.js';
export * from './polyline.js';
export * from './position-grid.js';
export * from './project-on-line.js';
