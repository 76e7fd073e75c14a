import { cleanName } from './ascii-name.js';
import { type Draft, type LinkDraft, type PlaceDraft, placeDraft, type Status } from './draft.js';
import { roadClass } from './road-class.js';
import { cell, type Row, readTable } from './table.js';

const RECALLED = 'recalled by the compilers, unconfirmed (+-10 %)';

function place(row: Row): PlaceDraft {
  const country = cell(row, 'country');
  const coordinates = cell(row, 'coord_source');
  const border = cell(row, 'kind') === 'border';
  const [first = '', second = ''] = country.split('-');
  const draft = placeDraft({
    seed: cell(row, 'node'),
    name: border ? borderName(cell(row, 'name')) : cleanName(cell(row, 'name'), country),
    country: first,
    country2: border ? second : '',
    lat: Number(cell(row, 'lat')),
    lon: Number(cell(row, 'lon')),
    roles: [cell(row, 'kind')],
    source: coordinates.startsWith('GeoNames') ? `GeoNames (CC BY 4.0), ${coordinates.slice(9)}` : recalled(coordinates),
    basis: coordinates.startsWith('GeoNames') ? 'published' : coordinates.startsWith('computed') ? 'calibrated' : 'assumed',
  });
  draft.names.push(cell(row, 'name'));
  if (cell(row, 'population') !== '') draft.population = Number(cell(row, 'population'));
  return draft;
}

function recalled(coordinates: string): string {
  if (coordinates.startsWith('computed')) return coordinates.replace('computed: ', 'computed: Natural Earth (public domain), ');
  return coordinates.includes('snapped')
    ? 'position recalled by the compilers, moved to the Natural Earth border (+-10 km)'
    : 'position recalled by the compilers, unconfirmed';
}

/** "AL-ME border (Shkoder-Podgorica)" says only between which towns; the others have names of their own. */
const borderName = (name: string): string => name.replace(/^[A-Z]{2}-[A-Z]{2} border \((.*)\)$/, '$1 border');

function kmSource(row: Row): Pick<LinkDraft, 'source' | 'basis'> {
  const from = cell(row, 'km_source');
  const basis = cell(row, 'basis');
  if (from.startsWith('gc x')) return { source: from.replace('gc x', 'great circle x country factor'), basis: 'calibrated' };
  if (from.startsWith('lookup:')) return { source: from.slice('lookup:'.length), basis: basis === 'published' ? 'published' : 'calibrated' };
  return { source: RECALLED, basis: 'assumed' };
}

const CLOSED: readonly (readonly [RegExp, Status, string])[] = [
  [/^closed \(war\)/, 'closed', '2022-02-24'],
  [/^closed \(Finnish/, 'closed', '2023-12-15'],
  [/^closed \(Abkhazia/, 'closed', ''],
  [/^closed to freight/, 'closed', '2025-04-24'],
  [/^under construction/, 'planned', ''],
  [/^restricted/, 'no_freight', '2024-05-29'],
];

function link(row: Row): LinkDraft {
  const flag = cell(row, 'flag');
  const closed = CLOSED.find(([pattern]) => pattern.test(flag));
  const { source, basis } = kmSource(row);
  return {
    a: cell(row, 'a'),
    b: cell(row, 'b'),
    mode: 'road',
    line:
      cell(row, 'routes')
        .split(' | ')[0]
        ?.replace(/^[A-Z-]+:/, '')
        .slice(0, 60)
        .trim() ?? '',
    km: Number(cell(row, 'km_road')),
    speedClass: roadClass(row),
    gauge: '',
    electrified: '',
    tracks: '',
    country: '',
    status: closed?.[1] ?? 'open',
    statusDate: closed?.[2] ?? '',
    source: flag === '' ? source : `${source}; ${flag}`,
    basis,
  };
}

/** The road places and links of the seeds; ferry rows are services and are left out. */
export function readRoad(folder: string): Draft {
  const places = readTable(`${folder}/road-nodes.csv`).map(place);
  const links = readTable(`${folder}/road-links.csv`).filter((row) => cell(row, 'road_class') !== 'ferry');
  return { places: new Map(places.map((p) => [p.seed, p])), links: links.map(link) };
}
