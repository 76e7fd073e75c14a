/**
 * Runs PostgreSQL's initdb once, in PGlite, and packs what it made into empty-database.br of dist/, or of the folder that is named, for
 * src/adapters/store/empty-database.ts to unpack. Part of `npm run build`.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';

const to = process.argv[2] ?? fileURLToPath(new URL('../dist/', import.meta.url));

/** Folders before what is in them. The three databases of a new cluster are nearly the same files, so equal contents are packed once. */
function packFolder(folder) {
  const folders = [];
  const files = [];
  const parts = [];
  const placeOf = new Map();
  let length = 0;
  const inOrder = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { entry, path } of inOrder) {
    const name = relative(folder, path).replaceAll(sep, '/');
    if (entry.isDirectory()) {
      folders.push(name);
      continue;
    }
    const bytes = readFileSync(path);
    const sum = createHash('sha256').update(bytes).digest('hex');
    if (!placeOf.has(sum)) {
      placeOf.set(sum, length);
      parts.push(bytes);
      length += bytes.length;
    }
    files.push([name, placeOf.get(sum), bytes.length]);
  }
  return { folders, files, contents: Buffer.concat(parts) };
}

const home = mkdtempSync(join(tmpdir(), 'qiyun-empty-database-'));
try {
  const pglite = await PGlite.create(join(home, 'pgdata'));
  // shut down in order, so that whoever opens it has nothing to recover
  await pglite.close();
  const { folders, files, contents } = packFolder(join(home, 'pgdata'));
  const list = Buffer.from(JSON.stringify({ formatVersion: 1, folders, files }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
  writeFileSync(join(to, 'empty-database.br'), brotliCompressSync(Buffer.concat([length, list, contents]), { params }));
} finally {
  rmSync(home, { recursive: true, force: true });
}
