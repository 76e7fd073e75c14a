export { encodePackageHash } from './package-hash.js';
export { readFlowTable } from './read-flow-table.js';
export { readPackage } from './read-package.js';
export { type PairTable, readPairTable } from './read-pair-table.js';
export { createSha256 } from './sha256.kernel.js';
export { sha256Hex } from './sha256-hex.js';
