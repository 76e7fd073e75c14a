import type { Draft, LinkDraft, PlaceDraft } from './draft.js';
import type { LocalNames } from './local-names.js';
import { linkCountry } from './split-at-borders.js';
import { byText, cell, type Row, writeTable } from './table.js';
import { zoneOf } from './zones.js';

const PLACE_COLUMNS = [
  'id',
  'name_en',
  'name_zh_hans',
  'name_zh_hant',
  'name_ru',
  'country',
  'country2',
  'lat',
  'lon',
  'zone',
  'roles',
  'population',
  'status',
  'status_date',
  'source',
  'basis',
];
const ALIAS_COLUMNS = ['place', 'alias', 'kind', 'source', 'basis'];
const LINK_COLUMNS = [
  'id',
  'from',
  'to',
  'mode',
  'line',
  'length_km',
  'speed_class',
  'gauge_mm',
  'electrified',
  'tracks',
  'country',
  'direction',
  'status',
  'status_date',
  'passage',
  'geometry',
  'source',
  'basis',
];
const ROLE_ORDER = ['town', 'junction', 'station', 'border', 'port', 'dry_port', 'terminal', 'airport', 'oil'];

/** A junction that is also a town, or a town that has a station, carries each word once and in one order. */
function roles(place: PlaceDraft): string {
  return ROLE_ORDER.filter((role) => place.roles.has(role) && !(role === 'junction' && place.roles.has('town'))).join(';');
}

function placeRow(place: PlaceDraft, names: LocalNames): Row {
  return {
    id: place.id,
    name_en: place.name,
    ...names,
    country: place.country,
    country2: place.country2,
    lat: String(place.lat),
    lon: String(place.lon),
    zone: zoneOf(place),
    roles: roles(place),
    population: place.population === undefined ? '' : String(place.population),
    status: place.status,
    status_date: place.statusDate,
    source: place.source,
    basis: place.basis,
  };
}

const aliasRow = (place: string, alias: string, kind: string, source: string): Row => ({ place, alias, kind, source, basis: 'published' });

function aliasRows(place: PlaceDraft, locodes: readonly Row[]): Row[] {
  const rows = place.seeds.map((seed) => aliasRow(place.id, seed, 'seed', 'key of the place in data/seeds'));
  const names = new Set(place.names.filter((name) => name !== place.name));
  for (const name of names) rows.push(aliasRow(place.id, name, 'name', 'spelling in data/seeds'));
  for (const row of locodes) {
    const code = cell(row, 'locode');
    const also = cell(row, 'kind') === 'also' && cell(row, 'country') === place.country && cell(row, 'name') === place.name;
    if (code === place.id || also) rows.push(aliasRow(place.id, code, 'locode', 'UN/LOCODE (UNECE)'));
  }
  return rows;
}

function linkRow(link: LinkDraft, places: ReadonlyMap<string, PlaceDraft>): Row {
  const ends = [places.get(link.a), places.get(link.b)];
  const [a, b] = ends;
  if (a === undefined || b === undefined) throw new Error(`a link names ${link.a} or ${link.b}, which is no place`);
  const gauge = link.gauge === '' ? '' : `-${link.gauge.replace(';', '-')}`;
  return {
    id: `${link.mode}${gauge}:${a.id}:${b.id}`,
    from: a.id,
    to: b.id,
    mode: link.mode,
    line: link.line,
    length_km: String(link.km),
    speed_class: link.speedClass,
    gauge_mm: link.gauge,
    electrified: link.electrified,
    tracks: link.tracks,
    country: linkCountry(a, b),
    direction: 'both',
    status: link.status,
    status_date: link.statusDate,
    passage: '',
    geometry: '',
    source: link.source,
    basis: link.basis,
  };
}

const sorted = (rows: readonly Row[], column: string): Row[] =>
  [...rows].sort((a, b) => byText(a[column] ?? '', b[column] ?? '') || byText(a['alias'] ?? '', b['alias'] ?? ''));

interface Lists {
  readonly namesOf: (place: PlaceDraft) => LocalNames;
  readonly locodes: readonly Row[];
}

/** Writes the five land tables of the default network. */
export function writeLandTables(folder: string, draft: Draft, access: readonly LinkDraft[], lists: Lists): void {
  const places = [...draft.places.values()];
  const links = (list: readonly LinkDraft[]): Row[] =>
    sorted(
      list.map((link) => linkRow(link, draft.places)),
      'id',
    );
  writeTable(
    `${folder}/places-land.csv`,
    PLACE_COLUMNS,
    sorted(
      places.map((p) => placeRow(p, lists.namesOf(p))),
      'id',
    ),
  );
  writeTable(
    `${folder}/aliases-land.csv`,
    ALIAS_COLUMNS,
    sorted(
      places.flatMap((p) => aliasRows(p, lists.locodes)),
      'place',
    ),
  );
  const isAccess = (l: LinkDraft): boolean => l.mode === 'road' && l.speedClass === 'access';
  writeTable(`${folder}/links-road.csv`, LINK_COLUMNS, links(draft.links.filter((l) => l.mode === 'road' && !isAccess(l))));
  writeTable(`${folder}/links-rail.csv`, LINK_COLUMNS, links(draft.links.filter((l) => l.mode === 'rail')));
  writeTable(`${folder}/links-access.csv`, LINK_COLUMNS, links([...draft.links.filter(isAccess), ...access]));
}
