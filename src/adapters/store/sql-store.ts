/**
 * The store over SQL, the same on PostgreSQL and on PGlite. A writer locks the one row of `qiyun.head` first, so writers of all processes
 * stand in one line; a reader sees one moment, whatever is written meanwhile.
 */
import { sql } from 'kysely';
import { type OperationsStore, StoreGone, type StoreReading, type StoreWriting } from '../../application/index.js';
import { createHeadWatch, type HeadWatch } from './head-watch.js';
import { readAccess } from './read-access.js';
import { readCargo } from './read-cargo.js';
import { readEvents } from './read-events.js';
import { readOutlook } from './read-outlook.js';
import { asksAgain, toCommitFault } from './store-faults.js';
import type { StoreDatabase } from './store-tables.js';
import { writeAccess } from './write-access.js';
import { writeCargo } from './write-cargo.js';
import { type LockedHead, writeEvents } from './write-events.js';

export const sqlStoreDefaults = {
  tries: 5, // of a transaction that the database asks to run again
};

/** Told what failed after a write was on disk: its caller is answered all the same, or it would write again. */
export type OnFault = (error: unknown, what: string) => void;
const warnOfFault: OnFault = (error, what) => process.emitWarning(`${what}: ${error instanceof Error ? error.message : String(error)}`);

export interface SqlStoreParts {
  readonly db: StoreDatabase;
  /** Whether the database has this one connection alone: then nothing is written while a reader holds it, and a transaction adds nothing. */
  readonly readers: 'exclusive' | 'transaction';
  /** Called when a write is on disk, before it is answered; awaited, so it may use the connection. */
  readonly afterCommit?: () => Promise<void>;
  readonly onFault?: OnFault | undefined;
  readonly close: () => Promise<void>;
  readonly watch?: HeadWatch;
}

export function createSqlStore({
  db,
  readers,
  afterCommit,
  onFault = warnOfFault,
  close,
  watch = createHeadWatch(),
}: SqlStoreParts): OperationsStore {
  const write = async <T>(work: (writing: StoreWriting) => Promise<T>): Promise<T> => {
    const { answer, seq } = await runTransaction(db, work);
    try {
      watch.tell(seq);
      await afterCommit?.();
    } catch (error) {
      onFault(error, 'after a write to the store of operations');
    }
    return answer;
  };
  const readOnce = <T>(work: (reading: StoreReading) => Promise<T>): Promise<T> =>
    readers === 'exclusive'
      ? db.connection().execute((connection) => work(createReading(connection)))
      : db
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute((trx) => work(createReading(trx)));
  // writers of this program stand in line here, each with one connection, and not one connection each at the lock
  let lane: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  const refuseClosed = (): void => {
    if (closing !== undefined) throw new StoreGone('The store of operations is closed.');
  };
  return {
    read: async (work) => {
      refuseClosed();
      try {
        return await readOnce(work);
      } catch (error) {
        // a connection that died while it was idle is found out now; another may do
        if (!(error instanceof StoreGone)) throw error;
        return await readOnce(work);
      }
    },
    write: async (work) => {
      refuseClosed();
      const mine = lane.then(() => write(work));
      lane = mine.catch(() => {});
      return await mine;
    },
    watchHead: watch.watch,
    close: () => {
      closing ??= lane.then(close);
      return closing;
    },
  };
}

async function runTransaction<T>(
  db: StoreDatabase,
  work: (writing: StoreWriting) => Promise<T>,
): Promise<{ readonly answer: T; readonly seq: number }> {
  for (let tries = 1; ; tries++) {
    let isCommitting = false;
    try {
      return await db.transaction().execute(async (trx) => {
        const head = await lockHead(trx);
        const answer = await work(createWriting(trx, head));
        isCommitting = true;
        return { answer, seq: head.seq };
      });
    } catch (error) {
      // what may have been committed is never run again
      const wasIdle = error instanceof StoreGone && !isCommitting && tries === 1;
      if (!(wasIdle || asksAgain(error)) || tries >= sqlStoreDefaults.tries) throw isCommitting ? toCommitFault(error) : error;
    }
  }
}

async function lockHead(trx: StoreDatabase): Promise<LockedHead> {
  const { rows } = await sql<{ seq: string; hash: string }>`select seq, hash from qiyun.head for update`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('qiyun.head has no row: the store was not migrated');
  return { seq: Number(row.seq), hash: row.hash };
}

const createReading = (db: StoreDatabase): StoreReading => ({ ...readAccess(db), ...readCargo(db), ...readEvents(db), ...readOutlook(db) });

const createWriting = (db: StoreDatabase, head: LockedHead): StoreWriting => ({
  ...createReading(db),
  ...writeAccess(db),
  ...writeCargo(db),
  ...writeEvents(db, head),
});
