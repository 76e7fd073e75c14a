import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePolyline, polylineLength, renderPolyline } from './polyline.js';

it('the length of a line is the sum of its parts: two degrees of latitude are 222.39 km', () => {
  const line = [
    { lat: 0, lon: 10 },
    { lat: 1, lon: 10 },
    { lat: 2, lon: 10 },
  ];
  expect(polylineLength(line) / 1000).toBeCloseTo(222.39, 2);
  expect(polylineLength(line.slice(0, 1))).toBe(0);
});

it('a cell gives its points, longitude first', () => {
  expect(parsePolyline('51.2 43.6;49.9 40.4')).toEqual({
    kind: 'line',
    points: [
      { lon: 51.2, lat: 43.6 },
      { lon: 49.9, lat: 40.4 },
    ],
  });
  expect(parsePolyline('')).toEqual({ kind: 'line', points: [] });
});

it('a pair that is not a position is named by its number', () => {
  expect(parsePolyline('51.2 43.6;49.9')).toEqual({ kind: 'malformed', pair: '49.9', number: 2 });
  expect(parsePolyline('51.2 93.6')).toEqual({ kind: 'malformed', pair: '51.2 93.6', number: 1 });
  expect(parsePolyline('1 2;;3 4')).toEqual({ kind: 'malformed', pair: '', number: 2 });
});

it('a line written and read again is the same line to four decimals', () => {
  const degree = (limit: number) => fc.integer({ min: -limit * 10_000, max: limit * 10_000 }).map((n) => n / 10_000 + 0);
  fc.assert(
    fc.property(fc.array(fc.record({ lat: degree(90), lon: degree(180) }), { minLength: 1 }), (points) => {
      expect(parsePolyline(renderPolyline(points))).toEqual({ kind: 'line', points });
    }),
  );
});

it('any text is read or refused, never an exception', () => {
  fc.assert(fc.property(fc.string(), (cell) => void parsePolyline(cell)));
});
