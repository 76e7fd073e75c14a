import { expect, it } from 'vitest';
import { createLineIndex } from './project-on-line.js';

const point = (lat: number, lon: number) => ({ lat, lon });

it('a position beside a line is as far off as the nearest point of it, and as far along', () => {
  // along the equator from 10° to 14° east: a degree is 111.195 km
  const line = createLineIndex([point(0, 10), point(0, 12), point(0, 14)]);
  expect(line.length / 1000).toBeCloseTo(444.78, 1);
  const { off, share } = line.project(point(0.1, 13));
  expect(off / 1000).toBeCloseTo(11.12, 1);
  expect(share).toBeCloseTo(0.75, 6);
});

it('before its beginning and after its end a line is at its ends', () => {
  const line = createLineIndex([point(0, 10), point(0, 14)]);
  expect(line.project(point(0, 9)).share).toBe(0);
  expect(line.project(point(0, 15)).share).toBe(1);
  expect(line.project(point(0, 15)).off / 1000).toBeCloseTo(111.2, 1);
});

it('a line over the date line is met the short way round', () => {
  const line = createLineIndex([point(0, 179), point(0, -179)]);
  const { off, share } = line.project(point(0, -179.5));
  expect(off).toBeLessThan(1);
  expect(share).toBeCloseTo(0.75, 6);
});

it('a line that comes back to a place puts it at its first passing; one point is a line without length', () => {
  expect(createLineIndex([point(0, 0), point(0, 1), point(0, 0)]).project(point(0, 0)).share).toBe(0);
  const stand = createLineIndex([point(43, 51)]);
  expect(stand.project(point(44, 51))).toEqual({ off: expect.closeTo(111_195, -1), share: 0 });
  expect(() => createLineIndex([])).toThrow('at least one point');
});
