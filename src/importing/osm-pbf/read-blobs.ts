/**
 * The container of an OpenStreetMap PBF file (OpenStreetMap wiki, "PBF Format", read November 2026): length, BlobHeader, Blob, again and again.
 * Each blob is handed on unpacked with the byte at which it begins, so that whatever is wrong in it has a place.
 *
 *   4 bytes big-endian length | BlobHeader { 1 type, 3 datasize } | Blob { 1 raw | 2 raw_size, 3 zlib_data }
 */
import { type ByteSource, DamagedSource } from '../byte-source.js';
import { Wire, WireFault } from './wire.kernel.js';

/** Limits of the format itself; a larger length is damage, and nothing is allocated for it. */
const MOST_HEADER_BYTES = 64 * 1024;
const MOST_BLOB_BYTES = 32 * 1024 * 1024;

/** `bytes` unpacked from the zlib format, at most `limit` of them; throws when they are damaged or more. */
export type Inflate = (bytes: Uint8Array, limit: number) => Uint8Array;

export interface Blob {
  /** `OSMHeader` or `OSMData`; others are skipped, as the format asks. */
  readonly type: string;
  /** Of the length before its header, in the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What stops the reading: where, and what was found. */
export class PbfFault extends Error {
  readonly offset: number;
  readonly code: 'pbf/not-pbf' | 'pbf/truncated' | 'pbf/damaged' | 'pbf/compression';
  constructor(code: PbfFault['code'], sentence: string, offset: number) {
    super(sentence);
    this.code = code;
    this.offset = offset;
  }
}

const decoder = new TextDecoder('utf-8');

/** Throws `PbfFault`. */
export async function* readBlobs(source: ByteSource, inflate: Inflate, onRead?: (bytesOnDisk: number) => void): AsyncGenerator<Blob> {
  const queue = createQueue(source, onRead);
  for (let first = true; ; first = false) {
    const { offset } = queue;
    const length = await queue.take(4);
    if (length === undefined) return;
    const headerBytes = length.length < 4 ? 0 : new DataView(length.buffer, length.byteOffset, 4).getUint32(0);
    if (length.length < 4) throw cutOff('the length of a block', offset, 4, length.length);
    if (headerBytes === 0 || headerBytes > MOST_HEADER_BYTES) {
      const sentence = `at byte ${offset} a block header of ${headerBytes} bytes is announced; one has 1 to ${MOST_HEADER_BYTES}`;
      throw new PbfFault(first ? 'pbf/not-pbf' : 'pbf/damaged', sentence, offset);
    }
    const header = await queue.take(headerBytes);
    if (header === undefined || header.length < headerBytes) throw cutOff('a block header', offset, headerBytes, header?.length ?? 0);
    const { type, size } = readHeader(header, offset, first);
    const body = await queue.take(size);
    if (size > 0 && (body === undefined || body.length < size)) throw cutOff(`a block of type ${type}`, offset, size, body?.length ?? 0);
    if (first && type !== 'OSMHeader') {
      throw new PbfFault('pbf/not-pbf', `the first block is of type '${clip(type)}'; an OpenStreetMap file begins with 'OSMHeader'`, offset);
    }
    if (type === 'OSMHeader' || type === 'OSMData') yield { type, offset, bytes: unpack(body ?? new Uint8Array(), offset, inflate) };
  }
}

const clip = (text: string): string => text.replaceAll(/[^ -~]/g, '?').slice(0, 40);

const cutOff = (what: string, offset: number, expected: number, found: number): PbfFault =>
  new PbfFault('pbf/truncated', `${what} begins at byte ${offset} and should have ${expected} bytes; the file ends after ${found} of them`, offset);

function readHeader(bytes: Uint8Array, offset: number, first: boolean): { readonly type: string; readonly size: number } {
  let type = '';
  let size = -1;
  try {
    const wire = new Wire(bytes);
    while (wire.next()) {
      if (wire.field === 1) type = decoder.decode(wire.slice());
      else if (wire.field === 3) size = wire.number();
      else wire.skip();
    }
  } catch (error) {
    if (!(error instanceof WireFault)) throw error;
    throw new PbfFault(first ? 'pbf/not-pbf' : 'pbf/damaged', `the block header at byte ${offset} cannot be read: ${error.message}`, offset);
  }
  if (size < 0 || size > MOST_BLOB_BYTES) {
    throw new PbfFault(
      first ? 'pbf/not-pbf' : 'pbf/damaged',
      `the block at byte ${offset} says ${size} bytes; one has at most ${MOST_BLOB_BYTES}`,
      offset,
    );
  }
  return { type, size };
}

const otherPackings: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

function unpack(bytes: Uint8Array, offset: number, inflate: Inflate): Uint8Array {
  let raw: Uint8Array | undefined;
  let packed: Uint8Array | undefined;
  let size = 0;
  try {
    const wire = new Wire(bytes);
    while (wire.next()) {
      if (wire.field === 1) raw = wire.slice();
      else if (wire.field === 2) size = wire.number();
      else if (wire.field === 3) packed = wire.slice();
      else {
        const other = otherPackings[wire.field];
        if (other !== undefined)
          throw new PbfFault('pbf/compression', `the block at byte ${offset} is packed by ${other}; zlib and none are read`, offset);
        wire.skip();
      }
    }
  } catch (error) {
    if (!(error instanceof WireFault)) throw error;
    throw new PbfFault('pbf/damaged', `the block at byte ${offset} cannot be read: ${error.message}`, offset);
  }
  if (raw !== undefined) return raw;
  if (packed === undefined) throw new PbfFault('pbf/damaged', `the block at byte ${offset} holds no data`, offset);
  if (size < 0 || size > MOST_BLOB_BYTES)
    throw new PbfFault('pbf/damaged', `the block at byte ${offset} says ${size} bytes unpacked; one has at most ${MOST_BLOB_BYTES}`, offset);
  const data = inflated(packed, size, offset, inflate);
  if (data.length !== size)
    throw new PbfFault('pbf/damaged', `the block at byte ${offset} has ${data.length} bytes unpacked, ${size} were announced`, offset);
  return data;
}

function inflated(packed: Uint8Array, size: number, offset: number, inflate: Inflate): Uint8Array {
  try {
    return inflate(packed, Math.max(1, size));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is damaged';
    throw new PbfFault('pbf/damaged', `the block at byte ${offset} cannot be unpacked: ${reason}`, offset);
  }
}

interface Queue {
  /** Bytes taken so far. */
  readonly offset: number;
  /** The next `length` bytes, fewer at the end of the file, undefined when there are none. */
  take(length: number): Promise<Uint8Array | undefined>;
}

function createQueue(source: ByteSource, onRead: ((bytesOnDisk: number) => void) | undefined): Queue {
  const chunks = source.open(onRead)[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  let offset = 0;
  const next = async (): Promise<Uint8Array | undefined> => {
    try {
      const { done, value } = await chunks.next();
      return done === true ? undefined : value;
    } catch (error) {
      if (!(error instanceof DamagedSource)) throw error;
      throw new PbfFault('pbf/truncated', error.message, offset);
    }
  };
  return {
    get offset() {
      return offset;
    },
    async take(length) {
      if (length === 0) return new Uint8Array();
      const parts: Uint8Array[] = [rest];
      let found = rest.length;
      while (found < length) {
        const chunk = await next();
        if (chunk === undefined) break;
        parts.push(chunk);
        found += chunk.length;
      }
      const all = parts.length === 1 ? rest : joined(parts, found);
      const taken = all.subarray(0, length);
      rest = all.subarray(taken.length);
      offset += taken.length;
      return taken.length === 0 ? undefined : taken;
    },
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
