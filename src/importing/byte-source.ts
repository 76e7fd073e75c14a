/** A file as the importers see it: chunks of bytes that can be read again from the start. The shell opens it; the core knows no file. */

export interface ByteSource {
  /** As the user named it: what problems are located by. */
  readonly name: string;
  /** Bytes of the file as it lies on disk, for the progress of reading. */
  readonly size: number;
  /** From the first byte, unpacked when the file is gzip. Throws `DamagedSource` when the bytes cannot be had. */
  open(onRead?: (bytesOnDisk: number) => void): AsyncIterable<Uint8Array>;
}

/** The bytes end too early or cannot be unpacked; the sentence says what was found. */
export class DamagedSource extends Error {}

/** All bytes of a source. For the text formats, whose files are small; PBF is read block by block. */
export async function readWhole(source: ByteSource, onRead?: (bytesOnDisk: number) => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.open(onRead)) {
    chunks.push(chunk);
    length += chunk.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The first `length` bytes, or all when there are fewer: enough to tell a format. */
export async function readStart(source: ByteSource, length: number): Promise<Uint8Array> {
  const start = new Uint8Array(length);
  let filled = 0;
  for await (const chunk of source.open()) {
    const part = chunk.subarray(0, length - filled);
    start.set(part, filled);
    filled += part.length;
    if (filled === length) break;
  }
  return start.subarray(0, filled);
}
