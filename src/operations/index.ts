export * from './alarms/index.js';
export * from './forecast/index.js';
export * from './moment.js';
export * from './outcome.js';
