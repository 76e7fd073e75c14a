/**
 * From chosen ways over a network to what queues: a boarding becomes a station that sails, handling with a capacity a day a station that
 * serves, a named border a gate. Everything else on a way takes its expected time. Where a queue is simulated, the wait that the tables assume
 * in its place (dwell before a change of gauge, the wait for a sailing, weather) is left out: it is made here, not taken.
 */
import { layers, type Network, RUN, type Step } from '../../network/index.js';
import { isRefused, type Part, type Priced, runsPerWeek, type Way } from '../../planning/index.js';
import { type Instant, NONE } from '../../units/index.js';
import { type Closures, neverClosed, type QueueFlow, type QueueNetwork, type Station, type Visit } from './stations.js';

export interface CorridorFlow {
  readonly name: string;
  readonly perDay: number;
  /** Of the way: timetables run as in the weeks after it. */
  readonly departAt: Instant;
  readonly priced: Priced;
  readonly way: Way;
}

export interface CorridorOptions {
  /** Milliseconds since 1970-01-01T00:00Z: day 0 of the histories. */
  readonly departAt: Instant;
  /** 0 = January. */
  readonly month: number;
  /** Consignments a day that a border lets pass, by id of its place: the tables keep no such figure. */
  readonly borders: ReadonlyMap<string, number>;
}

/** What a station is, for people and maps. */
export interface StationAbout {
  readonly kind: 'sailing' | 'handling' | 'border';
  /** Of the service, the operation or the border. */
  readonly id: string;
  /** Without its place, as `Alat - Kuryk ro-ro` or `gauge change rail1435 to rail1520`. */
  readonly title: string;
  /** Id of its place. */
  readonly place: string;
}

export interface Corridor extends QueueNetwork {
  /** By name of station; the arrival, where nobody queues, is not there. */
  readonly about: ReadonlyMap<string, StationAbout>;
}

const DAY_S = 86_400;
const DAY_MS = 86_400_000;
const DAYS_PER_WEEK = 7;

export const createCorridor = (flows: readonly CorridorFlow[], options: CorridorOptions): Corridor => {
  const stations: Station[] = [];
  const about = new Map<string, StationAbout>();
  const known = new Map<string, number>();
  const stationOf = (made: Station, told?: StationAbout): number => {
    const row = known.get(made.name) ?? stations.push(made) - 1;
    known.set(made.name, row);
    if (told !== undefined) about.set(made.name, told);
    return row;
  };
  return { stations, about, flows: flows.map((flow) => queueFlow(flow, options, stationOf)) };
};

type StationOf = (made: Station, told?: StationAbout) => number;

const queueFlow = ({ name, perDay, departAt, priced, way }: CorridorFlow, options: CorridorOptions, stationOf: StationOf): QueueFlow => {
  const { network } = priced.pricing;
  const { arcs, items } = network;
  const visits: Visit[] = [];
  let seconds = way.origin.door?.seconds ?? 0;
  const visit = (station: Station, units: number, told?: StationAbout): void => {
    visits.push({ station: stationOf(station, told), afterDays: seconds / DAY_S, units });
    seconds = 0;
  };
  for (const arc of way.arcs) {
    const spells = spellsOf(network, arc, options.departAt);
    for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
      if (items.kind[item] === RUN) {
        seconds += runSeconds(priced, item);
        continue;
      }
      const step = network.steps[items.ref[item] ?? 0];
      const parts = priced.metric.stepPrice(item)?.parts ?? [];
      const station = step === undefined ? undefined : stationAt(priced, step, parts, spells, { ...options, boardAt: departAt });
      if (station !== undefined) visit(station.made, station.units, station.about);
      seconds += parts.reduce((sum, part) => sum + (station?.instead(part) ? 0 : part.seconds), 0);
    }
  }
  // the last visit is the door: what is left of the way, without a queue
  seconds += way.destination.door?.seconds ?? 0;
  const end: Station = { kind: 'servers', name: 'arrival', servers: Infinity, serviceDays: 0, law: 'fixed', room: Infinity, closures: neverClosed };
  visit(end, 1);
  return { name, perDay, visits };
};

const runSeconds = ({ pricing }: Priced, item: number): number => {
  const { items, runClasses } = pricing.network;
  const run = runClasses[items.ref[item] ?? 0];
  const price = run === undefined ? undefined : pricing.runPrice(run);
  if (price === undefined || isRefused(price)) throw new Error(`item ${item} of a chosen way cannot be priced`);
  return Math.round((items.lengthM[item] ?? 0) * price.secondsPerM);
};

