import fc from 'fast-check';
import { expect, it } from 'vitest';
import { greatCircle } from './great-circle.js';
import { createPositionGrid } from './position-grid.js';

it('finds the nearest within reach as a scan does, over the date line and near the poles too', () => {
  const near = (lat: number, lon: number) =>
    fc.record({ lat: fc.double({ min: lat - 0.5, max: lat + 0.5, noNaN: true }), lon: fc.double({ min: lon - 0.5, max: lon + 0.5, noNaN: true }) });
  const place = fc
    .constantFrom([47, 9], [0, 0], [84, 20], [-60, -70], [10, 179.5])
    .chain(([lat = 0, lon = 0]) => fc.tuple(fc.array(near(lat, lon), { maxLength: 30 }), near(lat, lon), fc.integer({ min: 1, max: 60_000 })));
  const wrap = ({ lat, lon }: { lat: number; lon: number }) => ({ lat, lon: lon > 180 ? lon - 360 : lon });
  fc.assert(
    fc.property(place, ([drawn, asked, withinM]) => {
      const points = drawn.map(wrap);
      const at = wrap(asked);
      const distances = points.map((point) => greatCircle(at, point));
      const least = Math.min(...distances);
      const found = createPositionGrid(points).nearest(at, withinM);
      expect(found?.distance).toBe(least <= withinM ? least : undefined);
    }),
  );
});
