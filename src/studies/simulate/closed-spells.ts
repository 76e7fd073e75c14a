/** When a station is closed in one replication: the spells that are stated, and weather as an alternating renewal process. */
import { keyOf, streamOf, uniformAt } from '../../planning/index.js';
import type { Closures } from './stations.js';

/**
 * Begin, end, begin, end … ascending, joined where they meet, to `untilDays`. Closed and open times are exponential with means `m` and
 * `m (1 − q) / q`, so that the long-run share is q (S. M. Ross, "Stochastic Processes", 2nd ed., theorem 3.4.4).
 */
export const listClosedSpells = ({ spells, closedShare, meanDays }: Closures, name: string, seed: number, untilDays: number): readonly number[] => {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < spells.length; i += 2) pairs.push([spells[i] ?? 0, spells[i + 1] ?? 0]);
  if (closedShare > 0 && meanDays > 0) {
    const stream = streamOf(seed, keyOf(`${name}/weather`));
    const exponential = (draw: number, mean: number): number => -mean * Math.log(1 - uniformAt(stream, draw));
    const openMean = (meanDays * (1 - closedShare)) / closedShare;
    // in the long run a moment falls into a closure with the share's chance, and what is left of either time is exponential too
    let now = uniformAt(stream, 0) < closedShare ? 0 : exponential(1, openMean);
    for (let draw = 2; now < untilDays; draw += 2) {
      const end = now + exponential(draw, meanDays);
      pairs.push([now, end]);
      now = end + exponential(draw + 1, openMean);
    }
  }
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [begin, end] of pairs) {
    const last = merged.length - 1;
    if (last > 0 && begin <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, end);
    else merged.push(begin, end);
  }
  return merged;
};

/** The first moment at or after `now` at which it is open. */
export const opensAt = (spells: readonly number[], now: number): number => {
  for (let i = 0; i + 1 < spells.length; i += 2) {
    if (now < (spells[i] ?? 0)) return now;
    if (now < (spells[i + 1] ?? 0)) return spells[i + 1] ?? now;
  }
  return now;
};