/** With the departure of the flow that comes to the station. */
type StationOptions = CorridorOptions & { readonly boardAt: Instant };

interface FoundStation {
  readonly made: Station;
  readonly about: StationAbout;
  readonly units: number;
  /** Parts of the step that the queue stands for. */
  readonly instead: (part: Part) => boolean;
}

const stationAt = (
  priced: Priced,
  step: Step,
  parts: readonly Part[],
  spells: readonly number[],
  options: StationOptions,
): FoundStation | undefined => {
  const { network, load } = priced.pricing;
  const closures = { ...neverClosed, spells };
  if (step.kind === 'board') return sailingStation(priced, step, closures, options);
  if (step.kind === 'procedure') {
    const place = network.places[step.place]?.id ?? '';
    const perDay = options.borders.get(place);
    if (perDay === undefined) return undefined;
    const name = `border:${place} ${step.fromCountry}>${step.toCountry}`;
    const made: Station = { kind: 'servers', name, servers: 1, serviceDays: 1 / perDay, law: 'fixed', room: Infinity, closures };
    const title = `${step.fromCountry} to ${step.toCountry}`;
    return { made, about: { kind: 'border', id: place, title, place }, units: 1, instead: () => false };
  }
  const limited = parts
    .map((part) => (part.table === 'operations' ? network.tables.operations[part.row] : undefined))
    .find((row) => row?.capacity_per_day !== undefined);
  const perDay = limited?.capacity_per_day ?? 0;
  if (limited === undefined || perDay <= 0) return undefined;
  const made: Station = {
    kind: 'servers',
    name: `operation:${limited.id}`,
    servers: 1,
    serviceDays: 1 / perDay,
    law: 'fixed',
    room: Infinity,
    closures,
  };
  const title = `${limited.kind.replace('_', ' ')} ${limited.from_layer} to ${limited.to_layer}`;
  return {
    made,
    about: { kind: 'handling', id: limited.id, title, place: network.places[step.place]?.id ?? '' },
    units: load.unitsOn(limited.from_layer === 'ground' ? limited.to_layer : limited.from_layer),
    instead: (part) => part.what === 'dwell',
  };
};

/** A deck or a train: its capacity in the unit it is told in; leaves when full after its p90 wait at the latest, else by its headway. */
const sailingStation = (
  priced: Priced,
  step: Extract<Step, { kind: 'board' }>,
  closures: Closures,
  { month, boardAt }: StationOptions,
): FoundStation | undefined => {
  const { network, load } = priced.pricing;
  const row = network.tables.services[step.service];
  if (row === undefined || step.service === NONE) return undefined;
  const weekly = step.departures.length > 0 ? runsPerWeek(network, step, boardAt) : (row.per_week ?? 1);
  const made: Station = {
    kind: 'sailings',
    name: `service:${row.id}/${step.direction} at ${network.places[step.place]?.id}`,
    capacity: row.capacity ?? Infinity,
    headwayDays: DAYS_PER_WEEK / weekly,
    patienceDays: row.behaviour === 'when_full' ? (row.wait_p90_h ?? 0) / 24 : 0,
    room: Infinity,
    closures: { ...closures, closedShares: fromMonth(row.weather_closed ?? [], month), meanDays: (row.closure_p50_h ?? 0) / 24 / Math.LN2 },
  };
  const layer = layers.find((one) => one === row.layer) ?? 'ground';
  const units =
    row.capacity_unit === 'teu'
      ? load.feu * 2
      : row.capacity_unit === 'feu'
        ? load.feu
        : load.unitsOn(row.capacity_unit === 'trucks' ? 'truck' : layer);
  const about: StationAbout = { kind: 'sailing', id: row.id, title: row.name, place: network.places[step.place]?.id ?? '' };
  return { made, about, units: Math.max(units, Number.EPSILON), instead: (part) => part.what === 'wait' || part.what === 'weather' };
};

/** Shares by month, beginning with the month of the start. */
const fromMonth = (shares: readonly number[], month: number): readonly number[] => [...shares.slice(month), ...shares.slice(0, month)];

/** Stated spells of the scenario in days after the start. One without an end lasts beyond every history. */
const spellsOf = (network: Network, arc: number, departAt: number): readonly number[] =>
  (network.shut?.spells.get(arc) ?? []).flatMap(({ fromMs, toMs }) => [(fromMs - departAt) / DAY_MS, (toMs - departAt) / DAY_MS]);
