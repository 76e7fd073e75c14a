import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fronts } from './fronts.kernel.js';

const runs = { numRuns: 300, seed: 20240703 };
const small = fc.integer({ min: 0, max: 12 });
const covers = (a: readonly number[], b: readonly number[]): boolean => a.every((value, k) => value <= (b[k] ?? 0));

/** What a row holds, sorted. */
function entriesOf(fronts: Fronts, row: number): string[] {
  const from = fronts.start[row] ?? 0;
  return Array.from({ length: fronts.size[row] ?? 0 }, (_, i) =>
    fronts.pool.slice(from + i * fronts.width, from + (i + 1) * fronts.width).join(),
  ).sort();
}

describe('Fronts', () => {
  it('F1: a staircase holds what a list of undominated pairs holds, row by row', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), small, small), { maxLength: 120 }), (entries) => {
        const fronts = new Fronts();
        fronts.reset(3, 2);
        const plain: number[][][] = [[], [], []];
        for (const [row, x, y] of entries) {
          const covered = (plain[row] ?? []).some((entry) => covers(entry, [x, y]));
          expect(fronts.coversPair(row, x, y)).toBe(covered);
          expect(fronts.addPair(row, x, y)).toBe(!covered);
          if (!covered) plain[row] = [...(plain[row] ?? []).filter((entry) => !covers([x, y], entry)), [x, y]];
        }
        plain.forEach((list, row) => expect(entriesOf(fronts, row)).toEqual(list.map((entry) => entry.join()).sort()));
      }),
      runs,
    );
  });

  it('F2: a list of quadruples likewise', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), small, small, small, small), { maxLength: 120 }), (entries) => {
        const fronts = new Fronts();
        fronts.reset(3, 4);
        const plain: number[][][] = [[], [], []];
        for (const [row, ...entry] of entries) {
          const covered = (plain[row] ?? []).some((other) => covers(other, entry));
          expect(fronts.coversQuad(row, ...entry)).toBe(covered);
          if (covered) continue;
          fronts.addQuad(row, ...entry);
          plain[row] = [...(plain[row] ?? []).filter((other) => !covers(entry, other)), entry];
        }
        plain.forEach((list, row) => expect(entriesOf(fronts, row)).toEqual(list.map((entry) => entry.join()).sort()));
      }),
      runs,
    );
  });
});
