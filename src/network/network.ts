/**
 * The model every part of Qiyun reads: a frozen, directed, virtual network. A node is a place seen on one layer; an arc is a run
 * over links, an operation, a border procedure or a ride on a service, or a short chain of these. The search sees plain arcs;
 * the profile prices them; the explanation follows each arc to its items and each item to its table row.
 *
 *   place Kuryk port ── nodes: (truck) (rail1520) (ground) (roro deck of a service) …
 *   arc (Kuryk, truck) → (Kuryk, ro-ro Kuryk-Alat): items [check_in, procedure KZ exit, boarding wait]
 *   arc (Kuryk, ro-ro) → (Alat, ro-ro): items [ride]          arc (Alat, ro-ro) → (Alat, truck): items [procedure AZ entry, check_out]
 *
 * Columns are typed arrays over SharedArrayBuffer (the many); places' names, steps and table rows are objects (the few thousand).
 */

import type { TableSet } from './tables.js';
import type { Commodity, Layer, Mode, Product, SpeedClass } from './vocabulary.js';

/** Raised when the meaning of a column or section of the file image changes. */
export const NETWORK_FORMAT_VERSION = 2;

export const languages = ['en', 'zhHans', 'zhHant', 'ru'] as const;
export type Language = (typeof languages)[number];
export type Names = Readonly<Record<Language, string>>;

/** A place as the rest of the program sees it. `index` is its row in this network only. */
export interface Place {
  readonly index: number;
  readonly id: string;
  /** Empty string where a language is missing; `en` never is. */
  readonly names: Names;
  /** ISO 3166-1 alpha-2; empty at sea. For a border place the alphabetically first of the two. */
  readonly country: string;
  /** The other country of a border place, else empty. */
  readonly country2: string;
  readonly lat: number;
  readonly lon: number;
  /** IANA time zone. */
  readonly zone: string;
  readonly roles: readonly string[];
  readonly population: number;
  readonly status: string;
}

export interface NodeColumns {
  readonly count: number;
  /** Row in `places`. Rows: nodes. */
  readonly place: Uint32Array;
  /** Position in `layers`. Rows: nodes. */
  readonly layer: Uint8Array;
  /** Row in the services table for a node on board of a service, else NONE. Rows: nodes. */
  readonly service: Uint32Array;
}

export interface ArcColumns {
  readonly count: number;
  /** Arcs out of node `n` are `firstOut[n] … firstOut[n + 1] − 1`: arcs are sorted by tail. Rows: nodes + 1. */
  readonly firstOut: Uint32Array;
  /** Rows: arcs. */
  readonly tail: Uint32Array;
  /** Rows: arcs. */
  readonly head: Uint32Array;
  /** Arcs into node `n` are `inArc[firstIn[n]] … inArc[firstIn[n + 1] − 1]`, ascending. Rows: nodes + 1. */
  readonly firstIn: Uint32Array;
  /** Rows: arcs. */
  readonly inArc: Uint32Array;
  /** Items of arc `a`, in order of happening, are `firstItem[a] … firstItem[a + 1] − 1`. Rows: arcs + 1. */
  readonly firstItem: Uint32Array;
}

export const RUN = 0;
export const STEP = 1;

export interface ItemColumns {
  readonly count: number;
  /** RUN (a stretch at a speed, a price and an intensity) or STEP. Rows: items. */
  readonly kind: Uint8Array;
  /** Row in `runClasses` (RUN) or in `steps` (STEP). Rows: items. */
  readonly ref: Uint32Array;
  /** Metres driven or sailed; 0 for steps that do not move. Rows: items. */
  readonly lengthM: Float64Array;
  /** Metres that count as emission activity (ISO 14083: shortest feasible or great-circle distance). Rows: items. */
  readonly activityM: Float64Array;
  /** Links run over by item `i`, in order, are `pathLink[firstPath[i]] … pathLink[firstPath[i + 1] − 1]`. Rows: items + 1. */
  readonly firstPath: Uint32Array;
  /** `2 × link row + (1 when run against its from → to)`. Rows: path entries. */
  readonly pathLink: Uint32Array;
}

