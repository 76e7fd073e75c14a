import { expect, it } from 'vitest';
import { followedScene, HOUR_S, hour, sceneStart } from '../../test/scenes/followed-scene.js';
import { after, type Instant } from '../units/index.js';
import { type RestAsked, replayRest, restDefaults, shareBy } from './replay-rest.kernel.js';
import type { RetracedWay } from './retrace-way.js';
import { type SimStep, simProgram } from './sim-program.js';
import { simulate } from './simulate.kernel.js';

const named = { name: 'it', leg: 0 };
/** A way whose legs have these steps; nothing else of a leg counts here. */
const wayOf = (...legs: SimStep[][]): RetracedWay => ({
  legs: legs.map(() => followedScene().followed.way.legs[0] as RetracedWay['legs'][number]),
  stepsOn: () => legs,
});
const rest = (way: RetracedWay, asked: Partial<RestAsked> = {}) => {
  const made = replayRest(way, { leg: 0, share: 0, since: sceneStart, now: sceneStart, estimates: new Map(), seed: 1, draws: 1000, ...asked });
  // hours after the start of the scene
  const before = (made.start - sceneStart) / 1000;
  return { ...made, hours: made.endS.map((endS) => Array.from(endS, (s) => (before + s) / HOUR_S)) };
};
const middle = (hours: readonly number[] = []): number => [...hours].sort((a, b) => a - b)[Math.ceil(hours.length / 2) - 1] ?? Number.NaN;

it('FO7: at departure the rest is the whole, draw for draw that of the simulation of the plan', () => {
  const { way } = followedScene().followed;
  const steps = way.stepsOn(0).flatMap((list, leg) => list.map((step) => ({ ...step, leg })));
  const whole = simulate(simProgram(steps), { seed: 1, draws: 1000 });
  const last = Array.from(rest(way).endS.at(-1) ?? []).sort((a, b) => a - b);
  expect([last[99], last[499], last[899]]).toEqual([whole.p10, whole.p50, whole.p90]);
});

it('FO7: same seed same draws, another seed others', () => {
  const { way } = followedScene().followed;
  expect(rest(way).endS).toEqual(rest(way).endS);
  expect(rest(way, { seed: 2 }).endS.at(-1)).not.toEqual(rest(way).endS.at(-1));
});

it('FO7: of a wait of 0 to 40 h that has lasted 30 h, 0 to 10 h are left, any of them as likely', () => {
  const [ends = []] = rest(wayOf([{ ...named, kind: 'UNIFORM', widthS: 40 * HOUR_S }]), { now: hour(30) }).hours;
  expect(Math.min(...ends)).toBeGreaterThan(30);
  expect(Math.max(...ends)).toBeLessThanOrEqual(40);
  // 1,000 draws of a uniform of 10 h: the median is sure to 0.16 h
  expect(Math.abs(middle(ends) - 35)).toBeLessThan(0.5);
});

it('FO7: draws that are still running keep their luck', () => {
  const way = wayOf([{ ...named, kind: 'LOGNORMAL', p50S: 10 * HOUR_S, p90S: 20 * HOUR_S }]);
  const [before = []] = rest(way).hours;
  const [now = []] = rest(way, { now: hour(9) }).hours;
  expect(before.filter((end) => end > 9).length).toBeGreaterThan(400);
  for (const [i, end] of before.entries()) if (end > 9) expect(now[i]).toBe(end);
});

it('FO7: a lognormal wait that has lasted 15 h is over by 30 h as often as its law says of those that last 15', () => {
  const way = wayOf([{ ...named, kind: 'LOGNORMAL', p50S: 10 * HOUR_S, p90S: 20 * HOUR_S }]);
  // z(15 h) = ln 1.5 / σ = 0.7497, z(30 h) = ln 3 / σ = 2.0312 with σ = ln 2 / 1.28155; P(Z > z) = 0.22671 and 0.02112
  const expected = 1 - 0.02112 / 0.22671;
  const made = rest(way, { now: hour(15) });
  const share = shareBy(made, made.endS[0] as Float64Array, hour(30));
  // √(p (1 − p) / 1000) = 0.0092
  expect(Math.abs(share - expected)).toBeLessThan(0.03);
});

it('FO7: half the way done leaves half of each stretch that is ahead', () => {
  const way = wayOf([
    { ...named, kind: 'FIXED', durationS: 10 * HOUR_S, metres: 600 },
    { ...named, kind: 'FIXED', durationS: 8 * HOUR_S, metres: 400 },
  ]);
  // 500 of 1,000 m done: a sixth of the first stretch is left
  expect(middle(rest(way, { share: 0.5 }).hours[0])).toBeCloseTo(10 / 6 + 8, 6);
  expect(middle(rest(way, { share: 0.8, since: hour(2), now: hour(2) }).hours[0])).toBeCloseTo(2 + 4, 6);
});

