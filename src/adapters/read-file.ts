/** A file as bytes. */
import { readFileSync } from 'node:fs';
import { fileSentence } from './file-sentence.js';

export function readFile(
  path: string,
): { readonly kind: 'file'; readonly bytes: Uint8Array } | { readonly kind: 'refused'; readonly sentence: string } {
  try {
    return { kind: 'file', bytes: new Uint8Array(readFileSync(path)) };
  } catch (error) {
    return { kind: 'refused', sentence: fileSentence('read', path, error) };
  }
}
