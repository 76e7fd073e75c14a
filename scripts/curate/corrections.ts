import { type Basis, type Draft, type LinkDraft, placeDraft, type Status } from './draft.js';
import { cell, type Row, readTable } from './table.js';

const numberOr = (text: string, fallback: number): number => (text === '' ? fallback : Number(text));

function addPlaces(draft: Draft, rows: readonly Row[]): void {
  for (const row of rows) {
    const place = placeDraft({
      seed: cell(row, 'seed'),
      name: cell(row, 'name_en'),
      country: cell(row, 'country'),
      lat: Number(cell(row, 'lat')),
      lon: Number(cell(row, 'lon')),
      roles: cell(row, 'roles').split(';'),
      source: cell(row, 'source'),
      basis: cell(row, 'basis') as Basis,
    });
    draft.places.set(place.seed, place);
  }
}

function extraLink(row: Row): LinkDraft {
  return {
    a: cell(row, 'from'),
    b: cell(row, 'to'),
    mode: cell(row, 'mode') as LinkDraft['mode'],
    line: cell(row, 'line'),
    km: Number(cell(row, 'length_km')),
    speedClass: cell(row, 'speed_class'),
    gauge: cell(row, 'gauge_mm'),
    electrified: cell(row, 'electrified'),
    tracks: cell(row, 'tracks'),
    country: '',
    status: cell(row, 'status') as Status,
    statusDate: cell(row, 'status_date'),
    source: cell(row, 'source'),
    basis: cell(row, 'basis') as Basis,
  };
}

function fixPlaces(draft: Draft, rows: readonly Row[]): void {
  for (const row of rows) {
    const place = draft.places.get(cell(row, 'seed'));
    if (place === undefined) throw new Error(`place-fixes names ${cell(row, 'seed')}, which is no place of the seeds`);
    const moved = cell(row, 'lat') !== '';
    if (cell(row, 'name_en') !== '') {
      place.name = cell(row, 'name_en');
      // The seed's name may be another town's: then no name in another language may be found by it.
      if (cell(row, 'drop_names') === 'y') place.names.length = 0;
      place.names.push(place.name);
    }
    place.lat = numberOr(cell(row, 'lat'), place.lat);
    place.lon = numberOr(cell(row, 'lon'), place.lon);
    place.id = cell(row, 'id');
    for (const role of cell(row, 'roles').split(';')) if (role !== '') place.roles.add(role);
    if (cell(row, 'status') !== '') place.status = cell(row, 'status') as Status;
    place.statusDate = cell(row, 'status_date');
    place.source = moved ? cell(row, 'reason') : `${place.source}; ${cell(row, 'reason')}`;
    if (moved) place.basis = 'assumed';
  }
}

const pair = (a: string, b: string): string => [a, b].sort().join(' | ');

function fixLink(link: LinkDraft, row: Row): void {
  const km = cell(row, 'length_km');
  const reason = cell(row, 'reason');
  if (km !== '') {
    link.km = Number(km);
    link.source = `hand-set length: ${reason}`;
    link.basis = (cell(row, 'basis') || 'assumed') as Basis;
  } else {
    link.source = `${link.source}; ${reason}`;
  }
  link.gauge = cell(row, 'gauge_mm') || link.gauge;
  link.speedClass = cell(row, 'speed_class') || link.speedClass;
  if (cell(row, 'status') !== '') {
    link.status = cell(row, 'status') as Status;
    link.statusDate = cell(row, 'status_date');
  }
}

function fixLinks(draft: Draft, rows: readonly Row[]): void {
  const fixes = new Map(rows.map((row) => [`${cell(row, 'mode')} ${pair(cell(row, 'a'), cell(row, 'b'))}`, row]));
  const unused = new Set(fixes.keys());
  draft.links = draft.links.filter((link) => {
    const key = `${link.mode} ${pair(link.a, link.b)}`;
    const row = fixes.get(key);
    if (row === undefined) return true;
    unused.delete(key);
    if (cell(row, 'action') === 'drop') return false;
    fixLink(link, row);
    return true;
  });
  if (unused.size > 0) throw new Error(`link-fixes names links that are not in the seeds: ${[...unused].join('; ')}`);
}

/** A closed crossing closes the links that end at it. */
function closeLinksAtClosedPlaces(draft: Draft): void {
  for (const link of draft.links) {
    for (const end of [draft.places.get(link.a), draft.places.get(link.b)]) {
      if (end === undefined || end.status === 'open' || link.status !== 'open') continue;
      link.status = end.status;
      link.statusDate = end.statusDate;
      link.source = `${link.source}; crossing ${end.name}: ${end.source.split('; ').at(-1) ?? ''}`;
    }
  }
}

/** Applies the hand-kept corrections of `data/curation` to the seeds. */
export function applyCorrections(draft: Draft, folder: string): void {
  addPlaces(draft, readTable(`${folder}/extra-places.csv`));
  fixPlaces(draft, readTable(`${folder}/place-fixes.csv`));
  fixLinks(draft, readTable(`${folder}/link-fixes.csv`));
  draft.links.push(...readTable(`${folder}/extra-links.csv`).map(extraLink));
  closeLinksAtClosedPlaces(draft);
}
