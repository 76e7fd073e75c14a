import { cleanName } from './ascii-name.js';
import { type Basis, type Draft, type LinkDraft, type PlaceDraft, placeDraft, type Status } from './draft.js';
import { cell, type Row, readTable } from './table.js';

function station(row: Row): PlaceDraft {
  const coordinates = cell(row, 'coord_source');
  const name = cell(row, 'station');
  const geonames = coordinates.startsWith('GeoNames');
  const draft = placeDraft({
    seed: `${name}/${cell(row, 'country')}`,
    name: cleanName(name, cell(row, 'country')),
    country: cell(row, 'country'),
    lat: Number(cell(row, 'lat')),
    lon: Number(cell(row, 'lon')),
    roles: ['station'],
    source: geonames
      ? `GeoNames (CC BY 4.0), ${coordinates.split(':')[1] ?? ''}`
      : coordinates.includes('GeoNames')
        ? 'position recalled by the compilers, within 20 km of the GeoNames place of that name'
        : 'position recalled by the compilers, unconfirmed',
    basis: geonames ? 'published' : 'assumed',
  });
  draft.names.push(name);
  return draft;
}

const EVIDENCE: Readonly<Record<string, string>> = {
  ne: 'Natural Earth railroads (public domain)',
  osm: 'OpenStreetMap (ODbL), independent check',
  eca: 'Eurasian corridor model, independent check',
};

/** Where a link's length comes from: the chainage, or the measured proposal where the two disagree. */
function length(row: Row): { km: number; source: string; basis: Basis } {
  const recalled = Number(cell(row, 'km_rail'));
  const proposed = Number(cell(row, 'proposed_km') || recalled);
  const by = EVIDENCE[cell(row, 'evidence_source')] ?? 'great circle';
  const verdict = cell(row, 'verdict');
  if ((verdict === 'wrong' || cell(row, 'evidence_source') === 'osm') && proposed !== recalled) {
    return {
      km: proposed,
      source: `${by}: ${cell(row, 'evidence_km') || 'no'} km measured, ${proposed} adopted instead of ${recalled} recalled`,
      basis: 'calibrated',
    };
  }
  const checked = verdict === 'confirmed' ? `; confirmed within 6 % by ${by}` : '';
  return { km: recalled, ...chainage(row, checked) };
}

function chainage(row: Row, checked: string): { source: string; basis: Basis } {
  const source = cell(row, 'source');
  switch (cell(row, 'confidence')) {
    case 'looked_up':
      return { source: source.replace(/^lookup:/, '') + checked, basis: 'published' };
    case 'apportioned':
      return {
        source: `line length shared out by great circle: ${cell(row, 'note').replace('apportioned from ', '')}${checked}`,
        basis: 'calibrated',
      };
    case 'circuity':
      return { source: `great circle x country factor ${cell(row, 'note').replace(/^gc x /, '')}${checked}`, basis: 'calibrated' };
    default:
      return {
        source: `recalled by the compilers, ${checked === '' ? 'unconfirmed (+-5 %)' : checked.slice(2)}`,
        basis: checked === '' ? 'assumed' : 'calibrated',
      };
  }
}

/** A line is a main line when it is electrified or double, crosses a border, or is long. */
const MAIN_LINE_KM = 250;

function link(row: Row, lineKm: number): LinkDraft {
  const name = cell(row, 'line');
  const main = cell(row, 'tracks') === '2' || cell(row, 'electrified') === 'y' || name.startsWith('Border') || lineKm >= MAIN_LINE_KM;
  return {
    a: cell(row, 'a'),
    b: cell(row, 'b'),
    mode: 'rail',
    line: name,
    ...length(row),
    speedClass: main ? 'main' : 'branch',
    gauge: cell(row, 'gauge_mm').split('/').sort().join(';'),
    electrified: cell(row, 'electrified') === 'unknown' ? '' : cell(row, 'electrified'),
    tracks: cell(row, 'tracks'),
    country: '',
    status: cell(row, 'status') as Status,
    statusDate: '',
  };
}

function applyStationFixes(places: ReadonlyMap<string, PlaceDraft>, fixes: readonly Row[]): void {
  for (const fix of fixes) {
    const place = places.get(cell(fix, 'station'));
    if (place === undefined) throw new Error(`rail-station-fixes names ${cell(fix, 'station')}, which is no station`);
    place.lat = Number(cell(fix, 'lat_new'));
    place.lon = Number(cell(fix, 'lon_new'));
    place.source = `OpenStreetMap station (ODbL), moved ${cell(fix, 'shift_km')} km: ${cell(fix, 'reason')}`;
    place.basis = cell(fix, 'reason').includes('(memory') ? 'assumed' : 'published';
  }
}

/** The stations and rail links of the seeds, with the measured corrections applied. */
export function readRail(folder: string): Draft {
  const places = new Map<string, PlaceDraft>();
  for (const row of readTable(`${folder}/rail-lines.csv`)) {
    const draft = station(row);
    if (!places.has(draft.seed)) places.set(draft.seed, draft);
  }
  applyStationFixes(places, readTable(`${folder}/rail-station-fixes.csv`));
  const rows = readTable(`${folder}/rail-links.csv`);
  const lineKm = new Map<string, number>();
  for (const row of rows) lineKm.set(cell(row, 'line'), (lineKm.get(cell(row, 'line')) ?? 0) + Number(cell(row, 'km_rail')));
  return { places, links: rows.map((row) => link(row, lineKm.get(cell(row, 'line')) ?? 0)) };
}
