/** The default network of this test run; throws with the data's own problem where it could not be compiled. */
import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { type Network, readImage } from '../../src/network/index.js';

let opened: Network | undefined;

export function openDefaultNetwork(): Network {
  if (opened !== undefined) return opened;
  const image = inject('defaultImage');
  if ('problem' in image) throw new Error(image.problem);
  const read = readImage(new Uint8Array(readFileSync(image.file)));
  if (read.kind === 'refused') throw new Error(read.sentence);
  opened = read.network;
  return opened;
}
