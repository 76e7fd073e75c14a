export * from './check-order.js';
export * from './content-hash.js';
export * from './decide.js';
export * from './offer-order.js';
export * from './order-command.js';
export * from './verify-order-file.js';
