/** Canonical JSON against a slow twin written from the text of RFC 8785 alone, sign by sign. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCanonicalJson } from '../../src/contract/index.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Section 3.2.2.2: the two-sign escapes, \u00xx in small letters for other controls, everything else as it is. */
function writeString(text: string): string {
  const short: Readonly<Record<number, string>> = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 34: '\\"', 92: '\\\\' };
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    out += short[unit] ?? (unit < 32 ? `\\u${unit.toString(16).padStart(4, '0')}` : text[i]);
  }
  return `${out}"`;
}

/** Section 3.2.3: by UTF-16 code units, the shorter first where one begins the other. Insertion, to share nothing with sort(). */
function inOrder(names: readonly string[]): string[] {
  const isBefore = (a: string, b: string): boolean => {
    for (let i = 0; ; i++) {
      if (i >= a.length || i >= b.length) return a.length < b.length;
      if (a.charCodeAt(i) !== b.charCodeAt(i)) return a.charCodeAt(i) < b.charCodeAt(i);
    }
  };
  const out: string[] = [];
  for (const name of names) {
    const at = out.findIndex((one) => isBefore(name, one));
    out.splice(at === -1 ? out.length : at, 0, name);
  }
  return out;
}

/** `digits` behind the point, the nearest; of two as near the even one, where toExponential takes the larger. 100 digits are more than doubles of tests have. */
function roundToEven(value: number, digits: number): string {
  const [mantissa = '', power = '0'] = value.toExponential(100).split('e');
  const rounded = value.toExponential(digits);
  const rest = mantissa.replace('.', '').slice(digits + 1);
  const below = `${mantissa.slice(0, digits === 0 ? 1 : digits + 2)}e${power}`;
  return /^50*$/.test(rest) && Number(below.split('e')[0]?.at(-1)) % 2 === 0 ? below : rounded;
}

/** Section 3.2.2.3, ECMA-262 Number::toString: the shortest digits that read back as the same double, set as that text says. */
function writeNumber(value: number): string {
  if (value === 0) return '0';
  if (value < 0) return `-${writeNumber(-value)}`;
  // the shortest digits: tried from one digit upward
  const shortest = Array.from({ length: 17 }, (_, i) => roundToEven(value, i)).find((text) => Number(text) === value) ?? '';
  const [mantissa = '', power = '0'] = shortest.split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  const n = Number(power) + 1;
  const k = digits.length;
  if (k <= n && n <= 21) return digits + '0'.repeat(n - k);
  if (0 < n && n <= 21) return `${digits.slice(0, n)}.${digits.slice(n)}`;
  if (-6 < n && n <= 0) return `0.${'0'.repeat(-n)}${digits}`;
  const exponent = `e${n - 1 < 0 ? '-' : '+'}${Math.abs(n - 1)}`;
  return k === 1 ? digits + exponent : `${digits[0]}.${digits.slice(1)}${exponent}`;
}

function write(value: Json): string {
  if (value === null || typeof value === 'boolean') return `${value}`;
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'string') return writeString(value);
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  const named = value as { readonly [name: string]: Json };
  return `{${inOrder(Object.keys(named))
    .map((name) => `${writeString(name)}:${write(named[name] as Json)}`)
    .join()}}`;
}

const anyText = fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text));
const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(1e21, 1e-7, 5e-324, 2 ** 53, -0, 1.7976931348623157e308),
);
const { value: anyJson } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    anyNumber,
    anyText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 5 }),
  ),
}));

test('CJ5: the quick one and the slow one write the same bytes', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(renderCanonicalJson(value)).toBe(write(value));
    }),
    // a number half-way between its two shortest spellings
    { numRuns: 1000, examples: [[1010672955850002 + 0.25]] },
  );
});

test('CJ6: numbers of appendix B of RFC 8785, from their bits', () => {
  const ofBits = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();
  const samples: readonly [bits: string, text: string][] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
  ];
  for (const [bits, text] of samples) expect([bits, renderCanonicalJson(ofBits(bits)), write(ofBits(bits))]).toEqual([bits, text, text]);
});
