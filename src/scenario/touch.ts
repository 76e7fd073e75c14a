/** What a change touches, so that two changes that contradict each other are found before anything is applied. */
import { overlap, type Period } from './period.js';
import type { ScenarioIssue } from './scenario-issue.js';
import type { Thing } from './thing.js';

/** One attribute of one thing. */
export interface Touch {
  /** As `place:KZKUR`. */
  readonly thing: string;
  readonly attribute:
    | 'open'
    | 'time'
    | 'fee'
    | 'price'
    | 'emission'
    | 'capacity'
    | 'hours'
    | 'wait'
    | 'frequency'
    | 'cutoff'
    | 'weather'
    | 'departures'
    | 'build';
  /** What it is set to; undefined for a factor, and factors multiply. */
  readonly set: string | undefined;
}

export const touchesOf = (thing: Thing | undefined, attribute: Touch['attribute'], set: string | undefined): Touch[] =>
  (thing?.ids ?? []).map((id) => ({
    thing: `${thing?.kind}:${id}${thing?.mode !== undefined && thing.kind !== 'mode' ? `/${thing.mode}` : ''}`,
    attribute,
    set,
  }));

export interface Touching {
  /** Position in the scenario, from 0. */
  readonly change: number;
  readonly period: Period;
  readonly touches: readonly Touch[];
}

/** Each pair of changes that say different things of one attribute at one time, told once, at the later one. */
export const listContradictions = (all: readonly Touching[]): ScenarioIssue[] => {
  const issues: ScenarioIssue[] = [];
  for (const [later, b] of all.entries()) {
    for (const a of all.slice(0, later)) {
      if (!overlap(a.period, b.period)) continue;
      const found = b.touches.find((touch) => a.touches.some((other) => contradict(other, touch)));
      if (found === undefined) continue;
      issues.push({
        code: 'scenario/contradiction',
        field: `changes.${b.change}`,
        message: `Changes ${a.change + 1} and ${b.change + 1} say different things of ${words[found.attribute]} of ${found.thing} at one time: their periods overlap.`,
        choices: [],
      });
    }
  }
  return issues;
};

const contradict = (a: Touch, b: Touch): boolean =>
  a.thing === b.thing && a.attribute === b.attribute && (a.set !== undefined || b.set !== undefined) && a.set !== b.set;

const words: Readonly<Record<Touch['attribute'], string>> = {
  open: 'the opening',
  time: 'the time',
  fee: 'the fee',
  price: 'the price',
  emission: 'the emission',
  capacity: 'the capacity',
  hours: 'the hours',
  wait: 'the wait',
  frequency: 'the frequency',
  cutoff: 'the cut-off',
  weather: 'the weather',
  departures: 'the departures',
  build: 'the build',
};
