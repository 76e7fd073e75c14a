import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeRows, encodeRows } from './row-codec.js';

it('rows of any shapes come back equal, in order, undefined still there', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(undefined),
    fc.array(fc.integer({ max: 3, min: 0 })),
    fc.record({ en: fc.string() }, { noNullPrototype: true }),
  );
  const row = fc.oneof(
    fc.record({ kind: fc.constant('a'), x: value, y: value }, { noNullPrototype: true }),
    fc.record({ kind: fc.constant('b'), z: value }, { noNullPrototype: true }),
  );
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const back = decodeRows(encodeRows(rows));
      expect(back).toStrictEqual(rows);
    }),
  );
});

it('equal lists come back as one frozen list', () => {
  const [a, b, c] = decodeRows<{ list: number[] }>(encodeRows([{ list: [1, 2] }, { list: [1, 2] }, { list: [1, 2] }]));
  expect(a?.list).toBe(b?.list);
  expect(Object.isFrozen(a?.list) && Object.isFrozen(c)).toBe(true);
});

it('what JSON cannot hold is refused when writing, and what was not written here when reading', () => {
  expect(() => encodeRows([{ x: Number.NaN }])).toThrow('NaN cannot be stored in a row');
  expect(() => encodeRows([{ x: null }])).toThrow('null cannot be stored in a row');
  expect(() => decodeRows('{"shapes":[{"keys":["x"],"columns":[{"plain":[]}],"count":3}]}')).toThrow('not all 3 rows long');
});
