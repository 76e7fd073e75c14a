/** When a station is closed in one replication: the spells that are stated, and weather as an alternating renewal process. */
import { keyOf, streamOf, uniformAt } from '../../planning/index.js';
import type { Closures } from './stations.js';

const MONTH_DAYS = 365.25 / 12;

/**
 * Begin, end, begin, end … ascending, joined where they meet, to `untilDays`. Closed and open times are exponential with means `m` and
 * `m (1 − q) / q`, so that the long-run share is q (S. M. Ross, "Stochastic Processes", 2nd ed., theorem 3.4.4); q is that of the month in
 * which an open time begins, and an open time that outlasts its month is drawn anew, which an exponential may be.
 */
export const listClosedSpells = ({ spells, closedShares, meanDays }: Closures, name: string, seed: number, untilDays: number): readonly number[] => {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < spells.length; i += 2) pairs.push([spells[i] ?? 0, spells[i + 1] ?? 0]);
  if (meanDays > 0 && closedShares.some((share) => share > 0)) {
    const stream = streamOf(seed, keyOf(`${name}/weather`));
    let draw = 0;
    const uniform = (): number => uniformAt(stream, draw++);
    const exponential = (mean: number): number => -mean * Math.log(1 - uniform());
    const shareAt = (day: number): number => closedShares[Math.floor(day / MONTH_DAYS) % closedShares.length] ?? 0;
    // in the long run a moment falls into a closure with the share's chance, and what is left of either time is exponential too
    let now = 0;
    let open = uniform() >= shareAt(0);
    while (now < untilDays) {
      if (!open) {
        const end = now + exponential(meanDays);
        pairs.push([now, end]);
        now = end;
        open = true;
        continue;
      }
      const share = shareAt(now);
      const monthEnd = (Math.floor(now / MONTH_DAYS) + 1) * MONTH_DAYS;
      const next = share === 0 ? Infinity : now + exponential((meanDays * (1 - share)) / share);
      open = next > monthEnd;
      now = Math.min(next, monthEnd);
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
