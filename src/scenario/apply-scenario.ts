/**
 * A scenario over a network. All changes are resolved first; while one is wrong nothing is applied. Changes of figures and closures
 * are made in a copy that shares every other column; changes of structure are made in the tables, which are compiled anew, once.
 *
 * What a period means: who comes to a thing that is shut for a time waits until it opens, or goes another way, by the clock of his
 * arrival there. Every other change is judged by the departure of what is planned: in force at the departure, in force all the way.
 */
import type { Scenario } from '../contract/index.js';
import { compileNetwork, type Network, type Row } from '../network/index.js';
import { type Instant, NONE } from '../units/index.js';
import { kindOf } from './changes/index.js';
import { checkScenario } from './check-scenario.js';
import { NetworkDraft } from './network-draft.js';
import { type Period, spanOf } from './period.js';
import type { ScenarioIssue } from './scenario-issue.js';
import { TableDraft } from './table-draft.js';

export interface AppliedScenario {
  readonly kind: 'applied';
  readonly scenario: Scenario;
  /** The network of what departs then: the same object for the same changes in force (the last eight are kept), the base network itself where none is. */
  readonly networkAt: (departAt: Instant) => Network;
  /** Positions of the changes that can matter to what departs then. */
  readonly inForceAt: (departAt: Instant) => readonly number[];
}
export type ScenarioOutcome = AppliedScenario | { readonly kind: 'refused'; readonly issues: readonly ScenarioIssue[] };

export const applyScenario = (network: Network, scenario: Scenario): ScenarioOutcome => {
  const { issues, periods } = checkScenario(network, scenario);
  if (issues.length > 0) return { kind: 'refused', issues };
  const rebuilt = new Map<string, Network>();
  const structural = scenario.changes.map((change) => kindOf(change).rebuild !== undefined);
  const rebuiltFor = (rows: readonly number[]): Network =>
    rows.length === 0 ? network : remember(rebuilt, rows.join(), () => rebuild(network, scenario, rows));
  const unserved = listUnserved(scenario, () => rebuiltFor(structural.flatMap((is, i) => (is ? [i] : []))));
  if (unserved.length > 0) return { kind: 'refused', issues: unserved };
  const made = new Map<string, Network>();
  const inForceAt = (departAt: Instant): readonly number[] => periods.flatMap((period, i) => (matters(scenario, i, period, departAt) ? [i] : []));
  return {
    kind: 'applied',
    scenario,
    inForceAt,
    networkAt: (departAt) => {
      const rows = inForceAt(departAt);
      const spans = rows.map((i) => spanOf(periods[i] as Period, departAt));
      const key = JSON.stringify(
        rows.map((i, n) => [i, scenario.changes[i]?.kind === 'close' ? [String(spans[n]?.fromMs), String(spans[n]?.toMs)] : 0]),
      );
      return remember(made, key, () => {
        const base = rebuiltFor(rows.filter((i) => structural[i]));
        const figures = rows.filter((i) => !structural[i]);
        if (figures.length === 0) return base;
        const draft = new NetworkDraft(base);
        for (const i of figures) {
          const change = scenario.changes[i];
          const span = spans[rows.indexOf(i)];
          if (change !== undefined && span !== undefined) kindOf(change).amend?.(change, draft, { why: whyOf(scenario, i), ...span });
        }
        return draft.finish();
      });
    },
  };
};

/** Networks kept: a period counted from the departure makes one for every departure. */
const MOST_KEPT = 8;

const remember = (known: Map<string, Network>, key: string, make: () => Network): Network => {
  const network = known.get(key) ?? make();
  // the newest stands last; the oldest goes first
  known.delete(key);
  known.set(key, network);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break;
    known.delete(oldest);
  }
  return network;
};

const whyOf = (scenario: Scenario, i: number): string => scenario.changes[i]?.why ?? scenario.name;

/** A closure matters until it is over; any other change when it is in force at the departure. */
const matters = (scenario: Scenario, i: number, period: Period, departAt: number): boolean => {
  const { fromMs, toMs } = spanOf(period, departAt);
  return toMs > departAt && (scenario.changes[i]?.kind === 'close' || fromMs <= departAt);
};

const rebuild = (network: Network, scenario: Scenario, rows: readonly number[]): Network => {
  const draft = new TableDraft(network.tables);
  for (const i of rows) {
    const change = scenario.changes[i];
    if (change !== undefined) kindOf(change).rebuild?.(change, draft, whyOf(scenario, i));
  }
  return compileNetwork(draft.finish(), { id: network.id, version: network.version });
};

/** Added services that the compiled network does not run: a train without a way over open rails. */
const listUnserved = (scenario: Scenario, rebuilt: () => Network): ScenarioIssue[] => {
  const added = scenario.changes.flatMap((change, i) => (change.kind === 'add-service' ? [{ i, service: change.service }] : []));
  if (added.length === 0) return [];
  const { nodes, tables } = rebuilt();
  const running = new Set([...new Set(nodes.service)].filter((row) => row !== NONE).map((row) => (tables.services[row] as Row<'services'>).id));
  return added
    .filter(({ service }) => !running.has(service.id))
    .map(({ i, service }) => ({
      code: 'scenario/no-way' as const,
      field: `changes.${i}.service.stops`,
      message: `${service.name} finds no way over the open links from ${service.stops.map(({ place }) => place).join(' to ')}.`,
      choices: [],
    }));
};
