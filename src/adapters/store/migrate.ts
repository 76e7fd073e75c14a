/** Brings a database to the newest step, or says why not. All steps are one transaction; two programs that start at once do it once. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Migration, migrations } from './migrations.js';
import type { StoreDatabase } from './store-tables.js';

/** Any number that nobody else locks; the first digits of 啟運 in Unicode. */
const migrationLock = 0x555f_904b;

export const checksumOf = ({ sql: text }: Migration): string => createHash('sha256').update(text).digest('hex');

/** The refusal, or undefined when the store is at the newest step. */
export const migrateStore = (db: StoreDatabase): Promise<string | undefined> => db.transaction().execute((trx) => migrateTo(trx, migrations.length));

/** Inside a transaction, to a step that may be an older one. */
export async function migrateTo(trx: StoreDatabase, target: number): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(trx);
  await sql
    .raw(`create schema if not exists qiyun;
      create table if not exists qiyun.migrations (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
    .execute(trx);
  const { rows: done } = await sql<{ number: number; name: string; checksum: string }>`
    select number, name, checksum from qiyun.migrations order by number
  `.execute(trx);
  const refusal = checkDone(done);
  if (refusal !== undefined) return refusal;
  for (const migration of migrations.slice(done.length, target)) {
    await sql.raw(migration.sql).execute(trx);
    await sql`insert into qiyun.migrations (number, name, checksum) values (${migration.number}, ${migration.name}, ${checksumOf(migration)})`.execute(
      trx,
    );
  }
  return undefined;
}

function checkDone(done: readonly { readonly number: number; readonly name: string; readonly checksum: string }[]): string | undefined {
  const newest = done.at(-1);
  if (newest === undefined) return undefined;
  if (newest.number > migrations.length) {
    return `This store is of version ${newest.number} (“${newest.name}”); this program knows versions up to ${migrations.length}. Use the newer program.`;
  }
  const strange = done.find(({ number, checksum }) => {
    const known = migrations[number - 1];
    return known === undefined || checksumOf(known) !== checksum;
  });
  return (
    strange &&
    `Step ${strange.number} (“${strange.name}”) of this store is not the one that this program knows: the store was made by another program.`
  );
}
