/**
 * PGlite that flushes. As it comes it runs PostgreSQL with fsync off, and its file system over Node ignores what PostgreSQL asks to be
 * flushed: an acknowledged commit survives the end of the process, not the end of power. So here fsync is on, the write-ahead log is
 * flushed by `fsync` (its `fdatasync` does nothing), and `fsync` reaches the disk. From there on PostgreSQL's own order of writing holds:
 * log before data, data before the log is cut.
 */
import { existsSync, fsyncSync, rmSync, writeFileSync } from 'node:fs';
import { open as openFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { unpackEmptyDatabase } from './empty-database.js';
import { dataName, markName, shutOut } from './store-folder.js';

/** The part of Emscripten's module that is touched. */
interface NodeFileSystem {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number } };
}

class FlushingNodeFS extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const flush = (module: unknown): void => {
      (module as NodeFileSystem).NODEFS.stream_ops.fsync = ({ nfd }) => {
        fsyncSync(nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), flush] } };
  }
}

const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['wal_sync_method=fsync', 'shared_buffers=32MB', 'max_wal_size=256MB'].flatMap((setting) => ['-c', setting]),
];

const open = async (folder: string): Promise<PGlite> => {
  const pglite = await PGlite.create({ fs: new FlushingNodeFS(folder), startParams });
  shutOut(folder);
  return pglite;
};

/**
 * The database in `folder`/pgdata, made when there is none; one whose making ended halfway has no mark beside it, and is made anew. `packed` is a new
 * one in one file; where that is not there, as in a build of the code alone, it is made by initdb.
 */
export async function openDurablePglite(folder: string, packed: URL): Promise<PGlite> {
  const data = join(folder, dataName);
  const mark = join(folder, markName);
  if (existsSync(mark)) return open(data);
  rmSync(data, { recursive: true, force: true });
  let made: PGlite | undefined;
  if (existsSync(packed)) unpackEmptyDatabase(packed, data);
  else made = await open(data);
  await flushTree(data);
  writeFileSync(mark, '');
  await flush(folder);
  return made ?? open(data);
}

/** Side by side: the journal of the file system takes many at once to the disk, and a thousand one by one take five times as long. */
async function flushTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  await Promise.all([folder, ...entries.map((entry) => join(entry.parentPath, entry.name))].map(flush));
}

async function flush(path: string): Promise<void> {
  const file = await openFile(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
