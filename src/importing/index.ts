export { type IssueCode, issueCodes } from './issue-codes.js';
export { encodePackageHash } from './package-hash.js';
export { type PackageFiles, readPackage, type ReadPackage } from './read-package.js';
