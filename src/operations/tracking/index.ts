export * from './check-event.js';
export * from './judge-events.js';
