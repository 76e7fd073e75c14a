/** Operations data in a PostgreSQL of 13 or newer: any number of programs may share it. */
import pg from 'pg';
import { listenForHead } from './head-listener.js';
import { createHeadWatch } from './head-watch.js';
import { migrateStore } from './migrate.js';
import type { OpenedStore } from './opened-store.js';
import { createSqlStore, type OnFault } from './sql-store.js';
import { type OnStatement, openDatabase } from './store-pool.js';

export const postgresStoreDefaults = {
  connections: 10, // of this program: one writes, the others read
  connectWithinMs: 5000, // else the store is gone
  statementWithinMs: 30_000, // else the store is gone
  idleInTransactionMs: 30_000, // a program that hangs with the head of the log locked loses it after this
};

export interface PostgresStoreOptions extends Partial<typeof postgresStoreDefaults> {
  readonly onStatement?: OnStatement;
  readonly onFault?: OnFault | undefined;
}

export async function openPostgresStore(url: string, options: PostgresStoreOptions = {}): Promise<OpenedStore> {
  const { connections, connectWithinMs, statementWithinMs, idleInTransactionMs, onStatement, onFault } = { ...postgresStoreDefaults, ...options };
  const connection: pg.ClientConfig = {
    connectionString: url,
    application_name: 'qiyun',
    keepAlive: true,
    connectionTimeoutMillis: connectWithinMs,
    statement_timeout: statementWithinMs,
    query_timeout: statementWithinMs + 1000,
    idle_in_transaction_session_timeout: idleInTransactionMs,
  };
  const pool = new pg.Pool({ ...connection, max: connections, idleTimeoutMillis: 60_000 });
  const db = openDatabase(pool, onStatement);
  try {
    const sentence = (await checkVersion(pool)) ?? (await migrateStore(db));
    if (sentence !== undefined) {
      await db.destroy();
      return { kind: 'refused', sentence };
    }
  } catch (error) {
    await db.destroy();
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', sentence: `The database at ${withoutPassword(url)} cannot be used: ${reason}` };
  }
  const watch = createHeadWatch();
  const listener = listenForHead(connection, watch.tell);
  const close = async (): Promise<void> => {
    await listener.close();
    await db.destroy();
  };
  return { kind: 'store', store: createSqlStore({ db, readers: 'transaction', watch, onFault, close }), db };
}

async function checkVersion(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ number: string; text: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as text",
  );
  const [row] = rows;
  return Number(row?.number) >= 130_000 ? undefined : `This database is PostgreSQL ${row?.text}; operations need 13 or newer.`;
}

/** As it may be shown; what is no address at all is not repeated. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'the address given';
  const parsed = new URL(url);
  parsed.password = '';
  parsed.searchParams.delete('password');
  return parsed.href;
}
