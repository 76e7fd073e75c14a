export { encodePackageHash } from './package-hash.js';
export { readPackage } from './read-package.js';
export { createSha256 } from './sha256.kernel.js';
