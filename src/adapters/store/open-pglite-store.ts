/** Operations data in a folder, by PGlite: PostgreSQL inside the process, one owner at a time, nothing to install. */
import { readdirSync } from 'node:fs';
import pg from 'pg';
import { StoreGone } from '../../application/index.js';
import { fileSentence } from '../file-sentence.js';
import { isOwnerFile, takeFolder } from './folder-lock.js';
import { migrateStore } from './migrate.js';
import type { OpenedStore } from './opened-store.js';
import { createHousekeeping, type housekeepingDefaults } from './pglite-housekeeping.js';
import { PgliteStream } from './pglite-stream.js';
import { createSqlStore, type OnFault } from './sql-store.js';
import { dataName, makeFolder, markName, shutOut } from './store-folder.js';
import { type OnStatement, openDatabase } from './store-pool.js';

/** A store that is half made is made anew, so nothing of anybody else may be taken for one. */
function isStoreOrEmpty(names: readonly string[]): boolean {
  if (names.includes(markName)) return true;
  const isOwned = names.some(isOwnerFile);
  return names.every((name) => isOwnerFile(name) || (name === dataName && isOwned));
}

export interface PgliteStoreOptions {
  /** Entry of the thread, compiled: store-thread.js. */
  readonly script: URL;
  readonly housekeeping?: typeof housekeepingDefaults;
  readonly onStatement?: OnStatement;
  /** Without it, what goes wrong beside the work of callers is a warning of the process. */
  readonly onFault?: OnFault | undefined;
}

export async function openPgliteStore(folder: string, options: PgliteStoreOptions): Promise<OpenedStore> {
  const { script, housekeeping, onStatement, onFault } = options;
  try {
    makeFolder(folder);
    if (!isStoreOrEmpty(readdirSync(folder))) {
      return {
        kind: 'refused',
        sentence: `The folder ${folder} holds other things and no store: name an empty folder, or one that is not there yet.`,
      };
    }
    shutOut(folder);
  } catch (error) {
    return { kind: 'refused', sentence: fileSentence('open the store in', folder, error) };
  }
  const lock = takeFolder(folder);
  if (lock.kind === 'refused') return lock;
  // a thread that died is found out by the next work, which starts another; the write-ahead log has all that was acknowledged
  let stream: PgliteStream | undefined;
  const pool = new pg.Pool({
    stream: () => {
      stream = new PgliteStream(script, { folder }, stream);
      return stream;
    },
    user: 'postgres',
    database: 'postgres',
    max: 1, // PGlite has one session
    idleTimeoutMillis: 0,
  });
  const db = openDatabase(pool, onStatement);
  const close = async (): Promise<void> => {
    await db.destroy();
    // the pool says goodbye and does not wait for the answer
    await stream?.gone;
    lock.release();
  };
  try {
    const sentence = await migrateStore(db);
    if (sentence !== undefined) {
      await close();
      return { kind: 'refused', sentence };
    }
  } catch (error) {
    await close();
    if (!(error instanceof StoreGone)) throw error;
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    return { kind: 'refused', sentence: `The store in ${folder} cannot be opened: ${reason}` };
  }
  const afterCommit = createHousekeeping(db, housekeeping);
  return { kind: 'store', store: createSqlStore({ db, readers: 'exclusive', afterCommit, onFault, close }), db };
}
