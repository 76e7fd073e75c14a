/**
 * When does a consignment that is on its way arrive? The rest of a way, replayed from where the consignment is, over the luck that is still open.
 *
 * What has been waited already is known: of the present leg only those histories count in which it is not over yet. They are taken from the leg's own
 * draws (rejection): a draw that is still running keeps its luck, so a forecast that is made again moves by what was learnt and not by chance; one that
 * is ruled out is replaced by a further draw of the same leg. A lognormal leg so waits the longer the longer it has waited, a timetable does not.
 * Where a leg has lasted longer than nearly every draw of it (fewer than 1 in 100 of 16,000 are left), the tables do not know it any more: then the
 * exceedance of a lognormal through the leg's own median and 90th percentile is drawn, which has no end.
 *
 * Bounds: every array of draws has `draws` rows, those of candidates `draws · BATCHES`; `i` runs below them.
 */
import { type Instant, instant } from '../units/index.js';
import { keyOf, streamOf, uniformAt } from './keyed-draws.kernel.js';
import { Z90 } from './normal.js';
import { type RetracedWay, startOfDay, utcDayOf } from './retrace-way.js';
import { type SimStep, simProgram } from './sim-program.js';
import { emptyDraws, simulateRange } from './simulate.kernel.js';

export interface RestAsked {
  /** The leg it is in. */
  readonly leg: number;
  /** Share of that leg's metres that was done at `since`, 0 … 1; of a leg that stands still, 0. */
  readonly share: number;
  readonly since: Instant;
  /** The leg is known not to be over then; before `since` where it has not begun. */
  readonly now: Instant;
  /** Leg to the moment at which its carrier expects it to end. */
  readonly estimates: ReadonlyMap<number, Instant>;
  readonly seed: number;
  readonly draws: number;
}

export interface RestDraws {
  readonly start: Instant;
  /** Seconds after `start` at which leg `asked.leg + k` ends. Rows: draws. */
  readonly endS: readonly Float64Array[];
  /** How long the rest of the present leg takes, counted from `since`, before it is known that it is not over: seconds. */
  readonly presentS: { readonly p50: number; readonly p99: number };
}

export const restDefaults = {
  draws: 2000, // histories; p10 and p90 are then sure to 0.7 % of the histories
  graceS: 3 * 3600, // a departure counts as missed when nothing is heard for so long after it: reports come late
} as const;

/** Draws of the present leg looked at, at most, in multiples of `draws`. */
const BATCHES = 8;
/** Of all that were looked at: fewer are no law. */
const LEAST_LEFT = 0.01;
/** What the logarithm of a leg's time varies by, at least, once it has outlasted its tables. */
const LEAST_SIGMA = 0.2;

export const replayRest = (way: RetracedWay, asked: RestAsked): RestDraws => {
  const day = utcDayOf(asked.since);
  const start = startOfDay(day);
  const steps = way.stepsOn(day);
  const secondsOf = (at: Instant): number => (at - start) / 1000;
  const presentSteps = cutSteps(steps[asked.leg] ?? [], asked.share);
  const present = drawPresent(presentSteps, { ...asked, sinceS: secondsOf(asked.since), nowS: secondsOf(asked.now) });
  const ends: Float64Array[] = [];
  let clock = present.endS;
  for (let leg = asked.leg; leg < way.legs.length; leg++) {
    if (leg > asked.leg) clock = run(steps[leg] ?? [], clock, asked.seed);
    const estimate = asked.estimates.get(leg);
    if (estimate !== undefined && estimate > asked.now) clock = moveMedian(clock, secondsOf(estimate), secondsOf(asked.now));
    ends.push(clock);
  }
  return { start, endS: ends, presentS: present.lengthS };
};

/** The nearest-rank percentile of draws as an instant. `sorted` ascending, in seconds after `start`. */
export const instantAt = (start: Instant, sorted: Float64Array, share: number): Instant =>
  instant(start + Math.round((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0) * 1000));

/** What of a leg's steps is still ahead when a share of its metres is done; draws keep their names, hence their luck. */
const cutSteps = (steps: readonly SimStep[], share: number): readonly SimStep[] => {
  let doneM = share * steps.reduce((sum, step) => sum + (step.metres ?? 0), 0);
  return steps.flatMap((step) => {
    const metres = step.metres ?? 0;
    if (doneM <= 0) return [step];
    const left = metres <= doneM ? 0 : 1 - doneM / metres;
    doneM -= metres;
    return left === 0 ? [] : [scaled(step, left)];
  });
};

