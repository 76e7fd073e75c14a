/** What every kind of change is: one file of changes/ each. */
import type { ScenarioChange } from '../contract/index.js';
import type { Names } from './names.js';
import type { NetworkDraft } from './network-draft.js';
import type { Report } from './scenario-issue.js';
import type { TableDraft } from './table-draft.js';
import type { Touch } from './touch.js';

export type ChangeOf<K extends ScenarioChange['kind']> = Extract<ScenarioChange, { kind: K }>;

/** Where and when a change is made. */
export interface Amending {
  /** In words, for sources and waits. */
  readonly why: string;
  /** Milliseconds since 1970-01-01T00:00Z; ±Infinity where the change has no end there. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ChangeKind<C extends ScenarioChange = ScenarioChange> {
  /** Tells every problem; gives what it touches. Registers what it adds. */
  readonly check: (change: C, names: Names, report: Report) => readonly Touch[];
  /** A structural change: made in the tables, which are then compiled anew. */
  readonly rebuild?: (change: C, tables: TableDraft, why: string) => void;
  /** A change of figures: made in a copy of the network. */
  readonly amend?: (change: C, draft: NetworkDraft, at: Amending) => void;
}

/** Told when none of the fields that would change something is there. */
export const requireSome = (change: object, fields: readonly string[], report: Report): void => {
  const has = (field: string): boolean => (change as Readonly<Record<string, unknown>>)[field] !== undefined;
  if (!fields.some(has)) report('scenario/no-effect', fields[0] ?? 'kind', `The change would change nothing: give ${fields.join(' or ')}.`);
};

/** Told when a value is both set and multiplied. */
export const refuseBoth = (change: object, set: readonly string[], factor: string, report: Report): void => {
  const has = (field: string): boolean => (change as Readonly<Record<string, unknown>>)[field] !== undefined;
  const both = set.find(has);
  if (both !== undefined && has(factor)) report('scenario/values', factor, `“${both}” sets what “${factor}” multiplies: give one of them.`);
};

export const refuseOrder = (p50H: number | undefined, p90H: number | undefined, field: string, report: Report): void => {
  if ((p50H === undefined) !== (p90H === undefined)) {
    report('scenario/values', field, 'A median and a 90th percentile belong together: give both.');
    return;
  }
  if (p50H === undefined || p90H === undefined) return;
  if (p90H < p50H) report('scenario/values', field, `The 90th percentile, ${p90H} h, is below the median, ${p50H} h.`);
  else if (p50H === 0 && p90H > 0) report('scenario/values', field, 'A median of zero with a 90th percentile above it is no distribution of waits.');
};
