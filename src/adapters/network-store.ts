/** Opens network images from disk. */
import { readFileSync } from 'node:fs';
import { type Network, readImage } from '../network/index.js';
import { fileSentence } from './file-sentence.js';
import { defaultImage } from './package-paths.js';

export type NetworkReading = { readonly kind: 'network'; readonly network: Network } | { readonly kind: 'refused'; readonly sentence: string };

/** The image at `path`, or the default network that the package carries. */
export function readNetwork(path: string = defaultImage): NetworkReading {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const sentence = fileSentence('open the network', path, error);
    return { kind: 'refused', sentence: path === defaultImage ? `${sentence} Make it with: npm run build` : sentence };
  }
  const reading = readImage(bytes);
  if (reading.kind === 'network') return reading;
  return {
    kind: 'refused',
    sentence: `Cannot open the network ${path}: ${reading.sentence}${/[.!]$/.test(reading.sentence) ? '' : '.'} Build it again with: qiyun network build`,
  };
}
