export { type BackupOptions, type BackupOutcome, backupStore } from './backup-store.js';
export { openPgliteStore, type PgliteStoreOptions } from './open-pglite-store.js';
export { openPostgresStore, type PostgresStoreOptions } from './open-postgres-store.js';
export type { OpenedStore } from './opened-store.js';
export { type RestoreOptions, type RestoreOutcome, restoreStore } from './restore-store.js';
