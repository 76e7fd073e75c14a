/** A file, plain or gzipped, piece by piece: nothing is held but the piece at hand. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { fileSentence } from './file-sentence.js';

/** Resolves to what went wrong, as a sentence; undefined = all was read. */
export async function readPieces(path: string, onPiece: (piece: Uint8Array) => void): Promise<string | undefined> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const gunzip = /\.gz$/i.test(path) ? createGunzip({ chunkSize: 1 << 18 }) : undefined;
  if (gunzip !== undefined) {
    file.on('error', (error) => gunzip.destroy(error));
    file.pipe(gunzip);
  }
  try {
    for await (const piece of gunzip ?? file) onPiece(piece as Uint8Array);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'Z_BUF_ERROR') return `Cannot read ${path}: the compressed file ends too early; it was cut off.`;
    if (/^Z_/.test(code)) return `Cannot read ${path}: it is not a sound gzip file.`;
    return fileSentence('read', path, error);
  }
}
