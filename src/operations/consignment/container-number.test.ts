import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkContainerNumber } from '../standards/container-number.js';
import { listContainerWarnings, looksLikeContainer } from './container-number.js';

/** The digit that makes the ten signs right. */
const checkDigitOf = (ten: string): number => {
  const check = checkContainerNumber(ten);
  return Number(check.kind === 'warning' ? check.right?.at(-1) : Number.NaN);
};

test('CO8: the check digit of ISO 6346’s own example, CSQU3054383, by hand', () => {
  // C S Q U 3 0 5 4 3 8 = 13 30 28 32 3 0 5 4 3 8, times 1 2 4 … 512:
  // 13 + 60 + 112 + 256 + 48 + 0 + 320 + 512 + 768 + 4096 = 6185 = 562 · 11 + 3
  expect(checkDigitOf('CSQU305438')).toBe(3);
  expect(listContainerWarnings('CSQU3054383')).toEqual([]);
});

test('CO8: ten counts as nought', () => {
  // all letters and digits that add to 10 modulo 11 end in 0: found by search over serial numbers, checked by the definition
  const value = (sign: string): number => {
    const order = '0123456789A_BCDEFGHIJK_LMNOPQRSTU_VWXYZ';
    return order.indexOf(sign);
  };
  const remainder = (text: string): number => Array.from(text).reduce((sum, sign, i) => sum + value(sign) * 2 ** i, 0) % 11;
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{3}[UJZ]\d{6}$/), (text) => {
      expect(checkDigitOf(text)).toBe(remainder(text) % 10);
    }),
    { numRuns: 2000 },
  );
});

test('CO8: one digit written wrong is always noticed, unless its remainders are the two that share a check digit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{3}U\d{6}$/), fc.integer({ min: 4, max: 9 }), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
      const other = `${text.slice(0, at)}${(Number(text[at]) + by) % 10}${text.slice(at + 1)}`;
      const digit = checkDigitOf(text);
      if (digit !== 0) expect(listContainerWarnings(`${other}${digit}`)).toHaveLength(1);
    }),
  );
});

test('what looks like a container number is treated as one, a number plate is not', () => {
  for (const id of ['CSQU3054383', 'csqu 305438 3', 'CSQX3054383']) expect([id, looksLikeContainer(id)]).toEqual([id, true]);
  for (const id of ['豫A12345', 'T1', 'KZ 123 ABC 02', 'CSQU305438']) expect([id, looksLikeContainer(id)]).toEqual([id, false]);
});
