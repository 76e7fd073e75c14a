import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compressChains, type DrawnLine } from './compress-chains.js';

const line = (points: number[], source: number, attribute = 0, twoWay = true): DrawnLine => ({ points, attribute, twoWay, source });
const chains = (lines: DrawnLine[], points = 10) => compressChains(lines, new Uint8Array(points)).map((chain) => chain.points);

describe('CH1: a chain goes from junction to junction', () => {
  it('through the end of a line where another goes on', () => {
    expect(chains([line([0, 1, 2], 1), line([4, 3, 2], 2)])).toEqual([[0, 1, 2, 3, 4]]);
  });
  it('but not where an attribute changes, a third line meets, or one-ways face each other', () => {
    expect(chains([line([0, 1], 1), line([1, 2], 2, 1)])).toHaveLength(2);
    expect(chains([line([0, 1, 2], 1), line([1, 3], 2)])).toHaveLength(3);
    expect(chains([line([0, 1], 1, 0, false), line([2, 1], 2, 0, false)])).toHaveLength(2);
    expect(chains([line([0, 1], 1, 0, false), line([1, 2], 2, 0, false)])).toEqual([[0, 1, 2]]);
  });
  it('a ring becomes two links, so that none ends where it begins', () => {
    expect(chains([line([0, 1, 2, 3, 0], 1)])).toEqual([
      [0, 1, 2],
      [2, 3, 0],
    ]);
  });
});

describe('CH2: over any lines', () => {
  const lines = fc.array(fc.record({ points: fc.array(fc.nat(9), { minLength: 2, maxLength: 6 }), attribute: fc.nat(1), twoWay: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  });
  const stretches = (points: readonly number[], twoWay: boolean): string[] =>
    points.slice(1).map((to, i) => {
      const from = points[i] ?? 0;
      return twoWay && from > to ? `${to}=${from}` : `${from}${twoWay ? '=' : '>'}${to}`;
    });
  it('every stretch is in one chain, driven the same way, and no chain is a ring', () => {
    fc.assert(
      fc.property(lines, (drawn) => {
        // as the readers do: no point twice in a row; a stretch there and back is no road of its own
        const clean = drawn
          .map(({ points, ...rest }, source) => ({ ...rest, source, points: [...new Set(points)] }))
          .filter(({ points }) => points.length > 1);
        const made = compressChains(clean, new Uint8Array(10));
        const before = clean.flatMap(({ points, twoWay }) => stretches(points, twoWay)).sort();
        const after = made.flatMap(({ points, twoWay }) => stretches(points, twoWay)).sort();
        expect(after).toEqual(before);
        for (const { points } of made) expect(points[0]).not.toBe(points.at(-1));
      }),
    );
  });
});
