export { createServer, type QiyunServer, type ServerOptions } from './create-server.js';
export { listEndpoints } from './endpoints.js';
export { describeApi } from './openapi.js';
export { startServer } from './start-server.js';
export type { HttpUseCases } from './use-cases.js';
