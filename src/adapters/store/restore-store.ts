/**
 * Fills an empty store from a backup, in one transaction: it is all there, or nothing was changed. A backup of an older version is read into
 * tables of that version, which are then brought to the newest.
 */
import { sql } from 'kysely';
import { fileSentence } from '../file-sentence.js';
import { type BackupHeader, backupTables } from './backup-format.js';
import { migrateTo } from './migrate.js';
import { migrations } from './migrations.js';
import { type BackupRow, checkBackup, readRows, UnfitBackup } from './read-backup.js';
import { isMisfit } from './store-faults.js';
import type { StoreDatabase } from './store-tables.js';

export interface RestoreOptions {
  /** Rows so far, of how many. */
  readonly onProgress?: (rows: number, of: number) => void;
}
export type RestoreOutcome =
  | { readonly kind: 'restored'; readonly rows: number; readonly head: BackupHeader['head'] }
  | { readonly kind: 'refused'; readonly sentence: string };

const charactersAtOnce = 2 ** 20;

export async function restoreStore(db: StoreDatabase, path: string, { onProgress = () => {} }: RestoreOptions = {}): Promise<RestoreOutcome> {
  try {
    const { storeVersion, rows, head } = await checkBackup(path);
    await db.transaction().execute(async (trx) => {
      await refuseFull(trx);
      await sql.raw('drop schema qiyun cascade').execute(trx);
      await migrateTo(trx, storeVersion);
      await sql.raw('delete from qiyun.head').execute(trx);
      await loadRows(trx, path, (done) => onProgress(done, rows));
      for (const { name } of backupTables.filter(({ isNumbered }) => isNumbered)) {
        await sql
          .raw(`select setval(pg_get_serial_sequence('qiyun.${name}', 'number'), coalesce(max(number), 0) + 1, false) from qiyun.${name}`)
          .execute(trx);
      }
      await migrateTo(trx, migrations.length);
    });
    return { kind: 'restored', rows, head };
  } catch (error) {
    if (error instanceof UnfitBackup) return { kind: 'refused', sentence: error.message };
    if (isMisfit(error))
      return { kind: 'refused', sentence: `${path} does not fit the tables of a store: ${(error as Error).message}. Nothing was changed.` };
    return { kind: 'refused', sentence: fileSentence('read', path, error) };
  }
}

async function refuseFull(trx: StoreDatabase): Promise<void> {
  const tables = backupTables.filter(({ name }) => name !== 'head').map(({ name }) => `exists (select from qiyun.${name})`);
  const { rows } = await sql.raw<{ full: boolean }>(`select ${tables.join(' or ')} as full`).execute(trx);
  if (rows[0]?.full !== false) throw new UnfitBackup('This store is not empty; a backup is restored into an empty one. Nothing was changed.');
}

/** In statements of about a million characters, each of rows of one table. */
async function loadRows(trx: StoreDatabase, path: string, onRows: (done: number) => void): Promise<void> {
  let batch: BackupRow[] = [];
  let characters = 0;
  let done = 0;
  const put = async (): Promise<void> => {
    await putRows(trx, batch);
    done += batch.length;
    onRows(done);
    batch = [];
    characters = 0;
  };
  for await (const row of readRows(path)) {
    if (characters > charactersAtOnce || (batch.length > 0 && batch[0]?.table !== row.table)) await put();
    batch.push(row);
    characters += row.text.length;
  }
  await put();
}

/** Documents go as texts beside the rows: taken out of a JSON, a text with the character zero in it would not fit, and no byte may change. */
async function putRows(trx: StoreDatabase, rows: readonly BackupRow[]): Promise<void> {
  const table = rows[0]?.table;
  if (table === undefined) return;
  const name = sql.table(`qiyun.${table.name}`);
  if (table.document === undefined) {
    const all = `[${rows.map(({ text }) => text).join(',')}]`;
    await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${all}::json)`.execute(trx);
    return;
  }
  const split = rows.map(({ text }) => splitRow(text, table.document ?? ''));
  const keys = `[${split.map(({ rest }) => rest).join(',')}]`;
  const documents = split.map(({ document }) => document);
  const { rows: columns } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_schema = 'qiyun' and table_name = ${table.name} order by ordinal_position
  `.execute(trx);
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  const taken = sql.join(columns.map((column) => (column.name === table.document ? sql`given::json` : sql.ref(column.name))));
  await sql`
    insert into ${name} (${names}) select ${taken}
    from rows from (json_populate_recordset(null::${name}, ${keys}::json), unnest(${documents}::text[])) as r (${names}, given)
  `.execute(trx);
}

/** The text of the last column, untouched, and the row without it. A quote inside a text has a stroke before it, so what is found is the column. */
function splitRow(text: string, column: string): { readonly rest: string; readonly document: string } {
  const name = `,"${column}":`;
  const at = text.indexOf(name);
  if (at < 0) throw new UnfitBackup(`A row has no ${column}: ${text.slice(0, 80)}`);
  return { rest: `${text.slice(0, at)}}`, document: text.slice(at + name.length, -1) };
}
