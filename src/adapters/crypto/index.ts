export * from './ed25519.js';
export * from './node-crypto.js';
