import { describe, expect, test } from 'vitest';
import { keyOf, normalAt, streamOf, uniformAt } from './keyed-draws.kernel.js';
import { normalShareBelow } from './normal.js';

const N = 100_000;
/** What the planner asks for: one key, many draws; and one draw, many keys or seeds, neighbouring ones included. */
const families: Record<string, (i: number) => number> = {
  'draws of one key': (i) => uniformAt(streamOf(1, keyOf('arc:1/drive')), i),
  'draws of another seed': (i) => uniformAt(streamOf(2, keyOf('arc:1/drive')), i),
  'one draw over neighbouring keys': (i) => uniformAt(streamOf(1, i), 17),
  'one draw over named keys': (i) => uniformAt(streamOf(1, keyOf(`arc:${i}/drive`)), 0),
  'one draw over seeds': (i) => uniformAt(streamOf(i, 99), 0),
  'one draw over large seeds': (i) => uniformAt(streamOf(i * 2 ** 32 + 5, 99), 0),
};
const series = (f: (i: number) => number): Float64Array => Float64Array.from({ length: N }, (_, i) => f(i));
const correlation = (x: Float64Array, y: Float64Array): number => {
  const mean = (v: Float64Array) => v.reduce((a, b) => a + b, 0) / v.length;
  const mx = mean(x),
    my = mean(y);
  let xy = 0,
    xx = 0,
    yy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = (x[i] ?? 0) - mx,
      dy = (y[i] ?? 0) - my;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
};
/** Largest distance between the empirical and the stated distribution, times sqrt(n): above 1.95 once in a thousand tries. */
const kolmogorov = (sample: Float64Array, share: (x: number) => number): number => {
  const sorted = sample.slice().sort();
  let worst = 0;
  sorted.forEach((x, i) => {
    worst = Math.max(worst, Math.abs(share(x) - i / N), Math.abs(share(x) - (i + 1) / N));
  });
  return worst * Math.sqrt(N);
};
const BOUND = 4 / Math.sqrt(N); // 4 standard errors of a correlation

describe('keyed draws', () => {
  test('keyOf is FNV-1a', () => {
    // vectors of the FNV page (Noll): "", "a", "foobar"
    expect([keyOf(''), keyOf('a'), keyOf('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
    expect(keyOf('霍尔果斯')).not.toBe(keyOf('阿拉山口'));
  });

  describe.each(Object.entries(families))('%s', (_, f) => {
    const u = series(f);
    test('lie strictly between 0 and 1, with mean 1/2 and variance 1/12', () => {
      expect(Math.min(...u.subarray(0, 50_000))).toBeGreaterThan(0);
      expect(Math.max(...u.subarray(0, 50_000))).toBeLessThan(1);
      const mean = u.reduce((a, b) => a + b, 0) / N;
      const variance = u.reduce((a, b) => a + (b - mean) ** 2, 0) / N;
      expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / N));
      expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / N));
    });
    test('pass Kolmogorov and Smirnov', () => expect(kolmogorov(u, (x) => x)).toBeLessThan(1.95));
    test('do not remember the numbers before them', () => {
      for (const lag of [1, 2, 3, 7, 64, 1024]) expect(Math.abs(correlation(u.subarray(lag), u.subarray(0, N - lag)))).toBeLessThan(BOUND);
    });
    test('fill a 32 × 32 board of neighbouring pairs evenly', () => {
      const cells = new Float64Array(1024);
      for (let i = 0; i + 1 < N; i += 2) {
        const at = Math.floor((u[i] ?? 0) * 32) * 32 + Math.floor((u[i + 1] ?? 0) * 32);
        cells[at] = (cells[at] ?? 0) + 1;
      }
      const each = N / 2 / 1024;
      const chi2 = cells.reduce((sum, n) => sum + (n - each) ** 2 / each, 0);
      expect(Math.abs(chi2 - 1023) / Math.sqrt(2 * 1023)).toBeLessThan(4);
    });
  });

  test('streams of different keys and of different seeds are strangers to each other', () => {
    const of = (seed: number, key: number) => series((i) => uniformAt(streamOf(seed, key), i));
    const reference = of(1, 1000);
    for (const [seed, key] of [
      [1, 1001],
      [1, 1002],
      [1, 999],
      [2, 1000],
      [3, 1000],
      [2 ** 33, 1000],
      [1, 1000 ^ 0x5bd1e995],
    ] as const) {
      expect(Math.abs(correlation(reference, of(seed, key)))).toBeLessThan(BOUND);
    }
  });

  test('streams are no windows on one sequence: a neighbour is not the same numbers a few draws later', () => {
    const stream = streamOf(1, 1000);
    for (const step of [1, 5, 1024]) {
      expect(
        Math.abs(
          correlation(
            series((i) => uniformAt(stream + step, i)),
            series((i) => uniformAt(stream, i + step)),
          ),
        ),
      ).toBeLessThan(BOUND);
    }
  });

  test('normal numbers have mean 0, variance 1, no skew, kurtosis 3, and pass Kolmogorov and Smirnov', () => {
    const z = series((i) => normalAt(streamOf(1, keyOf('arc:2/border')), i));
    const moment = (k: number) => z.reduce((sum, x) => sum + x ** k, 0) / N;
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(N));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / N));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / N));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / N));
    expect(kolmogorov(z, normalShareBelow)).toBeLessThan(1.95);
  });

  test('a number depends on seed, key and draw number alone', () => {
    const once = uniformAt(streamOf(42, 7), 123);
    uniformAt(streamOf(42, 8), 1);
    expect(uniformAt(streamOf(42, 7), 123)).toBe(once);
  });
});
