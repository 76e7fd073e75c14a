/** Stores to test, each new and empty: PGlite in a folder (a copy of one that was made once), PostgreSQL in a database of a real server. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { createId, createSecret, sha256, verifyEd25519 } from '../../src/adapters/index.js';
import { backupTables } from '../../src/adapters/store/backup-format.js';
import { type OpenedStore, openPgliteStore, openPostgresStore, type PgliteStoreOptions } from '../../src/adapters/store/index.js';
import { answersSignals } from '../../src/adapters/store/process-name.js';
import type { StoreDatabase } from '../../src/adapters/store/store-tables.js';
import { createMemoryStore, createOperationsDesk, type DeskParts, type OperationsDesk, type OperationsStore } from '../../src/application/index.js';
import { builtFile, packEmptyDatabase } from '../http/built-program.js';
import { silentForecaster } from '../scenes/operations-scene.js';
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
  packEmptyDatabase();
  const home = mkdtempSync(join(tmpdir(), 'qiyun-pglite-'));
  const open: StoreHome['open'] = (folder, options) => openPgliteStore(folder, { script: builtFile('store-thread.js'), ...options });
  const empty = await emptyFolder(open);
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

/** Made once per test run, however many files ask for it: making a database of PGlite takes longer than all else here. */
async function emptyFolder(open: StoreHome['open']): Promise<string> {
  const folder = join(import.meta.dirname, '../../dist-test', `empty-store-${process.ppid}`);
  const lock = `${folder}.lock`;
  for (;;) {
    if (existsSync(`${folder}.whole`)) return folder;
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    if (!existsSync(`${folder}.whole`)) {
      for (const name of readdirSync(dirname(folder))) {
        const [, run] = /^empty-store-(\d+)(\.whole)?$/.exec(name) ?? [];
        if (run !== undefined && (Number(run) === process.ppid || !answersSignals(Number(run))))
          rmSync(join(dirname(folder), name), { recursive: true });
      }
      await opened(await open(folder)).store.close();
      writeFileSync(`${folder}.whole`, '');
    }
    return folder;
  } finally {
    rmdirSync(lock);
  }
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

/** A desk over a store that says nothing of what lies ahead. */
export const deskOver = (store: OperationsStore, now: DeskParts['now']): OperationsDesk =>
  createOperationsDesk({ store, forecaster: silentForecaster, now, createId, createSecret, sha256, verify: verifyEd25519 });
