import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driverRules, driverRulesProblem, elapsed, expectedElapsed, restFactor } from './driver-hours.js';

const H = 3600;
const solo = driverRules[1];
const crew = driverRules[2];
const anyRules = fc.constantFrom(solo, crew);
const driving = fc.double({ min: 0, max: 300 * H, noNaN: true });

describe('driver hours', () => {
  test('factors: one driver 137.5 h for 54 h driven, two 192 h for 108 h', () => {
    // one: 54 + 6 breaks of 0.75 + 5 nights of 11 + 24; two: 108 + 5 × 12 + 24
    expect(restFactor(solo)).toBeCloseTo(137.5 / 54, 12);
    expect(restFactor(crew)).toBeCloseTo(192 / 108, 12);
  });

  test.each([
    // driving, phase → elapsed, hours
    [4, 0, 4],
    [4.5, 0, 5.25], // the threshold itself counts: break at 4.5
    [9, 0, 9 + 0.75 + 11], // break at 4.5, night at 9 instead of a break
    [9, 1, 9 + 0.75 + 11],
    [3, 8, 3 + 11],
    [3, 53, 3 + 24], // weekly rest instead of night instead of break
    [54, 0, 137.5],
    [54, 20, 137.5], // a whole cycle is the same from anywhere
    [10, 50, 10 + 24 + 0.75], // week at 54, break at 58.5
  ])('one driver: %f h from phase %f h takes %f h', (d, phase, takes) => {
    expect(elapsed(solo, d * H, phase * H) / H).toBeCloseTo(takes, 12);
  });

  test('two drivers drive 18 h on end, then stand 12 h', () => {
    expect(elapsed(crew, 17.9 * H, 0) / H).toBeCloseTo(17.9, 12);
    expect(elapsed(crew, 18 * H, 0) / H).toBeCloseTo(30, 12);
  });

  test.each([1, 3, 9.5, 27.25, 54, 100, 250])('the mean over all phases of %f h is the expectation to 1e-9', (hours) => {
    for (const rules of [solo, crew]) {
      // thresholds fall on whole seconds, so one phase in the middle of each second integrates exactly
      let sum = 0;
      for (let s = 0.5; s < rules.drivePerWeekS; s++) sum += elapsed(rules, hours * H, s);
      expect(sum / rules.drivePerWeekS / expectedElapsed(rules, hours * H)).toBeCloseTo(1, 9);
    }
  });

  test('never less than the driving, never less for more driving, and cut in two it takes as long as in one', () => {
    fc.assert(
      fc.property(anyRules, driving, driving, fc.double({ min: 0, max: 54 * H, noNaN: true }), (rules, one, two, phase) => {
        const whole = elapsed(rules, one + two, phase);
        expect(elapsed(rules, one, phase)).toBeGreaterThanOrEqual(one);
        expect(whole).toBeGreaterThanOrEqual(elapsed(rules, one, phase));
        const mid = phase + one;
        // floating sums may fall on either side of a threshold when cut exactly there
        fc.pre(Math.abs(((mid + two) / 16_200) % 1) > 1e-6);
        expect(elapsed(rules, one, phase) + elapsed(rules, two, mid)).toBeCloseTo(whole, 4);
      }),
      { seed: 20240229 },
    );
  });

  test('a crew is never slower than one driver on average, whatever the length', () => {
    fc.assert(
      fc.property(driving, (d) => expectedElapsed(crew, d) <= expectedElapsed(solo, d)),
      { seed: 561 },
    );
  });

  test('rules whose spacings do not nest are refused in words', () => {
    expect(driverRulesProblem(solo)).toBeUndefined();
    expect(driverRulesProblem(crew)).toBeUndefined();
    expect(driverRulesProblem({ ...solo, drivePerDayS: 10 * H })).toMatch('36000 s) must be a whole multiple');
    expect(driverRulesProblem({ ...solo, drivePerWeekS: 56 * H })).toMatch('201600 s) must be a whole multiple');
    expect(driverRulesProblem({ ...solo, driveBeforeBreakS: 0 })).toMatch('more than 0 s');
    expect(driverRulesProblem({ ...solo, weeklyRestS: 1 })).toMatch('rests must grow');
  });
});
