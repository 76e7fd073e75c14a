export * from './api.js';
export { type CallOptions, type Client, type ClientOptions, createClient, type OperationId, QiyunError } from './create-client.js';
