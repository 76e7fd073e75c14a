/**
 * When does the cargo arrive? One itinerary replayed many times: every draw is one history of lucks, waits, missed departures, nights and closed gates.
 *
 * Step outside, draw inside: each step is one tight loop over the clock of every draw, with its constants in registers:
 * 7 itineraries of 20 steps × 10,000 draws take 52 ms warm, 80 ms cold (compiled, Node 20, one thread; bench/simulate.bench.ts).
 * Draws are keyed by (seed, key, draw number) and no loop looks at a neighbouring draw, so any split into ranges gives the same arrays.
 *
 * Bounds: `step < program.steps`, the length of every column; `i` runs over [from, to) with `to` ≤ the length of `out.arrivalS`, which `simulateRange` checks;
 * scratch arrays are addressed by `i - from`; tables and rules are addressed by columns the program builder filled.
 */
import { type DriverRules, driverRules, elapsed, expectedElapsed } from './driver-hours.js';
import { normalAt, streamOf, uniformAt } from './keyed-draws.kernel.js';
import { meanOf, TAIL_Z, tailMeanOf } from './lognormal.js';
import { legsOf, type SimProgram, simKinds } from './sim-program.js';

export const simulateDefaults = {
  seed: 1, // any safe integer; printed with the answer
  draws: 10_000, // histories; the standard error of p50 is then about 1.25 % of the spread
  startSecondOfDay: 0, // UTC second of the day at the start, for opening hours
};

export interface SimulateOptions extends Readonly<typeof simulateDefaults> {
  /** Seconds after the start that are still in time. */
  readonly deadlineS?: number | undefined;
}

/** Seconds after the start. Percentiles are nearest-rank: the ⌈q·draws⌉-th smallest draw, always one that happened. */
export interface Simulated {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly mean: number;
  /** Share of draws that arrive no later than the deadline; undefined without one. */
  readonly onTime: number | undefined;
  /** Mean seconds of each leg. Rows: legs. They add up to `mean`. */
  readonly legMeanS: Float64Array;
}

/** Where a range of draws is written. */
export interface SimDraws {
  /** Seconds from start to arrival. Rows: draws. */
  readonly arrivalS: Float64Array;
  /** Seconds spent in leg `l` by draw `i`, at `l * draws + i`. Rows: legs × draws; none where nobody asks. */
  readonly legS: Float64Array;
}

/**
 * Draws that depend on nothing that happened before, kept for other itineraries that meet the same thing: a matrix meets the same border a thousand
 * times. Of one seed and one range of draws; adding what is kept gives the same sums to the last bit.
 */
export interface DrawMemory {
  /** Seconds by draw, of a step of this kind, key and numbers; undefined when it must be drawn. */
  readonly find: (kind: number, key: number, a: number, b: number) => Float64Array | undefined;
  readonly keep: (kind: number, key: number, a: number, b: number, drawn: Float64Array) => void;
}

export const emptyDraws = (program: SimProgram, draws: number): SimDraws => ({
  arrivalS: new Float64Array(draws),
  legS: new Float64Array(legsOf(program) * draws),
});

export const simulate = (program: SimProgram, options: Partial<SimulateOptions> = {}): Simulated => {
  const { seed, draws, startSecondOfDay, deadlineS } = { ...simulateDefaults, ...options };
  const out = emptyDraws(program, draws);
  simulateRange(program, { seed, startSecondOfDay, from: 0, to: draws }, out);
  return summarise(out, deadlineS);
};

