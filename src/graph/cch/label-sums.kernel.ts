/**
 * What is the least sum of two labels, depth by depth? The inner loop of matrices. Its double in WebAssembly takes four depths at a time (assembly/label-sums.ts).
 *
 * Why `!` is right here: both labels lie within what was reserved.
 */
import { infiniteWeight } from './cch-structure.js';

export interface LabelSums {
  /** Memory of that many entries, with anything in it; what was reserved before is no longer to be used. */
  readonly reserve: (entries: number) => Uint32Array;
  /** Least sum over depths `0 … common` of the labels that begin at entries `one` and `other`; `infiniteWeight` when there is none. */
  readonly least: (one: number, other: number, common: number) => number;
}

export function plainSums(): LabelSums {
  let labels = new Uint32Array(0);
  return {
    reserve: (entries) => {
      if (labels.length < entries) labels = new Uint32Array(entries);
      return labels;
    },
    least: (one, other, common) => {
      let best = infiniteWeight;
      for (let level = 0; level <= common; level++) {
        const sum = (labels[one + level]! + labels[other + level]!) >>> 0;
        if (sum < best) best = sum;
      }
      return best;
    },
  };
}
