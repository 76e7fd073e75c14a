import fc from 'fast-check';
import { expect, it } from 'vitest';
import { greatCircle } from './great-circle.js';
import { createNearestIndex } from './nearest.js';

const position = fc.record({ lat: fc.double({ min: -90, max: 90, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) });

it('the nearest points are those that sorting all distances gives', () => {
  fc.assert(
    fc.property(fc.array(position, { maxLength: 40 }), position, fc.integer({ min: 1, max: 5 }), (points, at, count) => {
      const found = createNearestIndex(points)
        .nearest(at, count)
        .map((n) => n.distance);
      const sorted = points
        .map((point) => greatCircle(at, point))
        .sort((a, b) => a - b)
        .slice(0, count);
      expect(found).toHaveLength(sorted.length);
      // chord and haversine differ by less than a centimetre, a decimetre near the antipode
      found.forEach((distance, i) => expect(Math.abs(distance - (sorted[i] ?? 0))).toBeLessThan(1));
    }),
  );
});

it('the nearest point may lie across the date line', () => {
  const index = createNearestIndex([
    { lat: 0, lon: 170 },
    { lat: 0, lon: -179 },
  ]);
  expect(index.nearest({ lat: 0, lon: 179 }, 1)[0]?.index).toBe(1);
});

it('only accepted points count, equal distances go by row, none asked gives none', () => {
  const index = createNearestIndex([
    { lat: 1, lon: 0 },
    { lat: -1, lon: 0 },
    { lat: 3, lon: 0 },
  ]);
  expect(index.nearest({ lat: 0, lon: 0 }, 2).map((n) => n.index)).toEqual([0, 1]);
  expect(index.nearest({ lat: 0, lon: 0 }, 2, (i) => i !== 0).map((n) => n.index)).toEqual([1, 2]);
  expect(index.nearest({ lat: 0, lon: 0 }, 0)).toEqual([]);
});
