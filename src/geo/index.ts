export * from './great-circle.js';
export * from './nearest.js';
export * from './polyline.js';
