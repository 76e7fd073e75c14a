export * from './corridor-queues.js';
export * from './simulate-corridor.js';