/** Percentiles, mean and share in time of finished draws, wherever they were made. */
export const summarise = (out: SimDraws, deadlineS?: number): Simulated => {
  const draws = out.arrivalS.length;
  if (draws === 0) throw new Error('a simulation needs at least one draw, received 0');
  const sorted = out.arrivalS.slice().sort();
  const rank = (q: number): number => sorted[Math.max(0, Math.ceil(q * draws) - 1)]!;
  const legMeanS = new Float64Array(out.legS.length / draws);
  for (let leg = 0; leg < legMeanS.length; leg++) legMeanS[leg] = meanOfRows(out.legS, leg * draws, draws);
  let inTime = 0;
  if (deadlineS !== undefined) for (let i = 0; i < draws; i++) if (out.arrivalS[i]! <= deadlineS) inTime++;
  return {
    p10: rank(0.1),
    p50: rank(0.5),
    p90: rank(0.9),
    mean: meanOfRows(out.arrivalS, 0, draws),
    onTime: deadlineS === undefined ? undefined : inTime / draws,
    legMeanS,
  };
};

const meanOfRows = (values: Float64Array, first: number, count: number): number => {
  let sum = 0;
  for (let i = first; i < first + count; i++) sum += values[i]!;
  return sum / count;
};

export interface SimRange {
  readonly seed: number;
  readonly startSecondOfDay: number;
  /** Draws `from … to − 1`. */
  readonly from: number;
  readonly to: number;
  /** Where the clock of each draw stands when it begins; 0 where absent. Rows: as `out.arrivalS`. */
  readonly beginS?: Float64Array;
}

/** Replays draws `from … to − 1` into their rows of `out`; other rows are not touched. */
export const simulateRange = (program: SimProgram, range: SimRange, out: SimDraws, memory?: DrawMemory): void => {
  const { seed, startSecondOfDay, from, to, beginS } = range;
  const draws = out.arrivalS.length;
  if (!(from >= 0 && to >= from && to <= draws)) throw new Error(`draws ${from} … ${to} asked of an array of ${draws}`);
  if (beginS !== undefined && beginS.length !== draws) throw new Error(`${beginS.length} clocks given to ${draws} draws`);
  const nowS = out.arrivalS;
  const legStartS = new Float64Array(to - from);
  if (beginS === undefined) nowS.fill(0, from, to);
  else {
    for (let i = from; i < to; i++) {
      nowS[i] = beginS[i]!;
      legStartS[i - from] = beginS[i]!;
    }
  }
  const phaseS = new Float64Array(to - from);
  for (let leg = 0; leg * draws < out.legS.length; leg++) out.legS.fill(0, leg * draws + from, leg * draws + to);
  let driver = NOBODY;
  for (let step = 0; step < program.steps; step++) {
    const a = program.a[step]!,
      b = program.b[step]!,
      c = program.c[step]!;
    const key = program.key[step]!,
      leg = program.group[step]!;
    const stream = streamOf(seed, key);
    const kind = program.kind[step]!;
    switch (kind) {
      case simKinds.FIXED:
        addFixed(nowS, from, to, a);
        break;
      case simKinds.LOGNORMAL:
      case simKinds.UNIFORM:
      case simKinds.RUN:
        if (memory === undefined) addDrawn(nowS, from, to, kind, stream, a, b);
        else addKept(nowS, from, to, kept(memory, kind, key, a, b, stream, from, to));
        break;
      case simKinds.DRIVE: {
        const rules = program.rules[c]!;
        const same = driver.leg === leg && driver.rules === rules;
        if (!same) drawPhases(phaseS, from, to, streamOf(seed, key ^ PHASE), rules.drivePerWeekS);
        driver = same ? driver : { leg, rules };
        addDrive(nowS, from, to, stream, a, b, rules, phaseS);
        break;
      }
      case simKinds.TIMETABLE:
        waitForDeparture(nowS, from, to, program.tables[a]!, b);
        break;
      case simKinds.OPENING:
        waitForOpening(nowS, from, to, startSecondOfDay + c, a, b);
        break;
      case simKinds.WEATHER:
        addClosure(nowS, from, to, stream, a, b);
        break;
      case simKinds.SHUT:
        waitForReopening(nowS, from, to, program.tables[a]!);
        break;
      default:
        throw new Error(`step ${step} has kind ${program.kind[step]}, expected 0 … 8`);
    }
    if (out.legS.length > 0 && (step + 1 === program.steps || program.group[step + 1] !== leg))
      closeLeg(nowS, from, to, legStartS, out.legS, leg * draws);
  }
};

