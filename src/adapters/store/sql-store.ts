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
import { asksAgain } from './store-faults.js';
import type { StoreDatabase } from './store-tables.js';
import { writeAccess } from './write-access.js';
import { writeCargo } from './write-cargo.js';
import { type LockedHead, writeEvents } from './write-events.js';
import { createWriteQueue, type Work } from './write-queue.js';

export const sqlStoreDefaults = {
  tries: 5, // of a transaction that the database asks to run again
};

export interface SqlStoreParts {
  readonly db: StoreDatabase;
  /** Whether the database has this one connection alone: then nothing is written while a reader holds it, and a transaction adds nothing. */
  readonly readers: 'exclusive' | 'transaction';
  /** Called when a group of writes is on disk, before it is answered; awaited, so it may use the connection. */
  readonly afterCommit?: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly watch?: HeadWatch;
}

export function createSqlStore({ db, readers, afterCommit, close, watch = createHeadWatch() }: SqlStoreParts): OperationsStore {
  const runTransaction = async (works: readonly Work[]): Promise<readonly unknown[]> => {
    for (let tries = 1; ; tries++) {
      let isCommitting = false;
      try {
        const { answers, seq } = await db.transaction().execute(async (trx) => {
          const head = await lockHead(trx);
          const writing = createWriting(trx, head);
          const answers: unknown[] = [];
          for (const work of works) answers.push(await work(writing));
          isCommitting = true;
          return { answers, seq: head.seq };
        });
        watch.tell(seq);
        return answers;
      } catch (error) {
        // a connection that died while it was idle is found out now; what may have been committed is never run again
        const wasIdle = error instanceof StoreGone && !isCommitting && tries === 1;
        if (!(wasIdle || asksAgain(error)) || tries >= sqlStoreDefaults.tries) throw error;
      }
    }
  };
  const queue = createWriteQueue(async (works) => {
    const answers = await runTransaction(works);
    await afterCommit?.();
    return answers;
  });
  let isClosed = false;
  const refuseClosed = (): void => {
    if (isClosed) throw new StoreGone('The store of operations is closed.');
  };
  const readOnce = <T>(work: (reading: StoreReading) => Promise<T>): Promise<T> =>
    readers === 'exclusive'
      ? db.connection().execute((connection) => work(createReading(connection)))
      : db
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute((trx) => work(createReading(trx)));
  return {
    read: async (work) => {
      refuseClosed();
      try {
        return await readOnce(work);
      } catch (error) {
        if (!(error instanceof StoreGone)) throw error;
        return readOnce(work);
      }
    },
    write: async (work) => {
      refuseClosed();
      return queue.add(work);
    },
    watchHead: watch.watch,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await queue.drained();
      await close();
    },
  };
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
