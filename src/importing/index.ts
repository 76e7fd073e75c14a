export { type IssueCode, issueCodes } from './issue-codes.js';
export { encodePackageHash } from './package-hash.js';
export { type PackageFiles, type ReadPackage, readPackage } from './read-package.js';