const NOBODY: { readonly leg: number; readonly rules: DriverRules } = { leg: -1, rules: driverRules[1] };
/** Turns a step's key into that of its driver's phase. */
const PHASE = 0x5bd1e995;
const DAY_S = 86_400;
const WEEK_S = 604_800;

/** Steps whose seconds depend on their own draw alone. */
const addDrawn = (nowS: Float64Array, from: number, to: number, kind: number, stream: number, a: number, b: number): void => {
  if (kind === simKinds.LOGNORMAL) addLognormal(nowS, from, to, stream, a, b);
  else if (kind === simKinds.UNIFORM) addUniform(nowS, from, to, stream, a);
  else addRun(nowS, from, to, stream, a, b);
};

const addKept = (nowS: Float64Array, from: number, to: number, drawn: Float64Array): void => {
  for (let i = from; i < to; i++) nowS[i]! += drawn[i - from]!;
};

const kept = (memory: DrawMemory, kind: number, key: number, a: number, b: number, stream: number, from: number, to: number): Float64Array => {
  const known = memory.find(kind, key, a, b);
  if (known !== undefined) return known;
  const drawn = new Float64Array(to);
  addDrawn(drawn, from, to, kind, stream, a, b);
  const range = drawn.subarray(from);
  memory.keep(kind, key, a, b, range);
  return range;
};

const addFixed = (nowS: Float64Array, from: number, to: number, durationS: number): void => {
  for (let i = from; i < to; i++) nowS[i]! += durationS;
};

const addLognormal = (nowS: Float64Array, from: number, to: number, stream: number, mu: number, sigma: number): void => {
  if (sigma === 0) {
    addFixed(nowS, from, to, Math.exp(mu));
    return;
  }
  const tailS = tailMeanOf(mu, sigma);
  for (let i = from; i < to; i++) {
    const z = normalAt(stream, i);
    nowS[i]! += z < TAIL_Z ? Math.exp(mu + sigma * z) : tailS;
  }
};

const addUniform = (nowS: Float64Array, from: number, to: number, stream: number, widthS: number): void => {
  for (let i = from; i < to; i++) nowS[i]! += widthS * uniformAt(stream, i);
};

/** Symmetric limits, half the mean either way, so that the mean stays the mean. */
const spreadOf = (meanS: number, sdS: number, z: number): number => {
  const most = 0.5 * meanS;
  const off = sdS * z;
  return meanS + (off > most ? most : off < -most ? -most : off);
};

const addRun = (nowS: Float64Array, from: number, to: number, stream: number, meanS: number, variancePerS: number): void => {
  const sdS = Math.sqrt(variancePerS * meanS);
  if (sdS === 0) {
    addFixed(nowS, from, to, meanS);
    return;
  }
  for (let i = from; i < to; i++) nowS[i]! += spreadOf(meanS, sdS, normalAt(stream, i));
};

const drawPhases = (phaseS: Float64Array, from: number, to: number, stream: number, drivePerWeekS: number): void => {
  for (let i = from; i < to; i++) phaseS[i - from] = drivePerWeekS * uniformAt(stream, i);
};

const addDrive = (
  nowS: Float64Array,
  from: number,
  to: number,
  stream: number,
  meanS: number,
  variancePerS: number,
  rules: DriverRules,
  phaseS: Float64Array,
): void => {
  const sdS = Math.sqrt(variancePerS * meanS);
  for (let i = from; i < to; i++) {
    const drivingS = sdS === 0 ? meanS : spreadOf(meanS, sdS, normalAt(stream, i));
    const phase = phaseS[i - from]!;
    nowS[i]! += elapsed(rules, drivingS, phase);
    phaseS[i - from] = phase + drivingS;
  }
};

/** Remaining closures are exponential: one that is met at any moment of it lasts as long as a fresh one. One uniform tells both whether and how long. */
const addClosure = (nowS: Float64Array, from: number, to: number, stream: number, closedShare: number, meanS: number): void => {
  for (let i = from; i < to; i++) {
    const u = uniformAt(stream, i);
    if (u < closedShare) nowS[i]! -= meanS * Math.log(u / closedShare);
  }
};

