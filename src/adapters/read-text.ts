/** A text file of the user's. */
import { readFileSync } from 'node:fs';
import { fileSentence } from './file-sentence.js';

export type ReadText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly sentence: string };

export function readText(path: string): ReadText {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'refused', sentence: `Cannot read ${path}: it has bytes that are not UTF-8.` };
    return { kind: 'refused', sentence: fileSentence('read', path, error) };
  }
}
