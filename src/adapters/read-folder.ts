/** A network package on disk as bytes by file name; what is not a table, its description or a text beside it is left alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSentence } from './file-sentence.js';

export type FolderReading =
  | { readonly kind: 'files'; readonly path: string; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'refused'; readonly sentence: string };

export function readFolder(path: string): FolderReading {
  try {
    const names = readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(csv|json)$/.test(entry.name))
      .map((entry) => entry.name);
    return { kind: 'files', path, files: new Map(names.sort().map((name) => [name, new Uint8Array(readFileSync(join(path, name)))])) };
  } catch (error) {
    return { kind: 'refused', sentence: fileSentence('read the folder', path, error) };
  }
}
