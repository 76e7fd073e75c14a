/** What the planner answers: itineraries in order, or an ordinary no with its reason and what to lift. */

import type { Layer, Mode, Place } from '../network/index.js';
import type { Instant, Seconds, UsdCents } from '../units/index.js';
import type { Criterion, Selector } from './query.js';

/** Where a figure comes from: the table row and its source, as printed by `--explain`. */
export interface Source {
  readonly table: string;
  /** The row's id, or its key columns joined by `/` where the table has no id. */
  readonly row: string;
  readonly source: string;
  readonly basis: string;
}

/** One line of the ledger: the smallest thing with a time, a price, an emission and a source of its own. */
export interface LedgerLine {
  /** What happens, in words without numbers: `road KZ, class I`, `lift on`, `procedure KZ → AZ (TIR)`. */
  readonly what: string;
  readonly seconds: Seconds;
  readonly cents: UsdCents;
  readonly gramsWtt: number;
  readonly gramsTtw: number;
  readonly metres: number;
  /** How the figure was made, as a formula with units: `469.0 km ÷ 51 km/h`, `20 t × 19 631 km × 7.2 g/t-km`. */
  readonly how: { readonly time: string; readonly cost: string; readonly co2e: string };
  readonly sources: {
    readonly distance: readonly Source[];
    readonly time: readonly Source[];
    readonly cost: readonly Source[];
    readonly co2e: readonly Source[];
  };
}

export type LegKind = 'run' | 'operation' | 'procedure' | 'wait';

export interface Leg {
  readonly kind: LegKind;
  readonly mode: Mode | undefined;
  readonly layer: Layer;
  /** What it is in words: `Truck`, `Gauge change 1435 → 1520 (transload)`, `Border Khorgos, road, TIR`, `Wait for Kuryk-Alat ro-ro`. */
  readonly title: string;
  readonly from: Place;
  readonly to: Place;
  readonly departsAt: Instant;
  readonly arrivesAt: Instant;
  /** `arrivesAt − departsAt`, expected. */
  readonly seconds: Seconds;
  readonly metres: number;
  readonly cents: UsdCents;
  readonly gramsWtt: number;
  readonly gramsTtw: number;
  /** The towns a run is known by, in order, without its ends; empty for what stands still. */
  readonly through: readonly Place[];
  /** What carries: `truck`, `container on wagon`, a vessel class. */
  readonly vehicle: string;
  /** Service id and name where a service carries. */
  readonly service: { readonly id: string; readonly name: string } | undefined;
  readonly lines: readonly LedgerLine[];
  /** [lon, lat] points of the way, at least two for a run, one for what stands still. */
  readonly geometry: readonly (readonly [number, number])[];
}

export interface Itinerary {
  /** Stable for the same network, query and way: hash of the arcs. */
  readonly id: string;
  /** What it is best at, in words of the shortlist rule: `fastest`, `cheapest`, `cleanest`, `most reliable`, `best compromise`, `different`. */
  readonly labels: readonly string[];
  /** In words: `Rail to Aktau, feeder to Alat`. */
  readonly name: string;
  readonly departsAt: Instant;
  readonly arrivesAt: Instant;
  /** Expected by the search (sum of the legs), and percentiles by simulation. */
  readonly seconds: { readonly mean: Seconds; readonly p10: Seconds; readonly p50: Seconds; readonly p90: Seconds };
  /** Share of draws that arrive by the deadline, 0 … 1; undefined without a deadline. */
  readonly onTime: number | undefined;
  readonly cents: UsdCents;
  readonly gramsWtt: number;
  readonly gramsTtw: number;
  readonly metres: number;
  /** Times the cargo is lifted from one vehicle to another between pick-up and delivery; 0 for a truck on a ro-ro. */
  readonly transshipments: number;
  readonly legs: readonly Leg[];
  /** Arcs of the network, in order: with them the same way is told again without a search (retrace-way.ts). */
  readonly arcs: readonly number[];
}

/** Why nothing is offered, and the cheapest violations that would change it. */
export interface NoWay {
  readonly because: 'deadline' | 'budget' | 'cargo' | 'avoided' | 'disconnected' | 'transshipments' | 'memory';
  readonly sentence: string;
  /** Each: what to lift and what it would give. */
  readonly lift: readonly { readonly what: string; readonly gives: string }[];
}

/** Why something is not what the answer uses. */
export interface WhyNot {
  readonly asked: Selector;
  readonly sentence: string;
  /** The best compromise among the ways that use it; undefined when there is none. */
  readonly way: Itinerary | undefined;
  readonly lift: NoWay['lift'];
}

export interface PlanAnswer {
  readonly kind: 'ways' | 'none';
  readonly from: Place;
  readonly to: Place;
  /** What was understood or assumed, one sentence each (names read, defaults, past dates). */
  readonly notes: readonly string[];
  readonly itineraries: readonly Itinerary[];
  readonly front: { readonly size: number; readonly exact: boolean; readonly epsilon: number; readonly criteria: readonly Criterion[] };
  readonly none: NoWay | undefined;
  /** One answer per "why not" of the query, in its order. */
  readonly whyNot: readonly WhyNot[];
}

/** Something in the query that cannot be understood: reported all at once, exit code 2. */
export interface QueryProblem {
  readonly field: string;
  readonly message: string;
  /** Readings to choose from, or near spellings. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

export type PlanOutcome = PlanAnswer | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };
