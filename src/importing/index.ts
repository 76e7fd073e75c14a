export { encodePackageHash } from './package-hash.js';
export * from './read-assignment-tables.js';
export type { Located } from './read-flat-table.js';
export { readPackage } from './read-package.js';
export * from './tntp/index.js';
