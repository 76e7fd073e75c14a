export { createServer, type QiyunServer, type ServerOptions, serverDefaults } from './create-server.js';
export { listEndpoints } from './endpoints.js';
export { describeApi } from './openapi.js';
export { type Address, type StartedServer, startServer } from './start-server.js';
export type { HttpUseCases, LayerFeature, WebFile } from './use-cases.js';
