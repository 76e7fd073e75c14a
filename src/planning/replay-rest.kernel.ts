/**
 * When does a consignment that is on its way arrive? The rest of a way, replayed from where the consignment is, over the luck that is still open.
 *
 * What has been waited already is known: of the present stay only those histories count in which it is not over yet. A stay is a run, or all that happens at
 * one place until a run leaves it: nobody reports that a box waits in the yard now and no longer under the crane, but that it has left is told. The histories
 * are taken from the stay's own draws (rejection): a draw that is still there keeps its luck, so a forecast that is made again moves by what was learnt and
 * not by chance; one that is ruled out is replaced by a further draw. A lognormal stay so lasts the longer the longer it has lasted, a timetable does not.
 * Where it has lasted longer than nearly every draw of it (fewer than 1 in 100 of 8,000 are left), the tables do not know it any more: then the exceedance of
 * a lognormal through its own median and 90th percentile is drawn, which has no end.
 *
 * Bounds: every array of draws has `draws` rows, those of candidates `draws · BATCHES`; `i` runs below them.
 */
import { type Instant, instant } from '../units/index.js';
import { keyOf, streamOf, uniformAt } from './keyed-draws.kernel.js';
import { Z90 } from './normal.js';
import { percentilesOf } from './order-statistics.kernel.js';
import { type RetracedWay, startOfDay, utcDayOf } from './retrace-way.js';
import { type SimStep, simProgram } from './sim-program.js';
import { emptyDraws, simulateRange } from './simulate.kernel.js';

export interface RestAsked {
  /** The leg it is in. */
  readonly leg: number;
  /** Share of that leg's metres that was done at `since`, 0 … 1; of a leg that stands still, 0. */
  readonly share: number;
  readonly since: Instant;
  /** It had not left then; before `since` where it has not begun. */
  readonly now: Instant;
  /** Leg to the moment at which its carrier expects it to end. */
  readonly estimates: ReadonlyMap<number, Instant>;
  readonly seed: number;
  readonly draws: number;
}

export interface RestDraws {
  readonly start: Instant;
  /** Seconds after `start` at which leg `asked.leg + k` ends; before now for a leg that is most likely over though nobody said so. Rows: draws. */
  readonly endS: readonly Float64Array[];
  /** How long the present stay takes, counted from `since`, before it is known that it is not over: seconds. */
  readonly presentS: { readonly p50: number; readonly p99: number };
}

export const restDefaults = {
  draws: 1000, // histories; p10 and p90 are then sure to 1 % of the histories
  graceS: 3 * 3600, // a departure counts as missed when nothing is heard for so long after it: reports come late
} as const;

/** Draws of the present stay looked at, at most, in multiples of `draws`. */
const BATCHES = 8;
/** Of all that were looked at: fewer are no law. */
const LEAST_LEFT = 0.01;
/** What the logarithm of a stay varies by, at least, once it has outlasted its tables. */
const LEAST_SIGMA = 0.2;

export const replayRest = (way: RetracedWay, asked: RestAsked): RestDraws => {
  const day = utcDayOf(asked.since);
  const start = startOfDay(day);
  const steps = way.stepsOn(day);
  const secondsOf = (at: Instant): number => (at - start) / 1000;
  const present = drawStay(stayFrom(way, steps, asked), { ...asked, sinceS: secondsOf(asked.since), nowS: secondsOf(asked.now) });
  const ends: Float64Array[] = [];
  let moved = false;
  for (let leg = asked.leg; leg < way.legs.length; leg++) {
    const drawn = moved ? undefined : present.endS[leg - asked.leg];
    let clock = drawn ?? run(steps[leg] ?? [], ends[ends.length - 1]!, asked.seed);
    const estimate = asked.estimates.get(leg);
    if (estimate !== undefined && estimate > asked.now) {
      clock = moveMedian(clock, secondsOf(estimate), secondsOf(asked.now));
      moved = true;
    }
    ends.push(clock);
  }
  return { start, endS: ends, presentS: present.lengthS };
};

/** Steps of the legs of the present stay: what is left of a run, or all that is done at one place. */
const stayFrom = ({ legs }: RetracedWay, steps: readonly (readonly SimStep[])[], { leg, share }: RestAsked): readonly (readonly SimStep[])[] => {
  const first = legs[leg];
  if (first?.kind === 'run') return [cutSteps(steps[leg] ?? [], share)];
  let last = leg;
  while (legs[last + 1] !== undefined && legs[last + 1]?.kind !== 'run' && legs[last + 1]?.from.id === first?.from.id) last++;
  return steps.slice(leg, last + 1);
};

/** Percentiles of one leg's ends, as moments. */
export const momentsOf = ({ start }: RestDraws, endS: Float64Array, shares: readonly number[]): Instant[] =>
  percentilesOf(endS.slice(), shares).map((s) => instant(start + Math.round(s * 1000)));

/** Share of draws no later than a moment. */
export const shareBy = ({ start }: RestDraws, endS: Float64Array, moment: Instant): number => {
  const limitS = (moment - start) / 1000;
  let inTime = 0;
  for (let i = 0; i < endS.length; i++) if (endS[i]! <= limitS) inTime++;
  return inTime / endS.length;
};

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

