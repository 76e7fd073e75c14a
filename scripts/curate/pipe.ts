// Oil, gas and product pipelines of the default network.
//
// Input   data/seeds/pipelines.csv, data/curation/pipeline-{fixes,points}.csv, ports.csv, the land places
// Output  data/eurasia/{pipelines,links-pipeline,places-pipeline,aliases-pipeline}.csv
// Run     after land.js: npx tsc -p scripts && node dist/scripts/curate/pipe.js
//
// A pipeline runs one way, in the order of the seed, unless it is said to be bidirectional. A point is the land place of its name
// within 25 km, else a place of its own; points of one name in several pipelines are one place, so the lines meet.

import { aliasColumns, linkColumns, placeColumns, type Row, readRows, writeRows } from './sea-csv.js';
import { greatCircleKm, type Point, renderKm } from './sea-geo.js';
import { Land, slug } from './term-land.js';
import { localNames } from './term-names.js';
import { zoneOf } from './term-zones.js';

const sameKm = 25;
/** This near, a land place of another spelling is the same place. */
const besideKm = 2.5;
const recalled = 'recalled by the compilers, unconfirmed';
const land = new Land();
const ports = new Map(readRows('data/curation/ports.csv').map((row) => [row.id, [Number(row.lon), Number(row.lat)] as Point]));
const fixes = readRows('data/curation/pipeline-fixes.csv');
const pointFixes = new Map(readRows('data/curation/pipeline-points.csv').map((row) => [`${row.country}:${row.point}`, row]));
const seed = new Map<string, Row[]>();
for (const row of readRows('data/seeds/pipelines.csv')) seed.set(row.name, [...(seed.get(row.name) ?? []), row]);
for (const fix of fixes) if (!seed.has(fix.pipeline)) throw new Error(`pipeline-fixes.csv: ${fix.pipeline} is not in the seed`);

const own = new Map<string, { name: string; country: string; at: Point }>();
const aliases: Row[] = [];
const pipelines: Row[] = [];
const links: Row[] = [];
for (const [name, rows] of seed) addPipeline(name, rows);
writeRows(
  'data/eurasia/pipelines.csv',
  'id,name,commodity,capacity,capacity_unit,diameter_mm,bidirectional,status,status_date,source,basis',
  pipelines,
);
writeRows('data/eurasia/links-pipeline.csv', linkColumns, links);
writeRows(
  'data/eurasia/places-pipeline.csv',
  placeColumns,
  [...own.entries()].sort().map(([id, p]) => ({
    id,
    name_en: p.name,
    ...localNames(p.country, 'town', [p.name]),
    country: p.country,
    lat: String(p.at[1]),
    lon: String(p.at[0]),
    zone: zoneOf(p.country, p.at[1], p.at[0]),
    roles: 'oil',
    status: 'open',
    source: `position ${recalled}`,
    basis: 'assumed',
  })),
);
writeRows('data/eurasia/aliases-pipeline.csv', aliasColumns, aliases);
console.log(`pipelines ${pipelines.length}, links ${links.length}, places of their own ${own.size}`);

function addPipeline(name: string, rows: Row[]): void {
  const id = slug(name).replace(/^(kazakhstan-china)-oil-pipeline-/, '$1-oil-');
  const whole = fixes.find((fix) => fix.pipeline === name && fix.from_point === '');
  const part = fixes.find((fix) => fix.pipeline === name && fix.from_point !== '');
  const points = rows.filter((row) => row.point !== whole?.drop_point);
  const first = rows[0];
  const bidirectional = whole?.bidirectional === 'y';
  const status = whole?.status || (/^planned/.test(first.status) ? 'planned' : /^out of service/.test(first.status) ? 'closed' : 'open');
  const source = first.source === 'memory' ? recalled : first.source.replace(/^lookup:/, '');
  const note = first.status.replace(/^(open|planned|out of service)\s*/, '').replace(/[()]/g, '');
  pipelines.push({
    id,
    name,
    commodity: first.commodity,
    capacity: first.capacity_per_year,
    capacity_unit: first.unit.replace(/ \(.*$/, ''),
    diameter_mm: first.diameter_mm.split('-').at(-1) ?? '',
    bidirectional: bidirectional ? 'y' : 'n',
    status,
    status_date: whole?.status_date ?? '',
    source: note ? `${source}; ${note}` : source,
    basis: first.source === 'memory' ? 'assumed' : 'published',
  });
  let partly: Row | undefined;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (part && a.point === part.from_point) partly = part;
    const [from, to] = [placeOf(a), placeOf(b)];
    if (from.id === to.id) continue;
    const straight = greatCircleKm(from.at, to.at);
    const given = Number(b.km) - Number(a.km);
    const short = given < straight;
    links.push({
      id: `pipe:${id}:${from.id}:${to.id}`,
      from: from.id,
      to: to.id,
      mode: 'pipeline',
      line: id,
      length_km: renderKm(short ? straight * 1.05 : given),
      speed_class: first.commodity,
      country: a.country,
      direction: bidirectional ? 'both' : 'one',
      status: partly ? partly.status : status,
      status_date: partly ? partly.status_date : (whole?.status_date ?? ''),
      source: [
        source,
        short ? `the seed's ${given.toFixed(0)} km are less than the great circle: great circle x 1.05` : lengthBasis(a, b),
        partly ? partly.note : '',
      ]
        .filter((text) => text !== '')
        .join('; '),
      basis: short
        ? 'calibrated'
        : first.source === 'memory'
          ? 'assumed'
          : b.km_basis === 'published' && a.km_basis === 'published'
            ? 'published'
            : 'calibrated',
    });
  }
}

function lengthBasis(a: Row, b: Row): string {
  return a.km_basis === 'published' && b.km_basis === 'published' ? '' : 'length apportioned between known points';
}

function placeOf(row: Row): { id: string; at: Point } {
  const fix = pointFixes.get(`${row.country}:${row.point}`);
  const at: Point = [Number(row.lon), Number(row.lat)];
  if (fix?.place) {
    const place = ports.get(fix.place) ?? land.byId.get(fix.place)?.at;
    if (!place) throw new Error(`pipeline-points.csv: ${fix.place} is neither a port nor a land place`);
    return { id: fix.place, at: place };
  }
  const outer = row.point.replace(/ \(.*\)$/, '');
  const inner = /\((.*)\)/.exec(row.point)?.[1];
  const name = fix?.name_en || outer;
  const town = land.named(row.country, [name, ...(fix?.name_en ? [] : inner ? [outer, inner] : [outer])], at, sameKm);
  if (town) return { id: town.id, at: town.at };
  const beside = land.nearest(row.country, at, () => true);
  if (beside && beside.km <= besideKm) return { id: beside.place.id, at: beside.place.at };
  let id = `${row.country.toLowerCase()}-${slug(name)}`;
  const taken = land.byId.get(id);
  if (taken && greatCircleKm(taken.at, at) > sameKm) id = `${id}-oil`;
  const known = own.get(id);
  if (known) return { id, at: known.at };
  own.set(id, { name, country: row.country, at });
  if (row.point !== name)
    aliases.push({ place: id, alias: row.point, kind: 'seed', source: 'name of the point in data/seeds/pipelines.csv', basis: 'assumed' });
  return { id, at };
}
