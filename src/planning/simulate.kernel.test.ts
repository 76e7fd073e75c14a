/**
 * Distributions derived by hand, in the manner of R5's Simpson desert: draw the waits and the rides, convolve them on paper, compare.
 * Tolerances are four standard errors of the quantile, sqrt(q (1 − q) / draws) ÷ density, unless the law is a set of points and the answer exact.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driverRules } from './driver-hours.js';
import { type SimStep, simProgram } from './sim-program.js';
import { emptyDraws, expectedSeconds, simulate, simulateRange, summarise } from './simulate.kernel.js';

const H = 3600;
const DAY = 24 * H;
const WEEK = 7 * DAY;
const fixed = (hours: number, leg = 0): SimStep => ({ kind: 'FIXED', name: 'fixed', leg, durationS: hours * H });
const uniform = (hours: number, name = 'wait', leg = 0): SimStep => ({ kind: 'UNIFORM', name, leg, widthS: hours * H });
const timetable = (hours: readonly number[], cutoffHours = 0, leg = 0): SimStep => ({
  kind: 'TIMETABLE',
  name: 'table',
  leg,
  departuresS: Float64Array.from(hours, (h) => h * H),
  cutoffS: cutoffHours * H,
});
const opening = (opens: number, closes: number, zone = 0): SimStep => ({
  kind: 'OPENING',
  name: 'gate',
  leg: 0,
  opensS: opens * H,
  closesS: closes * H,
  zoneOffsetS: zone * H,
});
const drive = (hours: number, drivers: 1 | 2, name = 'drive', leg = 0): SimStep => ({
  kind: 'DRIVE',
  name,
  leg,
  drivingS: hours * H,
  variancePerS: 0,
  rules: driverRules[drivers],
});
const hours = (steps: readonly SimStep[], options: Parameters<typeof simulate>[1] = {}) => {
  const { p10, p50, p90, mean, onTime } = simulate(simProgram(steps), options);
  return { p10: p10 / H, p50: p50 / H, p90: p90 / H, mean: mean / H, onTime };
};
const within = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThan(tolerance);

describe('waits and rides', () => {
  test('a ferry every 12 h that sails 30 h: uniform over 30 … 42 h', () => {
    //  ──┤wait 0–12├──────sail 30──────▶      p10 = 30 + 1.2, p50 = 36, p90 = 40.8
    const { p10, p50, p90, mean } = hours([uniform(12), fixed(30)]);
    within(p10, 31.2, 4 * 12 * 0.003);
    within(p50, 36, 4 * 12 * 0.005);
    within(p90, 40.8, 4 * 12 * 0.003);
    within(mean, 36, 4 * (12 / Math.sqrt(12)) * 0.01);
  });

  test('two such waits of 10 h: the triangle, p10 = 10 √0.2, p50 = 10, p90 = 20 − 10 √0.2', () => {
    const { p10, p50, p90 } = hours([uniform(10, 'first'), uniform(10, 'second')]);
    // density at p10 and p90 is √0.2 / 10, at p50 1 / 10
    within(p10, 4.472, (4 * 0.003 * 10) / Math.sqrt(0.2));
    within(p50, 10, 4 * 0.005 * 10);
    within(p90, 15.528, (4 * 0.003 * 10) / Math.sqrt(0.2));
  });

  test('the same wait named twice has the same luck twice: uniform over 0 … 20 h, no triangle', () => {
    within(hours([uniform(10, 'same'), uniform(10, 'same')]).p10, 2, 4 * 0.003 * 20);
  });

  test('a run of 100 h with 1 h of standard deviation is normal: p90 = 101.28 h', () => {
    // RUN 100 h, variance 0.01 h per h ⇒ sd 1 h: p90 = 100 + 1.2816
    const { p10, p50, p90 } = hours([{ kind: 'RUN', name: 'run', leg: 0, runningS: 100 * H, variancePerS: 0.01 * H }]);
    within(p10, 98.718, (4 * 0.003) / 0.1755);
    within(p50, 100, (4 * 0.005) / 0.3989);
    within(p90, 101.282, (4 * 0.003) / 0.1755);
  });

  test('a border with median 4 h and 90th percentile 20 h gives them back', () => {
    const { p50, p90, mean } = hours([{ kind: 'LOGNORMAL', name: 'border', leg: 0, p50S: 4 * H, p90S: 20 * H }], { draws: 200_000 });
    within(p50, 4, (4 * 0.0011 * 4 * 1.2558) / 0.3989);
    within(p90, 20, (4 * 0.00067 * 20 * 1.2558) / 0.1755);
    within(mean, 4 * Math.exp(1.25583 ** 2 / 2), 0.2);
  });

  test('the worst draws take the mean of the worst thousandth: 4 h and 40 h give 1,967 h, never more', () => {
    // sigma 1.79671, mean 20.093 h; tail 20.093 × Φ(1.79671 − 3.09023) ÷ 0.001 = 20,093 × 0.09792 = 1,967
    const program = simProgram([{ kind: 'LOGNORMAL', name: 'border', leg: 0, p50S: 4 * H, p90S: 40 * H }]);
    const out = emptyDraws(program, 50_000);
    simulateRange(program, { seed: 1, startSecondOfDay: 0, from: 0, to: 50_000 }, out);
    const worst = out.arrivalS.reduce((most, x) => Math.max(most, x), 0);
    const tail = out.arrivalS.filter((x) => x === worst).length;
    within(worst / H, 1967, 10);
    within(tail, 50, 4 * Math.sqrt(50));
  });

  test('percentiles are draws that happened: of four draws p50 is the second smallest', () => {
    const out = { arrivalS: Float64Array.of(40, 10, 30, 20), legS: Float64Array.of(40, 10, 30, 20) };
    expect(summarise(out, 20)).toEqual({ p10: 10, p50: 20, p90: 40, mean: 25, onTime: 0.5, legMeanS: Float64Array.of(25) });
  });
});

describe('timetables', () => {
  test('two thirds make the 18:00 boat with 2 h cut-off, one third waits for tomorrow’s', () => {
    // ready at 0 … 24 h; by 16 h (2/3) leaves at 18, else at 42
    const { p10, p50, p90, mean, onTime } = hours([uniform(24), timetable([18, 42], 2)], { deadlineS: 18 * H });
    expect([p10, p50, p90]).toEqual([18, 18, 42]);
    within(mean, 26, 4 * 24 * Math.sqrt(2 / 9) * 0.01);
    within(onTime ?? 0, 2 / 3, 4 * Math.sqrt(2 / 9) * 0.01);
  });

  test('ready to the second is in time, a second later is not', () => {
    expect(hours([fixed(16), timetable([18, 42], 2)]).p50).toBe(18);
    expect(hours([fixed(16), { ...fixed(0), durationS: 1 } as SimStep, timetable([18, 42], 2)]).p50).toBe(42);
  });

  test('past its end a table goes on weekly', () => {
    // 10 h and 50 h of week 0; ready at 51 h ⇒ 10 h of week 1; ready at 3 weeks 40 h ⇒ 50 h of week 3
    expect(hours([fixed(51), timetable([10, 50])]).p50).toBe(178);
    expect(hours([fixed((3 * WEEK) / H + 40), timetable([10, 50])]).p50).toBe((3 * WEEK) / H + 50);
    expect(hours([fixed(50), timetable([10, 50])]).p50).toBe(50);
  });

  test('whoever is ready later never leaves earlier, and always at a departure', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 200 }),
        (list, ready, more) => {
          const table = list.sort((x, y) => x - y);
          const leave = (h: number) => hours([fixed(h), timetable(table)], { draws: 1 }).p50;
          expect(leave(ready)).toBeGreaterThanOrEqual(ready);
          expect(leave(ready + more)).toBeGreaterThanOrEqual(leave(ready));
          expect(table.some((h) => (leave(ready) - h) % 168 === 0)).toBe(true);
        },
      ),
      { seed: 18, numRuns: 200 },
    );
  });
});

describe('opening hours', () => {
  test.each([
    // start at 06:00 UTC unless the zone says otherwise; arrives after, opens, closes, zone → leaves after
    [1, 8, 20, 0, 2], // 07:00, waits for 08:00
    [2, 8, 20, 0, 2], // on the stroke of opening
    [13.9, 8, 20, 0, 13.9],
    [14, 8, 20, 0, 26], // on the stroke of closing: next morning
    [1, 8, 20, 5, 1], // 12:00 in Aktau
    [10, 8, 20, 5, 21], // 21:00 in Aktau
    [1, 22, 4, 0, 16], // a night window: 07:00 waits for 22:00
    [17, 22, 4, 0, 17], // 23:00
    [21, 22, 4, 0, 21], // 03:00
    [22, 22, 4, 0, 40], // 04:00 has just closed
    [50, 0, 24, 0, 50],
    [50, 9, 9, 0, 50],
    [1, 8, 20, -8, 10], // 23:00 the day before
  ])('after %f h at a gate %f–%f, zone %f: leaves after %f h', (arrives, opens, closes, zone, leaves) => {
    expect(hours([fixed(arrives), opening(opens, closes, zone)], { draws: 3, startSecondOfDay: 6 * H }).p50).toBeCloseTo(leaves, 12);
  });

  test('arrivals spread over the day at a gate open 12 h wait 3 h on average', () => {
    // closed half: waits 0 … 12 h, mean 6; open half: none
    within(hours([uniform(24), opening(8, 20)]).mean - 12, 3, 4 * 5 * 0.01);
  });
});

describe('weather', () => {
  test('closed a quarter of the time, 10 h more on average: p50 none, p90 = 10 ln 2.5', () => {
    const { p10, p50, p90, mean } = hours([{ kind: 'WEATHER', name: 'port', leg: 0, closedShare: 0.25, meanClosureS: 10 * H }]);
    expect([p10, p50]).toEqual([0, 0]);
    within(p90, 10 * Math.log(2.5), (4 * 0.003) / (0.1 / 10)); // density 0.1 / 10 there
    within(mean, 2.5, 4 * 6.61 * 0.01); // second moment 0.25 × 200, minus 6.25
  });
  test('never closed is no wait', () => expect(hours([{ kind: 'WEATHER', name: 'port', leg: 0, closedShare: 0, meanClosureS: H }]).p90).toBe(0));
});

describe('driving', () => {
  test('3 h by one driver: 1/3 nothing, 1/3 a break, 5/18 a night, 1/18 a weekly rest', () => {
    //  0 ──── 4.5 ──── 9      a threshold lies in the next 3 h: break 3/9, night or week 3/9, of which one in six is the week
    const { p10, p50, p90, mean } = hours([drive(3, 1)]);
    expect([p10, p50, p90]).toEqual([3, 3.75, 14]);
    within(mean, 3 + 0.25 + (11 * 5) / 18 + 24 / 18, 4 * 6.2 * 0.01);
    within(hours([drive(3, 1)], { deadlineS: 4 * H }).onTime ?? 0, 2 / 3, 4 * 0.0047);
  });

  test('a whole weekly cycle takes 137.5 h alone and 192 h for twice the driving with two, whatever the phase', () => {
    const alone = hours([drive(54, 1)]);
    within(alone.p10, 137.5, 1e-9);
    within(alone.p90, 137.5, 1e-9);
    within(hours([drive(108, 2)]).p90, 192, 1e-9);
  });

  test('parts of one leg share the driver: 54 h in 27 parts is still one cycle', () => {
    const parts = Array.from({ length: 27 }, (_, i) => drive(2, 1, `part ${i}`));
    const { p10, p90 } = hours(parts);
    expect(p10).toBeGreaterThan(137.4); // the phase is summed in parts, so one threshold may fall either side
    expect(p90).toBeLessThan(137.6);
    const strangers = hours(parts.map((step, leg) => ({ ...step, leg })));
    expect(strangers.p90 - strangers.p10).toBeGreaterThan(30);
  });
});

const anyStep: fc.Arbitrary<(i: number) => SimStep> = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map(
    (h) =>
      (i: number): SimStep => ({ ...fixed(h), name: `f${i}` }),
  ),
  fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 100, max: 600 })).map(
    ([h, ratio]) =>
      (i: number): SimStep => ({ kind: 'LOGNORMAL', name: `l${i}`, leg: i, p50S: h * H, p90S: (h * H * ratio) / 100 }),
  ),
  fc.integer({ min: 1, max: 80 }).map(
    (h) =>
      (i: number): SimStep => ({ ...uniform(h), name: `u${i}`, leg: i }),
  ),
  fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 3 * H }), fc.constantFrom(1 as const, 2 as const)).map(
    ([h, v, n]) =>
      (i: number): SimStep => ({ kind: 'DRIVE', name: `d${i}`, leg: i >> 1, drivingS: h * H, variancePerS: v, rules: driverRules[n] }),
  ),
  fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 3 * H })).map(
    ([h, v]) =>
      (i: number): SimStep => ({ kind: 'RUN', name: `r${i}`, leg: i, runningS: h * H, variancePerS: v }),
  ),
  fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 60 })).map(
    ([p, h]) =>
      (i: number): SimStep => ({ kind: 'WEATHER', name: `w${i}`, leg: i, closedShare: p / 100, meanClosureS: h * H }),
  ),
);
const anyProgram = fc.array(anyStep, { minLength: 1, maxLength: 14 }).map((list) => list.map((make, i) => make(i)));

describe('what must be true of every itinerary', () => {
  test('the simulated mean is the sum of expectations, within 4 standard errors', () => {
    fc.assert(
      fc.property(anyProgram, (steps) => {
        const program = simProgram(steps);
        const out = emptyDraws(program, 10_000);
        simulateRange(program, { seed: 7, startSecondOfDay: 0, from: 0, to: 10_000 }, out);
        const { mean, legMeanS } = summarise(out);
        const variance = out.arrivalS.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 9999;
        expect(Math.abs(mean - expectedSeconds(program))).toBeLessThan(4 * Math.sqrt(variance / 10_000) + 1e-5);
        expect(legMeanS.reduce((sum, x) => sum + x, 0)).toBeCloseTo(mean, 4);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test('by expectation, departures and gates are met at the expected time', () => {
    // 12 h wait ⇒ 6 h expected; boat at 8 h; 2 h later 10:00 UTC, gate opens 14:00
    expect(expectedSeconds(simProgram([uniform(12), timetable([5, 8]), fixed(2), opening(14, 18)])) / H).toBe(14);
    expect(expectedSeconds(simProgram([fixed(1), opening(14, 18)]), 13 * H) / H).toBe(1);
  });

  const route = (extra: readonly SimStep[]): SimStep[] => [
    uniform(12, 'wait', 0),
    drive(20, 1, 'haul', 1),
    ...extra,
    { kind: 'LOGNORMAL', name: 'border', leg: 3, p50S: 4 * H, p90S: 20 * H },
    { kind: 'WEATHER', name: 'port', leg: 4, closedShare: 0.3, meanClosureS: 9 * H },
    { kind: 'RUN', name: 'sail', leg: 5, runningS: 30 * H, variancePerS: 500 },
  ];

  test('common draws: a step put in, taken out or changed leaves the luck of all others as it was', () => {
    const draws = (steps: SimStep[]) => {
      const program = simProgram(steps);
      const out = emptyDraws(program, 500);
      simulateRange(program, { seed: 3, startSecondOfDay: 0, from: 0, to: 500 }, out);
      return out;
    };
    const plain = draws(route([]));
    const longer = draws(route([{ kind: 'LOGNORMAL', name: 'second border', leg: 2, p50S: 5 * H, p90S: 9 * H }]));
    const changed = draws(route([{ kind: 'RUN', name: 'second border', leg: 2, runningS: 99 * H, variancePerS: 100 }]));
    for (const other of [longer, changed]) {
      for (let i = 0; i < 500; i++) {
        for (const leg of [0, 1, 3, 4, 5]) expect(other.legS[leg * 500 + i]).toBeCloseTo(plain.legS[leg * 500 + i] ?? Number.NaN, 5);
      }
    }
  });

  test('split in ranges, in any order, it is the same to the bit', () => {
    const program = simProgram([...route([timetable([10, 60, 110], 3, 2), opening(8, 20)]), drive(9, 2, 'last mile', 6)]);
    const whole = emptyDraws(program, 1000);
    const parts = emptyDraws(program, 1000);
    parts.arrivalS.fill(Number.NaN);
    const at = { seed: 5, startSecondOfDay: 7 * H };
    simulateRange(program, { ...at, from: 0, to: 1000 }, whole);
    for (const [from, to] of [
      [613, 1000],
      [0, 1],
      [300, 613],
      [1, 300],
    ] as const)
      simulateRange(program, { ...at, from, to }, parts);
    expect(parts).toEqual(whole);
    expect(summarise(parts, 100 * H)).toEqual(summarise(whole, 100 * H));
  });

  test('same inputs, same answer, whatever ran before; another seed, another answer', () => {
    const program = simProgram(route([]));
    const first = simulate(program, { seed: 9 });
    simulate(simProgram([drive(100, 2)]), { seed: 10 });
    expect(simulate(program, { seed: 9 })).toEqual(first);
    expect(simulate(program, { seed: 10 }).mean).not.toBe(first.mean);
  });

  test('no itinerary at all takes no time; no draws, a wrong range or an empty timetable are refused', () => {
    expect(simulate(simProgram([]), { deadlineS: 0 })).toEqual({ p10: 0, p50: 0, p90: 0, mean: 0, onTime: 1, legMeanS: new Float64Array(0) });
    const program = simProgram([fixed(1)]);
    expect(() => simulate(program, { draws: 0 })).toThrow('at least one draw');
    expect(() => simulateRange(program, { seed: 1, startSecondOfDay: 0, from: 0, to: 11 }, emptyDraws(program, 10))).toThrow(
      'draws 0 … 11 asked of an array of 10',
    );
    expect(() => simProgram([timetable([])])).toThrow('table: a timetable without departures');
    expect(() => simProgram([{ ...drive(1, 1), rules: { ...driverRules[1], drivePerDayS: 10 * H } } as SimStep])).toThrow('drive: driving per day');
  });
});
