/**
 * What PostgreSQL's background processes do and PGlite has nobody for: cutting the write-ahead log, and clearing away old versions of rows.
 * Done between writes, one short statement at a time, measured by how much log has been written since the last time.
 */
import { sql } from 'kysely';
import type { StoreDatabase } from './store-tables.js';

export const housekeepingDefaults = {
  lookEvery: 64, // transactions
  checkpointAfterBytes: 48 * 2 ** 20, // of write-ahead log: what a start after a crash has to read again
};

/** Rows of these are replaced in place; the others only grow, and are looked over for what they hold. */
const tables = ['head', 'consignments', 'orders', 'alarms', 'forecasts', 'webhooks', 'parties', 'access_keys', 'events', 'log', 'audit'];

export function createHousekeeping(db: StoreDatabase, { lookEvery, checkpointAfterBytes } = housekeepingDefaults): () => Promise<void> {
  let transactions = 0;
  const waiting: string[] = [];
  return async () => {
    const next = waiting.shift();
    if (next !== undefined) {
      await sql.raw(next).execute(db);
      return;
    }
    transactions += 1;
    if (transactions % lookEvery !== 0) return;
    const { rows } = await sql<{ bytes: string }>`
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) as bytes from pg_control_checkpoint()
    `.execute(db);
    if (Number(rows[0]?.bytes) < checkpointAfterBytes) return;
    waiting.push(...tables.map((table) => `vacuum (analyze) qiyun.${table}`), 'checkpoint');
  };
}
