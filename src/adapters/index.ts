export * from './network-store.js';
export * from './package-paths.js';
export * from './read-folder.js';
export * from './write-file.js';
