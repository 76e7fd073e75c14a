/** Bodies as the client takes them: brotli, gzip or plain. Off the event loop; what is sent again and again is compressed once. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';
/** Smaller bodies fit in a packet or two anyway. */
const LEAST_BYTES = 1024;
/** Kept for as long as the body itself is. */
const kept = new WeakMap<Uint8Array, Map<Encoding, Promise<Uint8Array>>>();

/** The best encoding that the client takes: brotli before gzip, `q=0` is a no. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | undefined {
  const taken = new Map<string, number>();
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const q = parameters.find((text) => text.startsWith('q='))?.slice(2);
    taken.set(name, q === undefined ? 1 : Number(q));
  }
  const takes = (name: Encoding): boolean => (taken.get(name) ?? taken.get('*') ?? 0) > 0;
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}

/** Compressed, or undefined where that is not worth it. `keep`: the same bytes object will be sent again. */
export async function compress(bytes: Uint8Array, encoding: Encoding, keep: boolean): Promise<Uint8Array | undefined> {
  if (bytes.byteLength < LEAST_BYTES) return undefined;
  if (!keep) return run(bytes, encoding, false);
  const known = kept.get(bytes) ?? new Map<Encoding, Promise<Uint8Array>>();
  kept.set(bytes, known);
  const made = known.get(encoding) ?? run(bytes, encoding, true);
  known.set(encoding, made);
  return made;
}

const run = (bytes: Uint8Array, encoding: Encoding, thorough: boolean): Promise<Uint8Array> =>
  encoding === 'gzip'
    ? promisify(gzip)(bytes, { level: thorough ? 9 : 5 })
    : promisify(brotliCompress)(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: thorough ? 9 : 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
      });
