/**
 * Connections for kysely from a pool of `pg`. Two things are added: a statement with parameters is prepared once per connection (parsing
 * and planning cost more than running it, on PGlite three times as much), and a fault that means “nobody there” becomes `StoreGone`
 * and takes its connection out of the pool.
 */
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';
import { StoreGone } from '../../application/index.js';
import { toStoreFault } from './store-faults.js';
import type { StoreDatabase, StoreTables } from './store-tables.js';

type PoolClient = Awaited<ReturnType<PostgresPool['connect']>>;

/** Called with every statement, for whoever counts. */
export type OnStatement = (sql: string) => void;

export function openDatabase(pool: pg.Pool, onStatement: OnStatement = () => {}): StoreDatabase {
  // a connection that is lost says so twice: to the statement under way, which tells its caller, and as an event, which would end the process
  pool.on('connect', (client) => void client.on('error', () => {}));
  pool.on('error', () => {});
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = `qiyun_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
  // kysely keeps what it knows of a connection by the object it was given, so a client has one
  const wrapped = new WeakMap<pg.PoolClient, PoolClient>();
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw toStoreFault(error);
    });
    const known = wrapped.get(client);
    if (known !== undefined) return known;
    const made = wrapClient(client, nameOf, onStatement);
    wrapped.set(client, made);
    return made;
  };
  return new Kysely<StoreTables>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } as PostgresPool }) });
}

function wrapClient(client: pg.PoolClient, nameOf: (sql: string) => string, onStatement: OnStatement): PoolClient {
  // once it is lost, whatever else is asked of it (a rollback) is lost for the same reason
  let lost: StoreGone | undefined;
  const query = async (sql: string, parameters: readonly unknown[]) => {
    if (lost !== undefined) throw lost;
    onStatement(sql);
    try {
      return await client.query(parameters.length === 0 ? { text: sql } : { name: nameOf(sql), text: sql, values: [...parameters] });
    } catch (error) {
      const fault = toStoreFault(error);
      if (fault instanceof StoreGone) lost = fault;
      throw fault;
    }
  };
  return { query, release: () => client.release(lost !== undefined) } as unknown as PoolClient;
}
