/**
 * Luck that can be looked up: the n-th random number of a key, without drawing the ones before it.
 *
 * Counter-based (the idea of J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11, doi:10.1145/2063384.2063405): a number is a hash of
 * (seed, key, n), there is no state. So two scenarios see the same luck for the same key, ranges of draws can be made anywhere in any order, and a step that is
 * added or removed disturbs no other. Two rounds of a 32-bit mixer instead of Philox, which needs 64-bit products that JavaScript has not.
 * 32 random bits a number: normals reach ±6.3 standard deviations, and ten thousand draws of one key meet an equal pair once in a hundred times.
 */
import { normalQuantile } from './normal.js';

/** 32-bit key of a stable name, FNV-1a (draft-eastlake-fnv, offset 2166136261, prime 16777619); a code unit above 255 counts as two bytes, low first. */
export const keyOf = (name: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    if (unit > 0xff) hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
};

/** Bijection on 32 bits in which every input bit flips every output bit half the time: C. Wellons, "hash-prospector" (2018-2022), 16-21f0aaad-15-d35a2d97-15. */
const mix = (value: number): number => {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  return x ^ (x >>> 15);
};

/** The sequence that belongs to a seed (any safe integer) and a key: looked up once, then asked for its n-th number. */
export const streamOf = (seed: number, key: number): number => mix(mix(mix(seed | 0) + Math.floor(seed / 0x1_0000_0000) + 0x9e3779b9) ^ key);

/** The n-th uniform number of a stream, strictly between 0 and 1, a multiple of 2⁻³³. */
export const uniformAt = (stream: number, n: number): number =>
  // the second round has its own word, or streams would be one sequence read from different starts
  ((mix(mix(n + stream) ^ Math.imul(stream, 0x85ebca6b)) >>> 0) + 0.5) * 2.3283064365386963e-10;

/** The n-th standard normal number of a stream. */
export const normalAt = (stream: number, n: number): number => normalQuantile(uniformAt(stream, n));
