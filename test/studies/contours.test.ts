/** RC: areas in reach on land and sea of our own making. */
import { describe, expect, test } from 'vitest';
import { blurOverLand } from '../../src/studies/blur-over-land.kernel.js';
import { type ContourRing, traceContours } from '../../src/studies/contour-rings.kernel.js';
import { computeLandCover, computeLandGrid, type Ring } from '../../src/studies/land-grid.js';
import { openReachFields } from '../../src/studies/reach-field.js';
import { smoothRing } from '../../src/studies/smooth-ring.js';
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
  test('how much of a cell is land is told by looks into it', () => {
    const { share, land } = computeLandCover(frame, [square(0.25, 0, 3, 4)], 4);
    expect([...share.subarray(0, 4)]).toEqual([0.75, 1, 1, 0]);
    expect([...land.subarray(0, 4)]).toEqual([1, 1, 1, 0]);
    expect(computeLandCover(frame, [square(0.75, 0, 3, 4)], 4).land[0]).toBe(0);
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
  test.each([
    [3.02, 0.04],
    [3, 0],
    [3.05, 0.05],
  ])(
    'in circles: 150 km from %f, %f the edge is a little short, never over, and round to 3 %%: the steps of a chess king would be 8 %% out',
    (lon, lat) => {
      const wide = { west: 0, south: -3, stepDeg: 0.1, columns: 61, rows: 60 };
      const cover = computeLandCover(wide, [square(-1, -4, 8, 4)], 2);
      const place = { lon, lat, value: 0 };
      const field = openReachFields(cover, [place], { perKm: 1, mostKm: 150 }).within(9999, [place], []);
      const [ring = []] = traceContours(wide, field, 0);
      const radiiKm = ring.map(([x, y]) => Math.hypot(x - lon, y - lat) * 111.195);
      const [nearest, farthest] = [Math.min(...radiiKm), Math.max(...radiiKm)];
      expect(farthest).toBeLessThan(150);
      // rounding of corners takes some of it: less than two thirds of a cell of 11 km
      expect(nearest).toBeGreaterThan(150 - (2 / 3) * 11.1);
      expect(farthest / nearest - 1).toBeLessThan(0.03);
    },
  );
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

describe('RC4: rounding', () => {
  test('what is level over the land stays level, and water has no say', () => {
    const field = Float64Array.from(strait.land, (land) => (land === 1 ? 3 : 99));
    expect([...blurOverLand(strait, field, 5)].filter((_, cell) => strait.land[cell] === 1)).toEqual(new Array(28).fill(3));
  });
  test('a step becomes a slope between its two values', () => {
    const open = { ...frame, land: new Uint8Array(32).fill(1) };
    const field = Float64Array.from({ length: 32 }, (_, cell) => (cell % 8 < 4 ? -1 : 1));
    const row = [...blurOverLand(open, field, 3).subarray(8, 16)];
    for (const [x, value] of row.entries()) {
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(value).toBeGreaterThanOrEqual(row[x - 1] ?? -1);
    }
    expect((row[3] ?? 0) + (row[4] ?? 0)).toBeCloseTo(0, 12);
  });
  test('corners of a ring are cut, never moved out: the area shrinks a little, the middle of every side stays', () => {
    const ring: ContourRing = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    const round = smoothRing(ring, 0.001);
    expect(round[0]).toEqual(round.at(-1));
    expect(round.every(([x, y]) => x >= 0 && x <= 4 && y >= 0 && y <= 4)).toBe(true);
    expect(round.some(([x, y]) => x === 0 && y > 1 && y < 3)).toBe(true);
    const area = round.slice(0, -1).reduce((sum, [x, y], i) => {
      const [nextX = 0, nextY = 0] = round[i + 1] ?? [];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0);
    // first cut: 4 corners × 1² / 2; second: 8 corners, each a triangle of sides 0.25 × 2 and 0.25 × √2 at 135°: 0.5 × 0.5 × 0.3536 × sin 135°
    expect(area).toBeCloseTo(16 - 2 - 8 * 0.5 * 0.5 * 0.25 * Math.SQRT2 * Math.SQRT1_2, 2);
  });
});
