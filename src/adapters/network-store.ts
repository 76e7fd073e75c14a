/** Opens network images from disk. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Network, readImage } from '../network/index.js';
import { fileSentence } from './file-sentence.js';
import { defaultImage } from './package-paths.js';

export type NetworkReading =
  | { readonly kind: 'network'; readonly network: Network; readonly image: SharedArrayBuffer }
  | { readonly kind: 'refused'; readonly sentence: string };

/** The image at `path`, or the default network that the package carries; `image` is the memory that the network lies in. */
export function readNetwork(path: string = defaultImage): NetworkReading {
  let image: SharedArrayBuffer;
  try {
    image = readShared(path);
  } catch (error) {
    const sentence = fileSentence('open the network', path, error);
    return { kind: 'refused', sentence: path === defaultImage ? `${sentence} Make it with: npm run build` : sentence };
  }
  const reading = readImage(new Uint8Array(image));
  if (reading.kind === 'network') return { ...reading, image };
  return {
    kind: 'refused',
    sentence: `Cannot open the network ${path}: ${reading.sentence}${/[.!]$/.test(reading.sentence) ? '' : '.'} Build it again with: qiyun network build`,
  };
}

/** The file straight into memory that threads can share: half the memory touched of reading it and copying it there. */
function readShared(path: string): SharedArrayBuffer {
  const file = openSync(path, 'r');
  try {
    const image = new SharedArrayBuffer(fstatSync(file).size);
    const bytes = new Uint8Array(image);
    let at = 0;
    for (let read = 1; read > 0 && at < bytes.length; at += read) read = readSync(file, bytes, at, bytes.length - at, at);
    // one that shrinks meanwhile ends in zeros, which its checksums refuse
    return image;
  } finally {
    closeSync(file);
  }
}
