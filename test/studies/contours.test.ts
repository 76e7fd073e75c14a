/** RC: areas in reach on land and sea of our own making. */
import { describe, expect, test } from 'vitest';
import { traceContours } from '../../src/studies/contour-rings.kernel.js';
import { computeLandGrid, type Ring } from '../../src/studies/land-grid.js';
import { spreadOverLand } from '../../src/studies/spread-over-land.kernel.js';

const square = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
const frame = { west: 0, south: 0, stepDeg: 1, columns: 8, rows: 4 };
const draw = ({ land }: { readonly land: Uint8Array }): string[] =>
  Array.from({ length: 4 }, (_, y) => [...land.subarray(y * 8, y * 8 + 8)].map((one) => (one ? '#' : '.')).join('')).reverse();

describe('RC1: land', () => {
  test('is what the rings hold, without their lakes, with the islands in those', () => {
    const rings = [square(0, 0, 6, 4), square(1, 1, 5, 3), square(2, 1, 3, 2)];
    expect(draw(computeLandGrid(frame, rings))).toEqual(['######..', '#....#..', '#.#..#..', '######..']);
  });
  test('a ring that is turned round or closed holds the same', () => {
    const ring = square(1, 1, 3, 3);
    const turned = [...ring].reverse();
    expect(computeLandGrid(frame, [[...turned, turned[0] ?? [0, 0]]])).toEqual(computeLandGrid(frame, [ring]));
  });
});

// two lands and a strait, one cell wide:   ###.####
const strait = computeLandGrid(frame, [square(0, 0, 3, 4), square(4, 0, 8, 4)]);

describe('RC2: reach spreads', () => {
  const one = { perKm: 1, mostKm: 10_000 };
  test('over land to its shore and not over the strait', () => {
    const value = spreadOverLand(strait, [{ cell: 0, value: 0 }], one);
    expect([...value].map((v, cell) => v < Infinity === cell % 8 < 3)).not.toContain(false);
    // one degree north is 111.2 km anywhere
    expect(value[8]).toBeCloseTo(111.195, 3);
    expect(value[16]).toBeCloseTo(222.39, 3);
  });
  test('from both sides where both are reached; the nearer and cheaper wins', () => {
    const value = spreadOverLand(
      strait,
      [
        { cell: 4, value: 500 },
        { cell: 7, value: 0 },
      ],
      one,
    );
    expect(value[7]).toBe(0);
    expect(value[4]).toBeLessThan(500);
  });
  test('no farther than it is told', () => {
    const value = spreadOverLand(strait, [{ cell: 4, value: 7 }], { perKm: 0.001, mostKm: 120 });
    expect([...value].filter((v) => v < Infinity)).toHaveLength(3);
  });
  test('not between two waters that meet at a corner', () => {
    const corner = computeLandGrid(frame, [square(0, 0, 1, 1), square(1, 1, 2, 2)]);
    const value = spreadOverLand(corner, [{ cell: 0, value: 0 }], one);
    expect([...value].filter((v) => v < Infinity)).toHaveLength(1);
  });
});

describe('RC3: contours', () => {
  const area = (ring: readonly (readonly [number, number])[]): number =>
    ring.slice(0, -1).reduce((sum, [x, y], i) => {
      const [nextX = 0, nextY = 0] = ring[i + 1] ?? [];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0);
  const grid = (rows: readonly string[]): Float64Array =>
    Float64Array.from([...rows].reverse().flatMap((row) => [...row].map((one) => (one === '.' ? Infinity : Number(one)))));

  test('one cell by itself is a diamond half a cell around its middle, counter-clockwise and closed', () => {
    const [ring = []] = traceContours(frame, grid(['........', '........', '..1.....', '........']), 5);
    expect(ring[0]).toEqual(ring.at(-1));
    expect(area(ring)).toBeCloseTo(0.5, 9);
    expect(Math.max(...ring.map(([x]) => x))).toBe(3);
    expect(Math.min(...ring.map(([, y]) => y))).toBe(1);
  });
  test('between a sample within and one beyond the level the line lies in proportion', () => {
    const [ring = []] = traceContours({ ...frame, columns: 2, rows: 1 }, Float64Array.of(0, 10), 4);
    // middles at 0.5 and 1.5: four tenths of the way
    expect(Math.max(...ring.map(([x]) => x))).toBeCloseTo(0.9, 9);
  });
  test('what is not reached inside is a hole, clockwise', () => {
    const rings = traceContours(frame, grid(['111.....', '1.1.....', '111.....', '........']), 5);
    expect(rings.map((ring) => Math.sign(area(ring))).sort()).toEqual([-1, 1]);
  });
  test('two areas that touch at a corner stay two', () => {
    expect(traceContours(frame, grid(['........', '.1......', '..1.....', '........']), 5)).toHaveLength(2);
  });
  test('every crossing is on exactly one ring: areas and holes of a random field add up to its cells', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let run = 0; run < 50; run++) {
      const field = Float64Array.from({ length: 32 }, () => (random() < 0.5 ? 1 : Infinity));
      const rings = traceContours(frame, field, 5);
      const inside = [...field].filter((v) => v === 1).length;
      const sum = rings.reduce((total, ring) => total + area(ring), 0);
      // a cell by itself counts half; joined cells fill the corners between them
      expect(sum).toBeGreaterThanOrEqual(inside * 0.5 - 1e-9);
      expect(sum).toBeLessThanOrEqual(inside + 1e-9);
    }
  });
});
