export { openPgliteStore, type PgliteStoreOptions } from './open-pglite-store.js';
export { openPostgresStore, type PostgresStoreOptions } from './open-postgres-store.js';
export type { OpenedStore } from './opened-store.js';
