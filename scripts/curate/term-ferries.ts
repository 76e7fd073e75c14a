// Short ferries of the road network (data/curation/short-ferries.csv, found among the road seeds) as ro-ro services. The pairs that
// data/eurasia/services.csv already runs between the two ports are left to it.
import { caspianPorts } from './sea-caspian.js';
import { type Row, readRows, serviceColumns, stopColumns, writeRows } from './sea-csv.js';
import { greatCircleKm, type Point } from './sea-geo.js';
import { type Land, slug } from './term-land.js';
import type { TerminalTable } from './term-layers.js';

const ferryKmh = 30;
/** A ferry's end is the ferry port of the town when one of our ports lies this near. */
const portKm = 20;

export function addShortFerries(table: TerminalTable, land: Land, ports: readonly Row[]): void {
  const run = servedPairs();
  const inland = caspianPorts();
  const services: Row[] = [];
  const stops: Row[] = [];
  let left = 0;
  for (const row of readRows('data/curation/short-ferries.csv')) {
    const [a, b] = [row.from, row.to].map((id) => end(id, land, ports)) as [End, End];
    // Ferries of the Caspian sail when full, not by frequency; data/eurasia/services.csv has them.
    if (run.has(pair(a.id, b.id)) || inland.has(a.id) || inland.has(b.id)) {
      left++;
      continue;
    }
    const wagons = row.cargo === 'wagon';
    if (wagons) continue;
    const id = `short-ferry-${slug(row.name.replace(/\(.*\)/, ''))}`;
    const km = Number(row.length_km);
    const rideH = Math.max(0.3, km / ferryKmh);
    services.push({
      id,
      name: `Ferry ${row.name}`,
      mode: 'ferry',
      layer: 'roro',
      behaviour: 'frequency',
      per_week: String(perWeek(km)),
      cutoff_h: km < 60 ? '0.5' : '2',
      admits: 'truck;container;loose',
      capacity: km < 60 ? '30' : '80',
      capacity_unit: 'trucks',
      tariff: tariffOf(row),
      emission: 'roro-europe',
      status: row.status,
      status_date: row.status_date,
      source: `${row.source}; sailings a week assumed from the length of the crossing`,
      basis: 'assumed',
    });
    for (const [direction, from, to] of [
      ['out', a.id, b.id],
      ['back', b.id, a.id],
    ] as const) {
      stops.push({ service: id, direction, seq: '1', place: from, source: row.source, basis: 'assumed' });
      stops.push({
        service: id,
        direction,
        seq: '2',
        place: to,
        ride_p50_h: rideH.toFixed(1),
        ride_p90_h: (rideH * 1.2).toFixed(1),
        length_km: String(km),
        source: `${row.source}; ride = length / ${ferryKmh} km/h, p90 = 1.2 x p50`,
        basis: 'assumed',
      });
    }
    for (const place of [a, b]) if (row.status === 'open') table.add(place.id, ['truck', 'roro'], ['truck'], `ferry ${row.name}`, 'assumed');
  }
  writeRows('data/eurasia/services-short-ferries.csv', serviceColumns, services);
  writeRows('data/eurasia/service_stops-short-ferries.csv', stopColumns, stops);
  console.log(`short ferries ${services.length}, left to services.csv ${left}`);
}

interface End {
  readonly id: string;
}

function end(id: string, land: Land, ports: readonly Row[]): End {
  const place = land.byId.get(id);
  if (!place) throw new Error(`short-ferries.csv: ${id} is not a land place`);
  const near = ports
    .filter((port) => port.country === place.country && port.deck_layers.split(';').includes('roro'))
    .map((port) => ({ id: port.id, km: greatCircleKm([Number(port.lon), Number(port.lat)] as Point, place.at) }))
    .sort((x, y) => x.km - y.km)[0];
  return near && near.km <= portKm ? { id: near.id } : { id };
}

const pair = (a: string, b: string): string => [a, b].sort().join('|');

/** Pairs of places that a ro-ro service of the hand-kept table joins. */
function servedPairs(): Set<string> {
  const roro = new Set(
    readRows('data/eurasia/services.csv', { optional: true })
      .filter((row) => row.layer === 'roro')
      .map((row) => row.id),
  );
  const places = new Map<string, string[]>();
  for (const stop of readRows('data/eurasia/service_stops.csv', { optional: true })) {
    if (roro.has(stop.service)) places.set(stop.service, [...(places.get(stop.service) ?? []), stop.place]);
  }
  const pairs = new Set<string>();
  for (const list of places.values()) for (const a of list) for (const b of list) if (a !== b) pairs.add(pair(a, b));
  return pairs;
}

function perWeek(km: number): number {
  if (km < 25) return 140;
  if (km < 60) return 70;
  if (km < 200) return 28;
  if (km < 500) return 7;
  return 3;
}

/** The tariff of the sea the ferry crosses, where the tariff table has one for it. */
function tariffOf(row: Row): string {
  const known = new Set(readRows('data/eurasia/tariffs.csv', { optional: true }).map((tariff) => tariff.id));
  return known.has('roro-short') ? 'roro-short' : known.has('roro-any') ? 'roro-any' : (row.tariff ?? '');
}
