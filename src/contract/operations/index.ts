export * from './consignment.schema.js';
export * from './document.schema.js';
export * from './event.schema.js';
export * from './forecast.schema.js';
export * from './order.schema.js';
export * from './party.schema.js';
export * from './replay.schema.js';
export * from './webhook.schema.js';
