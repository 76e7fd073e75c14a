/** The library's door to networks, `qiyun/network`: the model, and one function that opens an image from disk. */
import type { Network } from '../network/index.js';
import { readNetwork } from './network-store.js';

export * from '../network/index.js';

/** The network image at `path`, or the default Eurasian network. Rejects with a sentence when it cannot be opened. */
export async function openNetwork(path?: string): Promise<Network> {
  const reading = readNetwork(path);
  if (reading.kind === 'refused') throw new Error(reading.sentence);
  return reading.network;
}
