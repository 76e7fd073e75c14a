/** Stores to test, each new and empty: PGlite in a folder (a copy of one that was made once), PostgreSQL in a database of a real server. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { backupTables } from '../../src/adapters/store/backup-format.js';
import { type OpenedStore, openPgliteStore, openPostgresStore, type PgliteStoreOptions } from '../../src/adapters/store/index.js';
import type { StoreDatabase } from '../../src/adapters/store/store-tables.js';
import { createMemoryStore, type OperationsStore } from '../../src/application/index.js';
import { builtFile, compileProgram } from '../http/built-program.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';

export interface Opened {
  readonly store: OperationsStore;
  /** Undefined: there is no SQL under it. */
  readonly db: StoreDatabase | undefined;
}
type Opening = ({ readonly kind: 'store' } & Opened) | Extract<OpenedStore, { kind: 'refused' }>;

export function opened(store: Opening): Opened {
  if (store.kind === 'refused') throw new Error(store.sentence);
  return store;
}

/** Somewhere to keep stores of one kind. */
export interface StoreHome {
  /** Of a new, empty store: a folder or an address. */
  readonly create: () => Promise<string>;
  readonly open: (where: string, options?: Partial<PgliteStoreOptions>) => Promise<Opening>;
  readonly remove: () => Promise<void>;
}

export async function pgliteHome(): Promise<StoreHome> {
  compileProgram();
  const home = mkdtempSync(join(tmpdir(), 'qiyun-pglite-'));
  const open: StoreHome['open'] = (folder, options) => openPgliteStore(folder, { script: builtFile('store-thread.js'), ...options });
  const empty = join(home, 'empty');
  await opened(await open(empty)).store.close();
  let stores = 0;
  return {
    create: async () => {
      const folder = join(home, `store-${++stores}`);
      cpSync(empty, folder, { recursive: true });
      return folder;
    },
    open,
    remove: async () => rmSync(home, { recursive: true, force: true }),
  };
}

export async function postgresHome(): Promise<StoreHome & { readonly server: PostgresServer }> {
  const server = await startPostgres();
  return {
    server,
    create: server.createDatabase,
    open: (url, { onStatement } = {}) => openPostgresStore(url, onStatement ? { onStatement } : {}),
    remove: server.remove,
  };
}

/** Without a folder there is only one way to be: new. */
export const memoryHome = async (): Promise<StoreHome> => ({
  create: async () => '',
  open: async () => ({ kind: 'store', store: createMemoryStore(), db: undefined }),
  remove: async () => {},
});

/** A store that is new, for the price of emptying the last one. */
export async function renewStore(home: StoreHome, last: Opened | undefined): Promise<Opened> {
  if (last?.db === undefined) return opened(await home.open(await home.create()));
  await sql.raw(`truncate ${backupTables.map(({ name }) => `qiyun.${name}`).join(', ')} restart identity`).execute(last.db);
  await sql.raw("insert into qiyun.head (seq, hash) values (0, repeat('0', 64))").execute(last.db);
  return last;
}
