export type { DimacsCoordinates } from './read-coordinates.js';
export { createCoordinatesReader } from './read-coordinates.js';
export type { DimacsGraph } from './read-graph.js';
export { createGraphReader } from './read-graph.js';
export type { NodePair } from './read-queries.js';
export { readQueries } from './read-queries.js';
