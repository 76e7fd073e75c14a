export type { DimacsCoordinates, DimacsGraph } from './dimacs/index.js';
export { createCoordinatesReader, createGraphReader } from './dimacs/index.js';
export { encodePackageHash } from './package-hash.js';
export { readPackage } from './read-package.js';