const scaled = (step: SimStep, share: number): SimStep => {
  switch (step.kind) {
    case 'FIXED':
      return { ...step, durationS: step.durationS * share };
    case 'LOGNORMAL':
      return { ...step, p50S: step.p50S * share, p90S: step.p90S * share };
    case 'DRIVE':
      return { ...step, drivingS: step.drivingS * share };
    case 'RUN':
      return { ...step, runningS: step.runningS * share };
    default:
      return step;
  }
};

const run = (steps: readonly SimStep[], beginS: Float64Array, seed: number): Float64Array => {
  const program = simProgram(steps);
  const out = emptyDraws(program, beginS.length);
  simulateRange(program, { seed, startSecondOfDay: 0, from: 0, to: beginS.length, beginS }, out);
  return out.arrivalS;
};

interface PresentAsked extends RestAsked {
  readonly sinceS: number;
  readonly nowS: number;
}

const drawPresent = (steps: readonly SimStep[], asked: PresentAsked): { endS: Float64Array; lengthS: { p50: number; p99: number } } => {
  const { draws, seed, sinceS, nowS } = asked;
  const candidates = draws * BATCHES;
  const program = simProgram(steps);
  const out = emptyDraws(program, candidates);
  const beginS = new Float64Array(candidates).fill(sinceS);
  const range = (from: number, to: number): void => simulateRange(program, { seed, startSecondOfDay: 0, from, to, beginS }, out);
  range(0, draws);
  const endS = out.arrivalS.slice(0, draws);
  const sorted = endS.slice().sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * draws) - 1)]! - sinceS;
  const lengthS = { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
  let lacking = 0;
  for (let i = 0; i < draws; i++) if (endS[i]! <= nowS) lacking++;
  if (nowS <= sinceS || lacking === 0) return { endS, lengthS };
  const further: number[] = [];
  let looked = draws;
  while (further.length < lacking && looked < candidates) {
    range(looked, looked + draws);
    for (let i = looked; i < looked + draws; i++) if (out.arrivalS[i]! > nowS) further.push(out.arrivalS[i]!);
    looked += draws;
  }
  const left = draws - lacking + further.length;
  if (left < LEAST_LEFT * looked || further.length === 0) return { endS: outlasted(steps, asked, lengthS), lengthS };
  let next = 0;
  for (let i = 0; i < draws; i++) if (endS[i]! <= nowS) endS[i] = further[next++ % further.length]!;
  return { endS, lengthS };
};

/** The present leg has lasted longer than its tables know: it misses its departure and takes the next, or goes on as long things do. */
const outlasted = (steps: readonly SimStep[], asked: PresentAsked, lengthS: { p50: number; p90: number }): Float64Array => {
  const { draws, nowS, sinceS, seed } = asked;
  const timetable = steps.findIndex((step) => step.kind === 'TIMETABLE');
  const clock = new Float64Array(draws);
  if (timetable >= 0) {
    const boarding = steps.slice(timetable).map((step) => (step.kind === 'TIMETABLE' ? { ...step, cutoffS: 0 } : step));
    // one that leaves within the grace may just have left
    const justLeft = run(boarding, clock.fill(nowS - restDefaults.graceS), seed);
    const next = run(boarding, clock.fill(nowS), seed);
    return justLeft.map((leftS, i) => (leftS <= nowS ? nowS : next[i]!));
  }
  const medianS = Math.max(1, lengthS.p50);
  const sigma = Math.max(LEAST_SIGMA, Math.log(Math.max(1, lengthS.p90) / medianS) / Z90);
  const stream = streamOf(seed, keyOf(`outlasted/${steps[0]?.name ?? ''}`));
  const z = Math.max(0, Math.log(Math.max(1, nowS - sinceS) / medianS) / sigma);
  // of a normal beyond a far z: P(Z > x | Z > z) ≈ exp(−(x² − z²) / 2), its tail without the slow factor z / x
  for (let i = 0; i < draws; i++)
    clock[i] = Math.max(nowS, sinceS + medianS * Math.exp(sigma * Math.sqrt(z * z - 2 * Math.log(uniformAt(stream, i)))));
  return clock;
};

/** The spread stays, the median is the carrier's; nothing ends before now. */
const moveMedian = (clock: Float64Array, toS: number, nowS: number): Float64Array => {
  const sorted = clock.slice().sort();
  const shiftS = toS - sorted[Math.ceil(0.5 * sorted.length) - 1]!;
  return clock.map((endS) => Math.max(nowS, endS + shiftS));
};
