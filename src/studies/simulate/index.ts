export * from './corridor-queues.js';
export * from './simulate-corridor.js';
export type { QueueFlow, QueueNetwork, Station } from './stations.js';