/** All links that share speed, price and intensity: what a run costs per metre depends on this and on the cargo only. */
export interface RunClass {
  readonly layer: Layer;
  readonly mode: Mode;
  /** ISO code; empty at sea. */
  readonly country: string;
  readonly speedClass: SpeedClass;
  readonly electrified: boolean;
  /** Rail: block train or wagonload; else undefined. */
  readonly product: Product | undefined;
  /** Pipelines: what flows; else undefined. */
  readonly commodity: Commodity | undefined;
  /** Sea: regions of the loading and the discharge port, else empty. */
  readonly fromRegion: string;
  readonly toRegion: string;
  /** Row in services for a run on board of a service, else NONE. */
  readonly service: number;
  /** Rows in speeds, tariffs (one per cargo class, NONE where none applies) and emission_factors (one per cargo class). */
  readonly speedRow: number;
  readonly tariffRow: readonly number[];
  readonly factorRow: readonly number[];
}

/** What happens at a place between two layers. `recipe[c]`: row in `recipes.operations` for cargo class c; recipe 0 is empty = not possible. */
export interface TransferStep {
  readonly kind: 'transfer';
  readonly place: number;
  readonly from: Layer;
  readonly to: Layer;
  readonly recipe: readonly number[];
}
/** A border. `recipe[regime][c]`: row in `recipes.procedures`; regime 0 = with TIR, 1 = without; recipe 0 is empty = closed to this cargo. */
export interface ProcedureStep {
  readonly kind: 'procedure';
  readonly place: number;
  readonly mode: Mode;
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly recipe: readonly [readonly number[], readonly number[]];
}
/** Waiting for a run of a service and boarding it: cut-off, then its timetable, headway or when-full wait, and weather. */
export interface BoardStep {
  readonly kind: 'board';
  readonly place: number;
  /** Row in services. */
  readonly service: number;
  readonly direction: 'out' | 'back';
  /** Rows in departures, shifted by `offsetS` from the first stop to this place; empty unless a timetable. */
  readonly departures: readonly number[];
  readonly offsetS: number;
}
/** From a stop of a service to the next with a published or stated running time. */
export interface RideStep {
  readonly kind: 'ride';
  readonly place: number;
  readonly toPlace: number;
  readonly service: number;
  readonly layer: Layer;
  readonly country: string;
  readonly p50S: number;
  readonly p90S: number;
  readonly tariffRow: readonly number[];
  readonly factorRow: readonly number[];
  /** 0 … 1: the share of the tariff's price this ride bears (a price per consignment is paid once over all rides). */
  readonly priceShare: number;
  /** Row in service_stops of the stop reached. */
  readonly stopRow: number;
}
/** A wait on board at an intermediate stop. */
export interface StopStep {
  readonly kind: 'stop';
  readonly place: number;
  readonly service: number;
  readonly stopRow: number;
  readonly durationS: number;
}
export type Step = TransferStep | ProcedureStep | BoardStep | RideStep | StopStep;

/** A time in which something is shut: [fromMs, toMs), milliseconds since 1970-01-01T00:00Z. */
export interface Spell {
  readonly fromMs: number;
  readonly toMs: number;
  /** In words, as `Kuryk closed by weather`. */
  readonly why: string;
}

/** What a scenario shuts of a network. */
export interface Shut {
  /** 1 = shut for good: nothing passes. Rows: arcs. */
  readonly always: Uint8Array;
  /** Who comes to an arc in a spell waits until it ends, or goes another way. Spells of an arc ascend and do not meet. */
  readonly spells: ReadonlyMap<number, readonly Spell[]>;
}

export interface Network {
  readonly formatVersion: number;
  /** Package name, as `eurasia`. */
  readonly id: string;
  /** First 16 hex digits of a hash over the package's bytes: equal bytes, equal version. */
  readonly version: string;
  readonly places: readonly Place[];
  readonly nodes: NodeColumns;
  readonly arcs: ArcColumns;
  readonly items: ItemColumns;
  readonly runClasses: readonly RunClass[];
  readonly steps: readonly Step[];
  /** Lists of table rows that apply together, each list once: operations between two layers; procedures of a border (whole, or exit and entry half). */
  readonly recipes: { readonly operations: readonly (readonly number[])[]; readonly procedures: readonly (readonly number[])[] };
  /** What happens at the door of a town: recipes of `operations` per cargo class, from the ground to the truck and back. */
  readonly doors: readonly { readonly pickup: readonly number[]; readonly delivery: readonly number[] }[];
  /** Row in `doors`. Rows: places. */
  readonly doorOf: Uint32Array;
  /** The rows everything was compiled from: what an explanation cites. */
  readonly tables: TableSet;
  /** Nodes of place `p` are `placeNodes[firstPlaceNode[p]] … placeNodes[firstPlaceNode[p + 1] − 1]`. */
  readonly firstPlaceNode: Uint32Array;
  readonly placeNodes: Uint32Array;
  /** Only in the copy that a scenario makes; never in a file image. */
  readonly shut?: Shut | undefined;
}
