/** Writes a file whole or not at all: beside its place first, then renamed over it, so that a reader or a crash never sees half. */

import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileSentence } from './file-sentence.js';

/** Folders on the way are made. The refusal when it could not be done. */
export function writeFile(path: string, bytes: Uint8Array): { readonly kind: 'refused'; readonly sentence: string } | undefined {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(beside, 'wx');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return { kind: 'refused', sentence: fileSentence('write', path, error) };
  }
}
