/** Figures of repeated measurements, and the pairs they are taken over. */

export interface Measured {
  readonly median: number;
  readonly p99: number;
  readonly mean: number;
  readonly sd: number;
  readonly n: number;
}

/** Milliseconds; percentiles are nearest-rank. */
export const summarise = (values: readonly number[]): Measured => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
  return { median: at(0.5), p99: at(0.99), mean, sd, n: values.length };
};

export const line = (name: string, { median, p99, mean, sd, n }: Measured, aim: string): string =>
  `${name.padEnd(58)} median ${median.toFixed(1).padStart(7)} ms  p99 ${p99.toFixed(1).padStart(8)} ms  mean ${mean.toFixed(1).padStart(7)} ± ${sd.toFixed(1)} ms  n ${n}  (aim: ${aim})`;

/** mulberry32: a small generator with a seed, so that every run of the bench asks the same questions. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};
