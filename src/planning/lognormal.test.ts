import { describe, expect, test } from 'vitest';
import { normalAt, streamOf } from './keyed-draws.kernel.js';
import { lognormalOf, TAIL_Z, tailMeanOf } from './lognormal.js';
import { normalQuantile } from './normal.js';

const H = 3600;
/** p50, p90 in hours: a lift, a busy border, a border of CPMM's worst months. */
const laws = [
  [0.5, 0.7],
  [4, 20],
  [4, 40],
] as const;
const drawOf = (mu: number, sigma: number) => (z: number) => (z < TAIL_Z ? Math.exp(mu + sigma * z) : tailMeanOf(mu, sigma));

describe('lognormal', () => {
  test('equal percentiles are a fixed time, zero included', () => {
    expect(lognormalOf(7200, 7200)).toEqual({ mu: Math.log(7200), sigma: 0, meanS: 7200, varianceS2: 0 });
    expect(lognormalOf(0, 0)).toEqual({ mu: -Infinity, sigma: 0, meanS: 0, varianceS2: 0 });
  });

  test('mean is exp(mu + sigma^2 / 2): 4 h and 40 h give 20.1 h', () => {
    // sigma = ln 10 / 1.28155 = 1.79671; exp(1.61409) = 5.0233; times 4 h
    expect(lognormalOf(4 * H, 40 * H).sigma).toBeCloseTo(1.79671, 4);
    expect(lognormalOf(4 * H, 40 * H).meanS / H).toBeCloseTo(20.093, 2);
  });

  test.each(laws)('p50 %f h, p90 %f h: percentiles, mean and variance of what is drawn are as stated', (p50, p90) => {
    const law = lognormalOf(p50 * H, p90 * H);
    const draw = drawOf(law.mu, law.sigma);
    expect(draw(0) / H).toBeCloseTo(p50, 12);
    expect(draw(normalQuantile(0.9)) / H).toBeCloseTo(p90, 10);
    // one point in the middle of each of 2^20 equally likely slices
    let sum = 0,
      squares = 0;
    const slices = 2 ** 20;
    for (let i = 0; i < slices; i++) {
      const x = draw(normalQuantile((i + 0.5) / slices));
      sum += x;
      squares += x * x;
    }
    expect(sum / slices / law.meanS).toBeCloseTo(1, 4);
    expect((squares / slices - (sum / slices) ** 2) / law.varianceS2).toBeCloseTo(1, 3);
  });

  test.each(laws)('p50 %f h, p90 %f h: the mean of 200,000 draws is the stated mean within 4 standard errors', (p50, p90) => {
    const law = lognormalOf(p50 * H, p90 * H);
    const draw = drawOf(law.mu, law.sigma);
    const stream = streamOf(1, 4711);
    let sum = 0;
    for (let i = 0; i < 200_000; i++) sum += draw(normalAt(stream, i));
    expect(Math.abs(sum / 200_000 - law.meanS)).toBeLessThan(4 * Math.sqrt(law.varianceS2 / 200_000));
  });

  test.each([
    [5, 4],
    [0, 3],
    [-1, 2],
    [Number.NaN, 1],
    [1, Infinity],
  ])('p50 %f, p90 %f is refused with both numbers', (p50, p90) => {
    expect(() => lognormalOf(p50, p90)).toThrow(`p50 = ${p50} s, p90 = ${p90} s`);
  });
});