interface StayAsked extends RestAsked {
  readonly sinceS: number;
  readonly nowS: number;
}

interface StayDraws {
  /** One array a leg of the stay. */
  readonly endS: readonly Float64Array[];
  readonly lengthS: { readonly p50: number; readonly p90: number; readonly p99: number };
}

const drawStay = (stay: readonly (readonly SimStep[])[], asked: StayAsked): StayDraws => {
  const { draws, seed, sinceS, nowS } = asked;
  const candidates = draws * BATCHES;
  const programs = stay.map((steps) => simProgram(steps));
  const outs = programs.map((program) => emptyDraws(program, candidates));
  const range = (from: number, to: number): void => {
    let beginS: Float64Array = new Float64Array(candidates).fill(sinceS, from, to);
    for (const [leg, program] of programs.entries()) {
      simulateRange(program, { seed, startSecondOfDay: 0, from, to, beginS }, outs[leg]!);
      beginS = outs[leg]!.arrivalS;
    }
  };
  range(0, draws);
  const endS = outs.map(({ arrivalS }) => arrivalS.slice(0, draws));
  const leftS = outs[outs.length - 1]!.arrivalS;
  const [p50, p90, p99] = percentilesOf(leftS.slice(0, draws), [0.5, 0.9, 0.99]) as [number, number, number];
  const lengthS = { p50: p50 - sinceS, p90: p90 - sinceS, p99: p99 - sinceS };
  const gone: number[] = [];
  for (let i = 0; i < draws; i++) if (leftS[i]! <= nowS) gone.push(i);
  if (nowS <= sinceS || gone.length === 0) return { endS, lengthS };
  const further: number[] = [];
  let looked = draws;
  while (further.length < gone.length && looked < candidates) {
    range(looked, looked + draws);
    for (let i = looked; i < looked + draws; i++) if (leftS[i]! > nowS) further.push(i);
    looked += draws;
  }
  const there = draws - gone.length + further.length;
  if (there < LEAST_LEFT * looked || further.length === 0) return { endS: outlasted(stay, asked, lengthS), lengthS };
  for (const [leg, out] of outs.entries()) {
    for (let k = 0; k < gone.length; k++) endS[leg]![gone[k]!] = out.arrivalS[further[k % further.length]!]!;
  }
  return { endS, lengthS };
};

/** The present stay has lasted longer than its tables know: it misses its departure and takes the next, or goes on as long things do. */
const outlasted = (stay: readonly (readonly SimStep[])[], asked: StayAsked, lengthS: { p50: number; p90: number }): Float64Array[] => {
  const { draws, nowS, sinceS, seed } = asked;
  const now = (): Float64Array => new Float64Array(draws).fill(nowS);
  const boarding = stay.findIndex((steps) => steps.some(({ kind }) => kind === 'TIMETABLE'));
  if (boarding >= 0) return rebooked(stay, boarding, asked);
  const medianS = Math.max(1, lengthS.p50);
  const sigma = Math.max(LEAST_SIGMA, Math.log(Math.max(1, lengthS.p90) / medianS) / Z90);
  const stream = streamOf(seed, keyOf(`outlasted/${stay[0]?.[0]?.name ?? ''}`));
  const z = Math.max(0, Math.log(Math.max(1, nowS - sinceS) / medianS) / sigma);
  const clock = now();
  // of a normal beyond a far z: P(Z > x | Z > z) ≈ exp(−(x² − z²) / 2), its tail without the slow factor z / x
  for (let i = 0; i < draws; i++)
    clock[i] = Math.max(nowS, sinceS + medianS * Math.exp(sigma * Math.sqrt(z * z - 2 * Math.log(uniformAt(stream, i)))));
  return stay.map((_, leg) => (leg === stay.length - 1 ? clock : now()));
};

/** Ready long ago: the next departure, whatever its cut-off; one that left within the grace may just have taken it. */
const rebooked = (stay: readonly (readonly SimStep[])[], boarding: number, { draws, nowS, seed }: StayAsked): Float64Array[] => {
  const now = (): Float64Array => new Float64Array(draws).fill(nowS);
  const steps = stay[boarding] ?? [];
  const fromTimetable = steps
    .slice(steps.findIndex(({ kind }) => kind === 'TIMETABLE'))
    .map((step) => (step.kind === 'TIMETABLE' ? { ...step, cutoffS: 0 } : step));
  const justLeft = run(fromTimetable, new Float64Array(draws).fill(nowS - restDefaults.graceS), seed);
  const next = run(fromTimetable, now(), seed);
  let clock: Float64Array = justLeft.map((leftS, i) => (leftS <= nowS ? nowS : next[i]!));
  return stay.map((legSteps, leg) => {
    if (leg < boarding) return now();
    if (leg > boarding) clock = run(legSteps, clock, seed);
    return clock;
  });
};

/** The spread stays, the median is the carrier's; nothing ends before now. */
const moveMedian = (clock: Float64Array, toS: number, nowS: number): Float64Array => {
  const [medianS] = percentilesOf(clock.slice(), [0.5]);
  const shiftS = toS - medianS!;
  return clock.map((endS) => Math.max(nowS, endS + shiftS));
};
