/** Files on disk as the importers read them: in chunks, again from the start when asked, unpacked when they are gzip. */
import { closeSync, createReadStream, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip, inflateSync } from 'node:zlib';
import { type ByteSource, DamagedSource } from '../importing/index.js';
import { fileSentence } from './file-sentence.js';

export type SourcesReading =
  | { readonly kind: 'sources'; readonly sources: readonly ByteSource[] }
  | { readonly kind: 'refused'; readonly sentences: readonly string[] };

/** A shapefile brings the parts that lie beside it; a file named twice is read once. */
export function openSources(paths: readonly string[]): SourcesReading {
  const all = new Set(paths.flatMap((path) => [path, ...partsBeside(path)]));
  const sources: ByteSource[] = [];
  const sentences: string[] = [];
  for (const path of all) {
    try {
      sources.push(openSource(path));
    } catch (error) {
      sentences.push(fileSentence('read', path, error));
    }
  }
  return sentences.length > 0 ? { kind: 'refused', sentences } : { kind: 'sources', sources };
}

function partsBeside(path: string): string[] {
  const stem = /^(.*)\.shp$/i.exec(path)?.[1];
  if (stem === undefined) return [];
  const upper = path.endsWith('.SHP');
  return ['shx', 'dbf', 'prj', 'cpg'].map((ending) => `${stem}.${upper ? ending.toUpperCase() : ending}`).filter((part) => existsSync(part));
}

function openSource(path: string): ByteSource {
  const about = statSync(path);
  if (about.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  const packed = isGzip(path);
  return {
    name: basename(path),
    size: about.size,
    open: (onRead) => readChunks(path, packed, onRead),
  };
}

function isGzip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(2);
    return readSync(file, start) === 2 && start[0] === 0x1f && start[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}

async function* readChunks(path: string, packed: boolean, onRead?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  let read = 0;
  file.on('data', (chunk) => {
    read += chunk.length;
    onRead?.(read);
  });
  const stream = packed ? file.pipe(createGunzip()) : file;
  // an error of the file itself ends the unpacking too
  if (packed) file.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new DamagedSource(`${basename(path)} cannot be unpacked to its end: ${error.message}`);
    }
    throw new DamagedSource(fileSentence('read', path, error));
  } finally {
    file.destroy();
  }
}

/** The zlib format, as the blocks of an OpenStreetMap file have it. */
export const inflate = (bytes: Uint8Array, limit: number): Uint8Array => inflateSync(bytes, { maxOutputLength: limit });
