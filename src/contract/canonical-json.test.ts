import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCanonicalJson } from './canonical-json.js';

test('CJ1: members stand by the UTF-16 code units of their names, at every depth (RFC 8785, 3.2.3)', () => {
  // U+1F600 is D83D DE00 in UTF-16 and so stands before U+FB33, though its code point is larger
  const given = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': { b: [], a: {} } };
  expect(renderCanonicalJson(given)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":{"a":{},"b":[]},"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
});

test('CJ2: numbers are written as ECMAScript writes them (RFC 8785, 3.2.2.3)', () => {
  expect(renderCanonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0, 1e21, 1e20])).toBe(
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21,100000000000000000000]',
  );
});

test('CJ3: what JSON cannot carry is refused, never written as something else', () => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, () => 1, '\ud800', { '\udc00': 1 }, [undefined], { a: undefined }, Array(1)])
    expect(() => renderCanonicalJson(value)).toThrow(/canonical JSON has no/);
});

test('CJ4: the order in which members were added never shows, and what is read back is the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = renderCanonicalJson(value);
      const turned = (one: unknown): unknown =>
        Array.isArray(one)
          ? one.map(turned)
          : one !== null && typeof one === 'object'
            ? Object.fromEntries(
                Object.entries(one)
                  .reverse()
                  .map(([name, inner]) => [name, turned(inner)]),
              )
            : one;
      expect(renderCanonicalJson(turned(value))).toBe(text);
      expect(renderCanonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
