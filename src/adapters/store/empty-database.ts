/**
 * The files of a new database, packed when the package is built (`scripts/pack-empty-database.js`): PostgreSQL's initdb computes for
 * five seconds in WebAssembly, writing its 971 files takes a quarter of one (decision 0100).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** The list of what is packed, behind its length in four bytes; then the contents. */
interface PackedList {
  readonly formatVersion: number;
  /** Each after the one that it is in. */
  readonly folders: readonly string[];
  /** Name, place among the contents, bytes; several files may be at one place. */
  readonly files: readonly (readonly [name: string, at: number, bytes: number])[];
}

/** Writes them into `folder`, which is not there yet. Nothing is flushed. */
export function unpackEmptyDatabase(packed: URL, folder: string): void {
  const bytes = brotliDecompressSync(readFileSync(packed));
  const begin = 4 + bytes.readUInt32LE(0);
  const { formatVersion, folders, files } = JSON.parse(bytes.toString('utf8', 4, begin)) as PackedList;
  if (formatVersion !== 1) throw new Error(`${packed.pathname} has format ${formatVersion}, and this program reads format 1: run \`npm run build\`.`);
  // PostgreSQL refuses a folder that others may look into
  mkdirSync(folder, { mode: 0o700 });
  for (const name of folders) mkdirSync(join(folder, name), { mode: 0o700 });
  for (const [name, at, length] of files) writeFileSync(join(folder, name), bytes.subarray(begin + at, begin + at + length), { mode: 0o600 });
}