const waitForReopening = (nowS: Float64Array, from: number, to: number, spellsS: Float64Array): void => {
  for (let i = from; i < to; i++) {
    for (let spell = 0; spell < spellsS.length; spell += 2) {
      if (nowS[i]! >= spellsS[spell]! && nowS[i]! < spellsS[spell + 1]!) nowS[i] = spellsS[spell + 1]!;
    }
  }
};

const waitForDeparture = (nowS: Float64Array, from: number, to: number, departuresS: Float64Array, cutoffS: number): void => {
  for (let i = from; i < to; i++) nowS[i] = departureFrom(departuresS, nowS[i]! + cutoffS);
};

/** First departure at or after `readyS`; past the last one the table is read as many whole weeks earlier as it takes. */
const departureFrom = (departuresS: Float64Array, readyS: number): number => {
  const lastS = departuresS[departuresS.length - 1]!;
  const shiftS = readyS <= lastS ? 0 : Math.ceil((readyS - lastS) / WEEK_S) * WEEK_S;
  const wantedS = readyS - shiftS;
  let low = 0;
  let high = departuresS.length - 1; // invariant: departuresS[high] >= wantedS
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (departuresS[middle]! >= wantedS) high = middle;
    else low = middle + 1;
  }
  return departuresS[low]! + shiftS;
};

const waitForOpening = (nowS: Float64Array, from: number, to: number, localStartS: number, opensS: number, closesS: number): void => {
  for (let i = from; i < to; i++) nowS[i]! += waitAt(localStartS + nowS[i]!, opensS, closesS);
};

/** The offset stays that of the start: a change of summer time during the trip moves a gate by an hour, less than anybody knows its hours. */
const waitAt = (localS: number, opensS: number, closesS: number): number => {
  if (opensS === closesS) return 0;
  const second = localS - Math.floor(localS / DAY_S) * DAY_S;
  const open = opensS < closesS ? second >= opensS && second < closesS : second >= opensS || second < closesS;
  if (open) return 0;
  return second < opensS ? opensS - second : opensS + DAY_S - second;
};

const closeLeg = (nowS: Float64Array, from: number, to: number, legStartS: Float64Array, legS: Float64Array, first: number): void => {
  for (let i = from; i < to; i++) {
    legS[first + i]! += nowS[i]! - legStartS[i - from]!;
    legStartS[i - from] = nowS[i]!;
  }
};

/**
 * Seconds by expectation, as the search adds them: every step takes its mean, departures and gates are met at the expected time.
 * Without TIMETABLE and OPENING this is exactly the mean of the simulation; with them it is what the search promises, and the simulation says what becomes of it.
 */
export const expectedSeconds = (program: SimProgram, startSecondOfDay: number = simulateDefaults.startSecondOfDay): number => {
  let nowS = 0;
  for (let step = 0; step < program.steps; step++) {
    const a = program.a[step]!,
      b = program.b[step]!,
      c = program.c[step]!;
    switch (program.kind[step]!) {
      case simKinds.FIXED:
      case simKinds.RUN:
        nowS += a;
        break;
      case simKinds.LOGNORMAL:
        nowS += meanOf(a, b);
        break;
      case simKinds.UNIFORM:
        nowS += a / 2;
        break;
      case simKinds.DRIVE:
        nowS += expectedElapsed(program.rules[c]!, a);
        break;
      case simKinds.TIMETABLE:
        nowS = departureFrom(program.tables[a]!, nowS + b);
        break;
      case simKinds.OPENING:
        nowS += waitAt(startSecondOfDay + c + nowS, a, b);
        break;
      case simKinds.WEATHER:
        nowS += a * b;
        break;
      default:
        throw new Error(`step ${step} has kind ${program.kind[step]}, expected 0 … 7`);
    }
  }
  return nowS;
};
