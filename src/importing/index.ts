export { encodePackageHash } from './package-hash.js';
export * from './read-assignment-tables.js';
export type { Located } from './read-flat-table.js';
export { type FlowTable, readFlowTable } from './read-flow-table.js';
export { readPackage } from './read-package.js';
export { type PairTable, readPairTable } from './read-pair-table.js';
export { createSha256 } from './sha256.kernel.js';
export { sha256Hex } from './sha256-hex.js';
export * from './tntp/index.js';
