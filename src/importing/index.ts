export { encodePackageHash } from './package-hash.js';
export { readPackage } from './read-package.js';
export { type PairTable, readPairTable } from './read-pair-table.js';
export { sha256Hex } from './sha256-hex.js';
