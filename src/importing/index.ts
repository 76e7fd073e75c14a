export { type ByteSource, DamagedSource } from './byte-source.js';
export { type ImportFormat, importFormats } from './detect-format.js';
export { createCoordinatesReader, createGraphReader, type DimacsCoordinates, type DimacsGraph, type NodePair, readQueries } from './dimacs/index.js';
export { type ImportOptions, type ImportOutcome, importFiles } from './import-files.js';
export { joinDefaults, joinNetworks } from './join/join-networks.js';
export { type TruckSize, truckDefaults } from './osm-pbf/truck-profile.js';
export { encodePackageHash } from './package-hash.js';
export { readPackage } from './read-package.js';
