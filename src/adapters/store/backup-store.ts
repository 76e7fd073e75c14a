/** Writes everything a store holds, as of one moment, into one file. */
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, linkSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { fileSentence } from '../file-sentence.js';
import { type BackupHeader, backupFormatVersion, backupTables } from './backup-format.js';
import type { StoreDatabase } from './store-tables.js';

export interface BackupOptions {
  readonly now: () => Date;
  /** Rows so far, of how many. */
  readonly onProgress?: (rows: number, of: number) => void;
}
export type BackupOutcome =
  | { readonly kind: 'written'; readonly rows: number; readonly head: BackupHeader['head'] }
  | { readonly kind: 'refused'; readonly sentence: string };

const rowsAtOnce = 500;

/** The file appears whole or not at all, for its owner alone: it has secrets of webhooks in it. One that is there is never replaced. */
export async function backupStore(db: StoreDatabase, path: string, options: BackupOptions): Promise<BackupOutcome> {
  if (existsSync(path)) return { kind: 'refused', sentence: `${path} exists already: choose another name for the backup.` };
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true });
    await once(file, 'open');
    const written = await writeRows(db, path.endsWith('.gz') ? gzipInto(file) : file, options);
    await finished(file);
    linkSync(beside, path);
    return { kind: 'written', ...written };
  } catch (error) {
    return { kind: 'refused', sentence: fileSentence('write', path, error) };
  } finally {
    rmSync(beside, { force: true });
  }
}

function gzipInto(file: Writable): Writable {
  const gzip = createGzip();
  gzip.pipe(file);
  return gzip;
}

const writeRows = (db: StoreDatabase, out: Writable, { now, onProgress = () => {} }: BackupOptions) =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const lines = lineWriter(out);
      const { of, ...header } = await readHeader(trx, now().toISOString());
      await lines.write(JSON.stringify(header));
      for (const { name, key } of backupTables) {
        await sql.raw(`declare rows no scroll cursor for select row_to_json(t)::text as text from qiyun.${name} t order by ${key}`).execute(trx);
        for (;;) {
          const { rows } = await sql.raw<{ text: string }>(`fetch ${rowsAtOnce} from rows`).execute(trx);
          if (rows.length === 0) break;
          for (const { text } of rows) await lines.write(`{"${name}":${text}}`);
          onProgress(lines.count() - 1, of);
        }
        await sql.raw('close rows').execute(trx);
      }
      const rows = lines.count() - 1;
      await lines.write(JSON.stringify({ end: { rows, sha256: lines.digest() } }));
      out.end();
      return { rows, head: header.head };
    });

async function readHeader(trx: StoreDatabase, writtenAt: string): Promise<BackupHeader & { readonly of: number }> {
  const { rows } = await sql<{ seq: string; hash: string; version: number }>`
    select seq, hash, (select max(number) from qiyun.migrations) as version from qiyun.head
  `.execute(trx);
  const counts = await sql
    .raw<{ of: string }>(`select ${backupTables.map(({ name }) => `(select count(*) from qiyun.${name})`).join(' + ')} as of`)
    .execute(trx);
  const [head] = rows;
  if (head === undefined) throw new Error('qiyun.head has no row: the store was not migrated');
  return {
    qiyunBackup: backupFormatVersion,
    storeVersion: head.version,
    writtenAt,
    head: { seq: Number(head.seq), hash: head.hash },
    of: Number(counts.rows[0]?.of),
  };
}

function lineWriter(out: Writable) {
  const hash: Hash = createHash('sha256');
  let lines = 0;
  return {
    count: () => lines,
    /** Of all lines so far. */
    digest: () => hash.copy().digest('hex'),
    write: async (line: string): Promise<void> => {
      const text = `${line}\n`;
      lines += 1;
      hash.update(text);
      if (!out.write(text)) await once(out, 'drain');
    },
  };
}
