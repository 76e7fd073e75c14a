/**
 * How many typing errors lie between two words: insertions, deletions, substitutions and swaps of neighbours
 * (F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7:3, 1964, doi:10.1145/363958.363994;
 * here the restricted form, in which no letter is edited twice).
 */

/** The distance, or `limit + 1` as soon as it is known to be larger than `limit`. Time: about `limit` × length. */
export function editDistance(a: string, b: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooFar;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = new Array<number>(b.length + 1).fill(tooFar);
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    current[0] = i;
    let least = from === 1 ? i : tooFar;
    for (let j = from; j <= to; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? tooFar) + 1, (current[j - 1] ?? tooFar) + 1, (previous[j - 1] ?? tooFar) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? tooFar) + 1);
      current[j] = cost;
      if (cost < least) least = cost;
    }
    // a swap can reach back two rows, so both must be out of reach
    if (least > limit && Math.min(...previous) >= limit) return tooFar;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? tooFar, tooFar);
}

/** The `count` candidates nearest to `word` in spelling, at most `limit` errors away, nearest first, then alphabetical. */
export function findNearSpellings(word: string, candidates: Iterable<string>, options = { limit: 2, count: 3 }): readonly string[] {
  const found: { text: string; distance: number }[] = [];
  const folded = word.toLowerCase();
  for (const text of candidates) {
    const distance = editDistance(folded, text.toLowerCase(), options.limit);
    if (distance <= options.limit) found.push({ text, distance });
  }
  found.sort((x, y) => x.distance - y.distance || (x.text < y.text ? -1 : 1));
  return found.slice(0, options.count).map((near) => near.text);
}
