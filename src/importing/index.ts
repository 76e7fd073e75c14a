export { encodePackageHash } from './package-hash.js';
export { readFlowTable } from './read-flow-table.js';
export { readPackage } from './read-package.js';
export { createSha256 } from './sha256.kernel.js';
