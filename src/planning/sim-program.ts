/**
 * What an itinerary looks like to the simulation: its steps in order of happening, as columns.
 * Columns, because the kernel runs one step over all draws before the next; `simProgram` fills them from one object per step.
 */
import { type DriverRules, driverRulesProblem } from './driver-hours.js';
import { keyOf } from './keyed-draws.kernel.js';
import { lognormalOf } from './lognormal.js';

export const simKinds = { FIXED: 0, LOGNORMAL: 1, UNIFORM: 2, DRIVE: 3, RUN: 4, TIMETABLE: 5, OPENING: 6, WEATHER: 7, SHUT: 8 } as const;

/** Rows of every column: `steps`, in order of happening. */
export interface SimProgram {
  readonly steps: number;
  readonly kind: Uint8Array;
  /** `keyOf` a stable name; equal keys see equal luck, in this itinerary and in any other. */
  readonly key: Uint32Array;
  /**
   * FIXED seconds. LOGNORMAL μ of seconds. UNIFORM width in seconds. DRIVE, RUN expected moving seconds. TIMETABLE index in `tables`.
   * OPENING second of the local day it opens. WEATHER chance to find it closed. SHUT index in `tables`.
   */
  readonly a: Float64Array;
  /**
   * LOGNORMAL σ. DRIVE, RUN variance per moving second, s. TIMETABLE cut-off in seconds. OPENING second of the local day it closes.
   * WEATHER mean seconds it stays closed. Else 0.
   */
  readonly b: Float64Array;
  /** DRIVE, index in `rules`. OPENING the zone's seconds east of UTC. Else 0. */
  readonly c: Float64Array;
  /** Leg number, 0 … legs − 1. Consecutive DRIVE steps of one leg under the same rules are one driver's: his clock runs on. */
  readonly group: Uint16Array;
  /** Departures in seconds after the start, ascending, none empty; beyond its last departure a table repeats weekly. Of SHUT: begin, end, begin, end …, ascending. */
  readonly tables: readonly Float64Array[];
  readonly rules: readonly DriverRules[];
}

interface Named {
  /** Stable name of what happens, the same in every scenario: `arc:4711/drive`. */
  readonly name: string;
  /** Leg number. */
  readonly leg: number;
  /** Of the way that is covered meanwhile; absent where nothing moves. */
  readonly metres?: number;
}

/** One step as an object; durations in seconds. */
export type SimStep = Named &
  (
    | { readonly kind: 'FIXED'; readonly durationS: number }
    | { readonly kind: 'LOGNORMAL'; readonly p50S: number; readonly p90S: number }
    /** Anything from 0 to the width, as the wait for a run every `widthS`. */
    | { readonly kind: 'UNIFORM'; readonly widthS: number }
    /** Driving time is normal with variance `variancePerS · drivingS`, kept within half and one and a half of its mean; rests come on top. */
    | { readonly kind: 'DRIVE'; readonly drivingS: number; readonly variancePerS: number; readonly rules: DriverRules }
    | { readonly kind: 'RUN'; readonly runningS: number; readonly variancePerS: number }
    | { readonly kind: 'TIMETABLE'; readonly departuresS: Float64Array; readonly cutoffS: number }
    /** Waits until local time of day lies in [opens, closes); a window with `closesS < opensS` spans midnight, an equal pair is always open. */
    | { readonly kind: 'OPENING'; readonly opensS: number; readonly closesS: number; readonly zoneOffsetS: number }
    | { readonly kind: 'WEATHER'; readonly closedShare: number; readonly meanClosureS: number }
    /** Waits for the end of a spell that is met; spells as begin, end, begin, end … in seconds after the start. */
    | { readonly kind: 'SHUT'; readonly spellsS: Float64Array }
  );

/** The program of these steps. Tables and rules are shared, not copied. */
export const simProgram = (list: readonly SimStep[]): SimProgram => {
  const tables: Float64Array[] = [];
  const rules: DriverRules[] = [];
  const rows = list.map((step) => columnsOf(step, tables, rules));
  return {
    steps: list.length,
    kind: Uint8Array.from(list, (step) => simKinds[step.kind]),
    key: Uint32Array.from(list, (step) => keyOf(step.name)),
    a: Float64Array.from(rows, ([a]) => a),
    b: Float64Array.from(rows, ([, b]) => b),
    c: Float64Array.from(rows, ([, , c]) => c),
    group: Uint16Array.from(list, (step) => step.leg),
    tables,
    rules,
  };
};

/** Legs of a program: the highest leg number and one. */
export const legsOf = (program: SimProgram): number => program.group.reduce((most, leg) => Math.max(most, leg + 1), 0);

const columnsOf = (step: SimStep, tables: Float64Array[], rules: DriverRules[]): readonly [number, number, number] => {
  switch (step.kind) {
    case 'FIXED':
      return [step.durationS, 0, 0];
    case 'LOGNORMAL': {
      const { mu, sigma } = lognormalOf(step.p50S, step.p90S);
      return [mu, sigma, 0];
    }
    case 'UNIFORM':
      return [step.widthS, 0, 0];
    case 'DRIVE': {
      const problem = driverRulesProblem(step.rules);
      if (problem !== undefined) throw new Error(`${step.name}: ${problem}`);
      return [step.drivingS, step.variancePerS, indexIn(rules, step.rules)];
    }
    case 'RUN':
      return [step.runningS, step.variancePerS, 0];
    case 'TIMETABLE':
      if (step.departuresS.length === 0) throw new Error(`${step.name}: a timetable without departures cannot be waited for`);
      return [indexIn(tables, step.departuresS), step.cutoffS, 0];
    case 'OPENING':
      return [step.opensS, step.closesS, step.zoneOffsetS];
    case 'WEATHER':
      return [step.closedShare, step.meanClosureS, 0];
    case 'SHUT':
      return [indexIn(tables, step.spellsS), 0, 0];
    default:
      return step satisfies never;
  }
};

const indexIn = <T>(list: T[], item: T): number => {
  const found = list.indexOf(item);
  return found < 0 ? list.push(item) - 1 : found;
};
