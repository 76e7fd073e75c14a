import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, findNearSpellings } from './edit-distance.js';

/** The textbook recursion, exponential and plain. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const cut = (s: string, n = 1) => s.slice(0, -n);
  const last = a.at(-1) === b.at(-1) ? 0 : 1;
  let best = Math.min(slowDistance(cut(a), b) + 1, slowDistance(a, cut(b)) + 1, slowDistance(cut(a), cut(b)) + last);
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    best = Math.min(best, slowDistance(cut(a, 2), cut(b, 2)) + 1);
  }
  return best;
}

it('counts one error for a letter too many, too few, wrong, or swapped', () => {
  expect(editDistance('almaty', 'almmaty', 2)).toBe(1);
  expect(editDistance('almaty', 'almty', 2)).toBe(1);
  expect(editDistance('almaty', 'almata', 2)).toBe(1);
  expect(editDistance('almaty', 'alamty', 2)).toBe(1);
  expect(editDistance('almaty', 'almaty', 2)).toBe(0);
});

it('equals the textbook recursion up to the limit, and limit + 1 beyond it', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(slowDistance(a, b), limit + 1));
    }),
    { numRuns: 1000 },
  );
});

it('near spellings come nearest first, and none that is too far', () => {
  expect(findNearSpellings('KZAKT', ['KZALA', 'KZAKX', 'CNSHA', 'KZAKT1'])).toEqual(['KZAKT1', 'KZAKX', 'KZALA']);
});
