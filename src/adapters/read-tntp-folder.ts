/** The tables of a TNTP instance on disk, plain or gzipped, by name without `.gz`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fileSentence } from './file-sentence.js';
import type { FolderReading } from './read-folder.js';

export function readTntpFolder(path: string): FolderReading {
  const files = new Map<string, Uint8Array>();
  try {
    const names = readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && /\.(tntp|txt)(\.gz)?$/i.test(entry.name))
      .map((entry) => entry.name);
    for (const name of names.sort()) {
      const bytes = new Uint8Array(readFileSync(join(path, name)));
      const plain = name.replace(/\.gz$/i, '');
      if (files.has(plain))
        return { kind: 'refused', sentence: `The folder ${path} has ${plain} twice, plain and gzipped: leave one of them in it.` };
      const opened = isGzip(bytes) ? decompress(bytes) : bytes;
      if (opened === undefined) return { kind: 'refused', sentence: `Cannot decompress ${join(path, name)}: its gzip data are damaged.` };
      files.set(plain, opened);
    }
  } catch (error) {
    return { kind: 'refused', sentence: fileSentence('read the folder', path, error) };
  }
  return { kind: 'files', path, files };
}

/** RFC 1952, section 2.3.1: whatever the name says. */
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function decompress(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return new Uint8Array(gunzipSync(bytes));
  } catch {
    return undefined;
  }
}
