export { backupStore } from './backup-store.js';
export { openPgliteStore, type PgliteStoreOptions } from './open-pglite-store.js';
export { openPostgresStore } from './open-postgres-store.js';
export type { OpenedStore } from './opened-store.js';
export { restoreStore } from './restore-store.js';
