/**
 * Distances and times agree with what is published, for figures that nobody tuned the network to; docs/validation.md says what the
 * command says now. The limits are loose on purpose: published figures differ among themselves by some per cent.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { distancePair, renderValidation, transitPair, type Validation } from '../bench/validate/render-validation.js';
import { summarise } from '../bench/validate/summarise.js';
import { validate } from '../bench/validate/validate.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const greatestBias = { road: 0.03, rail: 0.06, sea: 0.03 } as const;
const leastR2 = 0.98;
const leastOverlap = 0.7;

describe('published figures that the network was not made from', () => {
  let validation: Validation;
  beforeAll(() => {
    validation = validate(root);
  }, 300_000);

  it('are enough: at least 40 distances over road, rail and sea, and 15 transit times, each with its address and a way found', () => {
    const { distances, transits } = validation;
    expect(distances.filter((row) => !row.tuned).length).toBeGreaterThanOrEqual(40);
    for (const mode of ['road', 'rail', 'sea']) expect(distances.filter((row) => row.mode === mode).length).toBeGreaterThanOrEqual(12);
    expect(transits.filter((row) => !row.tuned).length).toBeGreaterThanOrEqual(15);
    expect([...distances, ...transits].filter((row) => !/^https?:\/\/\S+$/.test(row.source)).map((row) => row.id)).toEqual([]);
    expect(distances.filter((row) => !Number.isFinite(row.computedKm)).map((row) => row.id)).toEqual([]);
    expect(transits.filter((row) => row.way === '').map((row) => row.id)).toEqual([]);
  });

  it.each(['road', 'rail', 'sea'] as const)('%s distances come out without bias and in proportion', (mode) => {
    const { bias, r2 } = summarise(validation.distances.filter((row) => row.mode === mode && !row.tuned).map(distancePair));
    expect(Math.abs(bias)).toBeLessThanOrEqual(greatestBias[mode]);
    expect(r2).toBeGreaterThanOrEqual(leastR2);
  });

  it('seven of ten simulated ranges overlap the published transit times', () => {
    const { agreeing } = summarise(validation.transits.filter((row) => !row.tuned).map(transitPair));
    expect(agreeing).toBeGreaterThanOrEqual(leastOverlap);
  });

  it('docs/validation.md is what `npm run validate -- --write` writes now', () => {
    expect(readFileSync(`${root}/docs/validation.md`, 'utf8')).toBe(renderValidation(validation));
  });
});

describe('summary', () => {
  it('of 90 and 110 against 100 is no bias, and the spread of a sample of two', () => {
    const { n, bias, spread, worst, agreeing } = summarise([
      { published: 100, computed: 90, agrees: false },
      { published: 100, computed: 110, agrees: true },
    ]);
    expect(n).toBe(2);
    expect(bias).toBeCloseTo(0, 12);
    expect(spread).toBeCloseTo(Math.sqrt(0.02), 12); // ratios 0.9 and 1.1: (0.1² + 0.1²) / (2 − 1)
    expect(worst).toBeCloseTo(0.1, 12);
    expect(agreeing).toBe(0.5);
  });

  it('of figures in proportion has R² 1, whatever the factor', () => {
    expect(summarise([1, 2, 4].map((x) => ({ published: x, computed: 3 * x, agrees: false }))).r2).toBeCloseTo(1, 12);
  });
});
