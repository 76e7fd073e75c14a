// Further names of places, as people write them: hand-kept by country and English name, joined here to the ids of the places.
//
// Input   data/curation/aliases-names.csv, data/eurasia/places-*.csv, the other data/eurasia/aliases-*.csv
// Output  data/eurasia/aliases-names.csv
// Run     after the scripts that write places: npx tsc -p scripts && node dist/scripts/curate/aliases-names.js
//
// A name that several places of a country bear goes to the towns among them; where none is a town, to all. A name that a place has
// already, as its own or as another alias, is left out.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aliasColumns, type Row, readRows, root, writeRows } from './sea-csv.js';

const target = 'aliases-names.csv';
const files = readdirSync(join(root, 'data/eurasia')).sort();
const rowsOf = (table: string): Row[] =>
  files.filter((name) => name.startsWith(`${table}-`) && name !== target).flatMap((name) => readRows(`data/eurasia/${name}`));

const places = rowsOf('places');
const namesOf = new Map<string, Set<string>>();
for (const place of places)
  namesOf.set(place['id'] ?? '', new Set([place['name_en'], place['name_zh_hans'], place['name_zh_hant'], place['name_ru']].map(folded)));
for (const { place, alias } of rowsOf('aliases')) namesOf.get(place ?? '')?.add(folded(alias));

const bearers = new Map<string, Row[]>();
const spelled = new Map<string, Row[]>();
const placeOf = new Map(places.map((place) => [place['id'] ?? '', place]));
for (const place of places) {
  const countries = [place['country'], place['country2']].filter((country) => country !== undefined && country !== '');
  for (const country of [...countries, countries.join('-')]) append(bearers, `${country}:${folded(place['name_en'])}`, place);
}
// The place may bear another spelling in the tables: then the key it has in the seeds, `UZ:Andijan` or `Andijan/UZ`, still finds it.
for (const { place, alias, kind } of rowsOf('aliases')) {
  const found = placeOf.get(place ?? '');
  if (kind === 'seed' && found !== undefined) append(spelled, folded((alias ?? '').replace(/^([^/]+)\/([A-Z]{2})$/, '$2:$1').slice(3)), found);
}
const findBearers = (country: string, name: string): Row[] =>
  bearers.get(`${country}:${name}`) ??
  (spelled.get(name) ?? []).filter(
    (place) => country === `${place['country']}-${place['country2']}` || country === place['country'] || country === place['country2'],
  );

const rows: Row[] = [];
const unknown = new Set<string>();
for (const { country, name_en, alias, source, basis } of readRows('data/curation/aliases-names.csv')) {
  const all = findBearers(country ?? '', folded(name_en));
  if (all.length === 0) unknown.add(`${country}:${name_en}`);
  const towns = all.filter((place) => (place['roles'] ?? '').split(';').includes('town'));
  for (const place of new Set(towns.length > 0 ? towns : all)) {
    const id = place['id'] ?? '';
    const known = namesOf.get(id);
    if (known === undefined || known.has(folded(alias))) continue;
    known.add(folded(alias));
    rows.push({ place: id, alias: alias ?? '', kind: 'name', source: source ?? '', basis: basis ?? '' });
  }
}
rows.sort((a, b) => compare(a['place'] ?? '', b['place'] ?? '') || compare(a['alias'] ?? '', b['alias'] ?? ''));
writeRows(`data/eurasia/${target}`, aliasColumns, rows);
console.log(
  `further names ${rows.length}, of places ${new Set(rows.map((row) => row['place'])).size}; no place is called ${[...unknown].sort(compare).join(', ') || '(none)'}`,
);

function folded(text: string | undefined): string {
  return (text ?? '').normalize('NFC').toLowerCase();
}

function append(map: Map<string, Row[]>, key: string, row: Row): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [row]);
  else list.push(row);
}

/** Code-unit order: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
