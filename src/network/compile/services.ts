/**
 * Runs that others operate. Every stop of a service is a node of its own on board: boarding waits (cut-off, then timetable,
 * headway or when-full), a ride per pair of neighbouring stops, alighting. Trains board from the ground, trucks drive onto a
 * ro-ro deck, wagons onto a rail ferry; the cargo stays on its truck or wagon there.
 */
import { greatCircle } from '../../geo/index.js';
import { NONE } from '../../units/index.js';
import type { BoardStep, RideStep, Step } from '../network.js';
import type { Row } from '../tables.js';
import { type CargoClass, cargoClasses, type Layer, type SpeedClass } from '../vocabulary.js';
import type { CompileContext } from './context.js';
import { type DraftItem, stepItem } from './draft.js';
import { procedureStep } from './links.js';
import { createRailPaths, type RailPaths } from './rail-paths.js';
import { findTrade } from './sea.js';
import { createSeaLanes, type SeaLanes } from './sea-lanes.js';
import { type RowFilter, transferStep } from './transfers.js';

/** Air activity is the great circle plus 95 km for take-off, landing and holding (EN 16258; GLEC v3 module 2). */
const AIR_EXTRA_M = 95_000;

export interface Stop {
  readonly row: number;
  readonly place: number;
  readonly cells: Row<'service_stops'>;
}

interface Run {
  readonly service: number;
  readonly cells: Row<'services'>;
  readonly direction: 'out' | 'back';
  readonly stops: readonly Stop[];
  readonly arrivedOn?: Layer;
}

interface Ways {
  readonly rail: RailPaths;
  readonly sea: SeaLanes;
}

export const compileServices = (context: CompileContext): void => {
  const ways: Ways = { rail: createRailPaths(context), sea: createSeaLanes(context) };
  const stopsOf = groupStops(context);
  for (const [service, cells] of context.tables.services.entries()) {
    if (cells.status !== 'open') continue;
    for (const direction of ['out', 'back'] as const) {
      const stops = stopsOf.get(`${cells.id}/${direction}`);
      if (stops !== undefined) compileRun(context, ways, { service, cells, direction, stops });
    }
  }
};

const groupStops = (context: CompileContext): Map<string, Stop[]> => {
  const groups = new Map<string, Stop[]>();
  for (const [row, cells] of context.tables.service_stops.entries()) {
    const key = `${cells.service}/${cells.direction}`;
    const list = groups.get(key) ?? [];
    list.push({ row, place: context.placeRow(cells.place), cells });
    groups.set(key, list);
  }
  for (const list of groups.values()) list.sort((a, b) => a.cells.seq - b.cells.seq);
  return groups;
};

const compileRun = (context: CompileContext, ways: Ways, run: Run): void => {
  const rides: (Ride | undefined)[] = [];
  for (const [i, stop] of run.stops.slice(1).entries()) {
    // a train goes on from the gauge it came in on
    rides.push(rideItems(context, ways, { ...run, arrivedOn: rides.at(-1)?.layerTo ?? run.cells.layer }, run.stops[i] as Stop, stop));
  }
  // A run that cannot be made whole (a closed link on its way) is not offered in part: a train that stops half way is another service.
  if (rides.some((ride) => ride === undefined)) return;
  const node = (stop: Stop) =>
    context.draft.node({ place: stop.place, layer: layerAt(run, rides, stop), service: run.service, stop: `${run.direction}${stop.cells.seq}` });
  let offsetS = 0;
  for (const [i, stop] of run.stops.entries()) {
    if (i > 0) {
      const ride = rides[i - 1] as Ride;
      context.draft.arc(node(run.stops[i - 1] as Stop), node(stop), ride.items);
      addAlighting(context, run, stop, ride.layerTo, node(stop));
      offsetS += ride.seconds;
    }
    if (i < run.stops.length - 1) addBoarding(context, run, stop, layerAt(run, rides, stop), node(stop), offsetS);
    offsetS += (stop.cells.stop_h ?? 0) * 3600;
  }
};

interface Ride {
  readonly items: readonly DraftItem[];
  readonly layerFrom: Layer;
  readonly layerTo: Layer;
  /** Running time for the timetable's offset; 0 when computed over links (such services run by frequency). */
  readonly seconds: number;
}

const layerAt = (run: Run, rides: readonly (Ride | undefined)[], stop: Stop): Layer => {
  const i = run.stops.indexOf(stop);
  return (i === 0 ? rides[0]?.layerFrom : rides[i - 1]?.layerTo) ?? run.cells.layer;
};

/** Where a service is boarded from: its own vehicle's layer for decks, else the ground. */
const quayLayer = (layer: Layer, stopLayer: Layer): Layer => {
  if (layer === 'roro') return 'truck';
  return layer === 'rail_ferry' ? stopLayer : 'ground';
};

/** Rail layers whose wagons a rail ferry takes at this place. */
const quayNodes = (context: CompileContext, run: Run, place: number): { node: number; layer: Layer }[] => {
  if (run.cells.layer !== 'rail_ferry') {
    const layer = quayLayer(run.cells.layer, run.cells.layer);
    if (layer === 'ground') return [{ node: context.draft.node({ place, layer }), layer }];
    const node = context.draft.findNode({ place, layer });
    return node === undefined ? [] : [{ node, layer }];
  }
  return (['rail1520', 'rail1435'] as const).flatMap((layer) => {
    const node = context.draft.findNode({ place, layer });
    return node === undefined ? [] : [{ node, layer }];
  });
};

const boardingRows: RowFilter = { name: 'boarding', admits: (row) => row.kind !== 'dwell' && row.kind !== 'pickup' && row.kind !== 'delivery' };

