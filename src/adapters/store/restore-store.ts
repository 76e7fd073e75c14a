/**
 * Fills an empty store from a backup, in one transaction: it is all there, or nothing was changed. A backup of an older version is read into
 * tables of that version, which are then brought to the newest.
 */
import { sql } from 'kysely';
import { fileSentence } from '../file-sentence.js';
import { type BackupHeader, backupTables } from './backup-format.js';
import { migrateTo } from './migrate.js';
import { migrations } from './migrations.js';
import { checkBackup, readRows, UnfitBackup } from './read-backup.js';
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

/** In statements of about a million characters. */
async function loadRows(trx: StoreDatabase, path: string, onRows: (done: number) => void): Promise<void> {
  let table = '';
  let texts: string[] = [];
  let characters = 0;
  let done = 0;
  const put = async (): Promise<void> => {
    if (texts.length === 0) return;
    const rows = `[${texts.join(',')}]`;
    await sql`insert into ${sql.table(`qiyun.${table}`)} select * from json_populate_recordset(null::${sql.table(`qiyun.${table}`)}, ${rows}::json)`.execute(
      trx,
    );
    done += texts.length;
    onRows(done);
    texts = [];
    characters = 0;
  };
  for await (const row of readRows(path)) {
    if (row.table.name !== table || characters > charactersAtOnce) await put();
    table = row.table.name;
    texts.push(row.text);
    characters += row.text.length;
  }
  await put();
}
