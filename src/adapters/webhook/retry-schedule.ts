/** When a delivery that failed is tried again: exponential back-off with full jitter (Brooker, “Exponential Backoff and Jitter”, AWS Architecture Blog, 2015), so that receivers that come back are not met by all at once. */
export const retryDefaults = {
  firstMs: 2000, // mean wait after the first failure is half of it
  mostMs: 3_600_000,
  tries: 14, // about 6 h in all, then the lines are dead letters
} as const;
export type RetrySettings = { readonly [K in keyof typeof retryDefaults]: number };

/** `failures` in a row, from 1; `luck` in [0, 1). */
export const waitAfter = (failures: number, luck: number, { firstMs, mostMs }: RetrySettings): number =>
  Math.round(Math.min(mostMs, firstMs * 2 ** (failures - 1)) * (0.5 + luck / 2));
