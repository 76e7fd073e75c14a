export type { DimacsCoordinates, DimacsGraph, NodePair } from './dimacs/index.js';
export { createCoordinatesReader, createGraphReader, readQueries } from './dimacs/index.js';
export { encodePackageHash } from './package-hash.js';
export { readPackage } from './read-package.js';