it('FO8: a departure counts as missed three hours after it, and the next is taken', () => {
  const { way } = followedScene({ departuresH: [30, 78] }).followed;
  const waits = (now: number) => middle(rest(way, { leg: 3, since: hour(20), now: hour(now) }).hours[0]);
  expect(waits(25)).toBe(30);
  // just after: it may have left with it, and the report be late
  expect(waits(31)).toBe(31);
  expect(waits(30 + restDefaults.graceS / HOUR_S + 1)).toBe(78);
});

it('FO8: what has outlasted its tables goes on, later the longer it lasts, and never ends in the past', () => {
  const way = wayOf([{ ...named, kind: 'LOGNORMAL', p50S: 10 * HOUR_S, p90S: 20 * HOUR_S }]);
  const left = (now: number): number => {
    const [ends = []] = rest(way, { now: hour(now) }).hours;
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(now);
    return middle(ends) - now;
  };
  expect(left(300)).toBeGreaterThan(0);
  expect(left(1200)).toBeGreaterThan(left(300));
});

it('FO8: a stretch that always takes the same time and does not end is still due at some time ahead', () => {
  const [ends = []] = rest(wayOf([{ ...named, kind: 'FIXED', durationS: 10 * HOUR_S }]), { now: hour(14) }).hours;
  expect(Math.min(...ends)).toBeGreaterThanOrEqual(14);
  expect(middle(ends)).toBeLessThan(20);
});

it('FO7: at one place only that it has left is told: the yard is not over because nobody said so', () => {
  const stands = { ...(followedScene().followed.way.legs[1] as RetracedWay['legs'][number]) };
  const runs = followedScene().followed.way.legs[2] as RetracedWay['legs'][number];
  const steps: SimStep[][] = [
    [{ ...named, name: 'lift', kind: 'FIXED', durationS: 2 * HOUR_S }],
    [{ ...named, name: 'yard', kind: 'UNIFORM', widthS: 40 * HOUR_S }],
    [{ ...named, name: 'road', kind: 'FIXED', durationS: 5 * HOUR_S }],
  ];
  const way: RetracedWay = { legs: [stands, stands, runs], stepsOn: () => steps };
  const { hours, presentS } = rest(way, { now: hour(32) });
  // lifted after 2 h; 2 to 42 h until it leaves, of which 10 are left
  expect(new Set(hours[0])).toEqual(new Set([2]));
  expect(Math.min(...(hours[1] ?? []))).toBeGreaterThan(32);
  expect(Math.abs(middle(hours[1]) - 37)).toBeLessThan(0.5);
  expect(Math.abs(middle(hours[2]) - 42)).toBeLessThan(0.5);
  expect(Math.abs(presentS.p50 / HOUR_S - 22)).toBeLessThan(2);
});

it('FO9: an estimate replaces the median of its leg and keeps the spread; what follows moves with it', () => {
  const { way } = followedScene().followed;
  const plain = rest(way, { leg: 3, since: hour(30), now: hour(30) });
  const told = rest(way, { leg: 3, since: hour(30), now: hour(30), estimates: new Map([[3, hour(60)]]) });
  expect(middle(told.hours[0])).toBeCloseTo(60, 6);
  expect(middle(told.hours.at(-1))).toBeCloseTo(60 + 20 + 2 + 2, 6);
  const widthOf = (hours: readonly number[] = []) => Math.max(...hours) - Math.min(...hours);
  expect(widthOf(told.hours[0])).toBeCloseTo(widthOf(plain.hours[0]), 6);
});

it('FO9: an estimate near now puts no draw into the past, and one that has passed says nothing', () => {
  const { way } = followedScene().followed;
  const asked = { leg: 3, since: hour(30), now: hour(35) };
  expect(Math.min(...(rest(way, { ...asked, estimates: new Map([[3, hour(36)]]) }).hours[0] ?? []))).toBeGreaterThanOrEqual(35);
  expect(rest(way, { ...asked, estimates: new Map([[3, hour(34)]]) }).endS).toEqual(rest(way, asked).endS);
});

it('a start ahead of now is waited for, and the day of the clocks changes nothing', () => {
  const { way } = followedScene().followed;
  const start: Instant = after(sceneStart, 86_400 * 3 + 7 * HOUR_S);
  const later = rest(way, { since: start, now: sceneStart });
  const atOnce = rest(way);
  const shift = (start - sceneStart) / 3_600_000;
  for (const [i, end] of (later.hours.at(-1) ?? []).entries()) expect(end - shift).toBeCloseTo(atOnce.hours.at(-1)?.[i] ?? 0, 6);
});
