/** Draws of steps that many ways have in common, by what happens where and how long it takes; of one seed and one number of draws. */
import type { DrawMemory } from './simulate.kernel.js';

interface Kept {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly drawn: Float64Array;
}

/** What is kept at most; then all is forgotten and kept anew. 4 kB a step at 500 draws: 8,000 steps, more than a network meets. */
const MOST_BYTES = 32e6;

export function createDrawMemory(): DrawMemory {
  const steps = new Map<number, Kept[]>();
  let bytes = 0;
  return {
    find: (kind, key, a, b) => steps.get(key)?.find((one) => one.kind === kind && one.a === a && one.b === b)?.drawn,
    keep: (kind, key, a, b, drawn) => {
      bytes += drawn.byteLength;
      if (bytes > MOST_BYTES) {
        steps.clear();
        bytes = drawn.byteLength;
      }
      const known = steps.get(key);
      if (known === undefined) steps.set(key, [{ kind, a, b, drawn }]);
      else known.push({ kind, a, b, drawn });
    },
  };
}
