export { encodePackageHash } from './package-hash.js';
export { readPackage } from './read-package.js';
export * from './tntp/index.js';
