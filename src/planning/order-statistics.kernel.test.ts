import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentilesOf } from './order-statistics.kernel.js';

it('percentiles are those of the sorted values, by nearest rank, with any ties', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 50 }), { minLength: 1, maxLength: 300 }), (list) => {
      const sorted = [...list].sort((a, b) => a - b);
      const shares = [0, 0.1, 0.5, 0.9, 0.99, 1];
      const expected = shares.map((share) => sorted[Math.max(0, Math.ceil(share * list.length) - 1)]);
      expect(percentilesOf(Float64Array.from(list), shares)).toEqual(expected);
    }),
  );
});

it('nothing has no percentile', () => {
  expect(() => percentilesOf(new Float64Array(0), [0.5])).toThrow('at least one value');
});
