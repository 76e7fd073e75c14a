import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromKey, toKey } from './key-text.js';

const anyText = fc
  .string({ unit: 'binary' })
  .chain((text) => fc.constantFrom(text, `${text}\0`, `\ud800${text}`, `${text}\udc00`, `\\${text}`, '\\0000'));

test('ST1: every string is a key that PostgreSQL can hold, and comes back as it was', () => {
  fc.assert(
    fc.property(anyText, (name) => {
      const key = toKey(name);
      expect(fromKey(key)).toBe(name);
      expect(key).not.toContain('\0');
      expect(Buffer.from(key, 'utf8').toString('utf8')).toBe(key);
    }),
  );
});

test('ST1: two strings never share a key', () => {
  fc.assert(fc.property(anyText, anyText, (one, other) => (toKey(one) === toKey(other)) === (one === other)));
});
