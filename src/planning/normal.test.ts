import { describe, expect, test } from 'vitest';
import { normalQuantile, normalShareBelow, Z90 } from './normal.js';

describe('normal law', () => {
  test('the shares of the printed tables come out', () => {
    expect(normalShareBelow(0)).toBeCloseTo(0.5, 14);
    expect(normalShareBelow(1)).toBeCloseTo(0.8413447460685429, 14);
    expect(normalShareBelow(-1.959963984540054)).toBeCloseTo(0.025, 14);
    expect(normalShareBelow(-8) / 6.220960574271785e-16).toBeCloseTo(1, 6); // beyond the rational fit: continued fraction
    expect(normalShareBelow(40)).toBe(1);
  });

  test("Wichura's three check values come out", () => {
    // AS 241, p. 479: p = 0.25, 0.001, 1e-20, one for each branch
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 14);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 13);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798408, 12);
    expect(normalQuantile(0.9)).toBeCloseTo(Z90, 14);
  });

  test('quantile and share undo each other', () => {
    for (let p = 2 ** -33; p < 1; p = p * 1.37 + 1e-4) expect(normalShareBelow(normalQuantile(p))).toBeCloseTo(p, 13);
  });
});
