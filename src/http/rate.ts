/** How fast one caller may ask: a bucket of tokens each (so many at once, so many a second after), forgotten when it is full again. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Limiter {
  /** Takes one; else how many whole seconds until there is one. */
  readonly take: (caller: string) => number | undefined;
}

/** Buckets kept at most: an attacker with many addresses fills this, not the memory. */
const mostBuckets = 50_000;

/** `clock`: milliseconds that never go back. */
export function createLimiter({ perSecond, burst }: Rate, clock: () => number): Limiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const levelOf = (caller: string): number => {
    const bucket = buckets.get(caller);
    return bucket === undefined ? burst : Math.min(burst, bucket.tokens + ((clock() - bucket.at) / 1000) * perSecond);
  };
  const secondsUntilOne = (level: number): number => Math.max(1, Math.ceil((1 - level) / perSecond));
  const forgetFull = (): void => {
    for (const caller of buckets.keys()) if (levelOf(caller) >= burst) buckets.delete(caller);
    // all are in use: the oldest go, since insertion order is the order of first use
    for (const caller of buckets.keys()) {
      if (buckets.size <= mostBuckets / 2) break;
      buckets.delete(caller);
    }
  };
  return {
    take: (caller) => {
      const level = levelOf(caller);
      if (level < 1) return secondsUntilOne(level);
      if (buckets.size >= mostBuckets && !buckets.has(caller)) forgetFull();
      buckets.set(caller, { tokens: level - 1, at: clock() });
      return undefined;
    },
  };
}
