/** Opens network images from disk. */
import { readFileSync } from 'node:fs';
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
    const bytes = readFileSync(path);
    image = new SharedArrayBuffer(bytes.byteLength);
    new Uint8Array(image).set(bytes);
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
