/**
 * What hurts most when it fails: every link, place and service removed in turn, against a table of flows. Cost is added where goods find
 * a dearer way, demand is cut off where they find none; the two are never mixed. A job is up to `flowsInJob` flows.
 */
import type { Network } from '../network/index.js';
import { type Cargo, monthOf, pricedFor } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import { type CostWeights, computeGeneralisedCost, UNITS_PER_USD } from './generalised-cost.js';
import { searchRemovals } from './removal-search.js';
import type { RunOptions, StudyKind } from './study.js';
import { requirePlace } from './study-terms.js';
import { type ThingKind, thingKinds } from './things.js';

export interface Flow {
  /** Ids of places. */
  readonly origin: string;
  readonly destination: string;
  readonly tonnesPerYear: number;
  /** One consignment of it. */
  readonly cargo: Cargo;
}

export interface CriticalQuestion {
  readonly flows: readonly Flow[];
  readonly remove: readonly ThingKind[];
  readonly departAt: Instant;
  readonly tir: boolean;
  readonly drivers: 1 | 2;
  readonly weights: CostWeights;
}

/** What one flow says of one thing; things that its best way does not use are not listed: they change nothing. */
export interface FlowRemoval {
  readonly kind: ThingKind;
  readonly row: number;
  /** Units of generalised cost per consignment; null when the flow is cut off. */
  readonly added: number | null;
}
export interface FlowPart {
  /** Null when the flow has no way even with everything there. */
  readonly base: number | null;
  readonly tonnes: number;
  readonly removals: readonly FlowRemoval[];
}

export interface CriticalThing {
  readonly kind: ThingKind;
  /** Row in links, places or services of the network. */
  readonly row: number;
  /** US dollars a year, generalised, of the flows that find another way. */
  readonly addedUsd: number;
  readonly cutTonnes: number;
  /** Flows whose best way used it, as positions in the question, ascending. */
  readonly flows: readonly number[];
}

export interface CriticalResult {
  /** Most cost added first; equal cost by tonnes cut off, then kind and row. Things that no flow uses are not listed. */
  readonly things: readonly CriticalThing[];
  /** All that were removed in turn, by kind. */
  readonly removed: Readonly<Record<ThingKind, number>>;
  /** US dollars a year, generalised, with everything there. */
  readonly baseUsd: number;
  /** Positions of flows without any way, and their tonnes. */
  readonly impossible: readonly number[];
  readonly impossibleTonnes: number;
}

const flowsInJob = 4;

export const criticalStudy: StudyKind<CriticalQuestion, readonly Flow[], readonly FlowPart[], CriticalResult> = {
  split: (_network, { flows }) =>
    Array.from({ length: Math.ceil(flows.length / flowsInJob) }, (_, i) => flows.slice(i * flowsInJob, (i + 1) * flowsInJob)),
  run: (network, question, flows, options) => flows.map((flow) => runFlow(network, question, flow, options)),
  merge: (network, question, parts) => rank(network, question, parts.flat()),
};

const runFlow = (network: Network, question: CriticalQuestion, flow: Flow, { cancelled = () => false }: RunOptions): FlowPart => {
  const { departAt, tir, drivers, weights, remove } = question;
  const priced = pricedFor(network, flow.cargo, { tir, drivers, month: monthOf(departAt) }, []);
  const cost = computeGeneralisedCost(priced, weights, departAt);
  const search = searchRemovals(priced, cost, requirePlace(network, flow.origin), requirePlace(network, flow.destination));
  const { base } = search;
  if (base === undefined) return { base: null, tonnes: cost.tonnes, removals: [] };
  const removals = remove.flatMap((kind) =>
    search.uses(kind).map((row): FlowRemoval => {
      const without = cancelled() ? undefined : search.without(kind, row);
      return { kind, row, added: without === undefined ? null : without - base };
    }),
  );
  return { base, tonnes: cost.tonnes, removals };
};

const rank = (network: Network, { flows, remove }: CriticalQuestion, parts: readonly FlowPart[]): CriticalResult => {
  const perYear = (f: number): number => (flows[f]?.tonnesPerYear ?? 0) / (parts[f]?.tonnes ?? 1) / UNITS_PER_USD;
  const things = new Map<string, { kind: ThingKind; row: number; addedUsd: number; cutTonnes: number; flows: number[] }>();
  let baseUsd = 0;
  for (const [f, part] of parts.entries()) {
    baseUsd += (part.base ?? 0) * perYear(f);
    for (const { kind, row, added } of part.removals) {
      const thing = things.get(`${kind}/${row}`) ?? { kind, row, addedUsd: 0, cutTonnes: 0, flows: [] };
      things.set(`${kind}/${row}`, thing);
      thing.flows.push(f);
      if (added === null) thing.cutTonnes += flows[f]?.tonnesPerYear ?? 0;
      else thing.addedUsd += added * perYear(f);
    }
  }
  const impossible = parts.flatMap((part, f) => (part.base === null ? [f] : []));
  const counts = { link: network.tables.links.length, place: network.places.length, service: network.tables.services.length };
  return {
    things: [...things.values()].sort(
      (a, b) => b.addedUsd - a.addedUsd || b.cutTonnes - a.cutTonnes || thingKinds.indexOf(a.kind) - thingKinds.indexOf(b.kind) || a.row - b.row,
    ),
    removed: {
      link: remove.includes('link') ? counts.link : 0,
      place: remove.includes('place') ? counts.place : 0,
      service: remove.includes('service') ? counts.service : 0,
    },
    baseUsd,
    impossible,
    impossibleTonnes: impossible.reduce((sum, f) => sum + (flows[f]?.tonnesPerYear ?? 0), 0),
  };
};