/** Waiting for the run replaces the yard wait of the operations table. A truck on a deck passes as a truck whatever it carries. */
const addBoarding = (context: CompileContext, run: Run, stop: Stop, layer: Layer, node: number, offsetS: number): void => {
  const admits = admitted(run);
  const board: BoardStep = {
    kind: 'board',
    place: stop.place,
    service: run.service,
    direction: run.direction,
    departures: context.tables.departures.flatMap((row, i) => (row.service === run.cells.id && row.direction === run.direction ? [i] : [])),
    offsetS,
  };
  for (const quay of quayNodes(context, run, stop.place)) {
    const lift = transferStep(context, stop.place, quay.layer, layer, admits, boardingRows);
    context.draft.arc(quay.node, node, [stepItem(lift), stepItem(board)]);
  }
};

const addAlighting = (context: CompileContext, run: Run, stop: Stop, layer: Layer, node: number): void => {
  for (const quay of quayNodes(context, run, stop.place)) {
    const lift = transferStep(context, stop.place, layer, quay.layer, admitted(run));
    context.draft.arc(node, quay.node, [stepItem(lift)]);
  }
};

const admitted = (run: Run): readonly CargoClass[] =>
  run.cells.admits.includes('container') && !run.cells.admits.includes('reefer') ? [...run.cells.admits, 'reefer'] : run.cells.admits;

const rideItems = (context: CompileContext, ways: Ways, run: Run, from: Stop, to: Stop): Ride | undefined => {
  const stopover = (to.cells.stop_h ?? 0) * 3600;
  const wait: DraftItem[] =
    stopover > 0 ? [stepItem({ kind: 'stop', place: to.place, service: run.service, stopRow: to.row, durationS: stopover })] : [];
  const ride = run.cells.layer.startsWith('rail1') ? trainRide(context, ways, run, from, to) : vesselRide(context, ways, run, from, to);
  return ride === undefined ? undefined : { ...ride, items: [...ride.items, ...wait] };
};

/** A train runs over the rail links, border by border, gauge by gauge. */
const trainRide = (context: CompileContext, ways: Ways, run: Run, from: Stop, to: Stop): Ride | undefined => {
  const chosen = cargoClasses.map((cargo) => chosenRow(context, 'tariffs', run.cells.tariff, cargo) ?? NONE);
  const path = ways.rail.find(from.place, to.place, run.arrivedOn ?? run.cells.layer, {
    product: 'block',
    service: run.service,
    ...(chosen.every((row) => row === NONE) ? {} : { tariffRow: chosen }),
  });
  return path === undefined ? undefined : { ...path, seconds: 0 };
};

/** The row that the service names for this cargo; undefined when it names none (the cell may name several, one per kind of cargo). */
const chosenRow = (
  context: CompileContext,
  table: 'tariffs' | 'emission_factors',
  ids: readonly string[] | undefined,
  cargo: CargoClass,
): number | undefined => (ids ?? []).map((id) => context.rowById(table, id)).find((row) => context.row(table, row).cargo.includes(cargo));

/** A ship or an aircraft: a stated running time, or length over speed; the border is paid where two countries meet. */
const vesselRide = (context: CompileContext, ways: Ways, run: Run, from: Stop, to: Stop): Ride => {
  const { layer } = run.cells;
  const [a, b] = [context.place(from.place), context.place(to.place)];
  const voyage = layer === 'aircraft' ? undefined : ways.sea.voyagesFrom(from.place, [])(to.place);
  const straightM = greatCircle(a, b);
  const lengthM = to.cells.length_km === undefined ? (voyage?.lengthM ?? straightM) : to.cells.length_km * 1000;
  const p50S = to.cells.ride_p50_h === undefined ? (lengthM / 1000 / speedOf(context, layer, a.country)) * 3600 : to.cells.ride_p50_h * 3600;
  const p90S = to.cells.ride_p90_h === undefined ? p50S * 1.15 : to.cells.ride_p90_h * 3600;
  const key = { layer, country: a.country, speedClass: 'short' as SpeedClass };
  const ride: RideStep = {
    kind: 'ride',
    place: from.place,
    toPlace: to.place,
    service: run.service,
    layer,
    country: '',
    p50S,
    p90S,
    stopRow: to.row,
    tariffRow: cargoClasses.map(
      (cargo) => chosenRow(context, 'tariffs', run.cells.tariff, cargo) ?? findTrade(context, layer, from.place, to.place, cargo),
    ),
    factorRow: cargoClasses.map(
      (cargo) => chosenRow(context, 'emission_factors', run.cells.emission, cargo) ?? context.factorFor(key, context.spot(from.place), cargo),
    ),
    priceShare: 1 / (run.stops.length - 1),
  };
  const activityM = layer === 'aircraft' ? straightM + AIR_EXTRA_M : (voyage?.lengthM ?? lengthM);
  const items: DraftItem[] = [{ kind: 'step', step: ride, lengthM, activityM, links: voyage?.links ?? [] }];
  const border = a.country === b.country ? undefined : borderOf(context, layer, from.place, to.place);
  return { items: border === undefined ? items : [stepItem(border), ...items], layerFrom: layer, layerTo: layer, seconds: p50S };
};

const borderOf = (context: CompileContext, layer: Layer, from: number, to: number): Step | undefined =>
  procedureStep(context, from, layer === 'aircraft' ? 'air' : 'sea', context.place(from).country, context.place(to).country, to);

const speedOf = (context: CompileContext, layer: Layer, country: string): number => {
  const row = context.runClasses[context.runClass({ layer, country, speedClass: 'short' })]?.speedRow ?? NONE;
  const kmh = context.tables.speeds[row]?.speed_kmh;
  if (kmh === undefined) throw new Error(`speeds has no row for layer '${layer}'; a service without a stated running time needs one`);
  return kmh;
};
