/** In which country a position lies, by the borders of Natural Earth 1:10m in the npm package world-atlas. Right to about a kilometre. */
import type { Position } from '../geo/index.js';
import { countryCodes, countryName } from '../network/index.js';
import { readAtlas } from './world-atlas.js';

/** What Natural Earth calls otherwise than the Unicode CLDR in English, or abbreviates. */
const otherNames: Readonly<Record<string, string>> = {
  'United States of America': 'US',
  'Dem. Rep. Congo': 'CD',
  'DR Congo': 'CD',
  Congo: 'CG',
  'U.A.E.': 'AE',
  'United Arab Emirates': 'AE',
  'Bosnia and Herzegovina': 'BA',
  Czechia: 'CZ',
  'Central African Rep.': 'CF',
  'Dominican Rep.': 'DO',
  'Eq. Guinea': 'GQ',
  'S. Sudan': 'SS',
  'W. Sahara': 'EH',
  "Côte d'Ivoire": 'CI',
  Myanmar: 'MM',
  Palestine: 'PS',
  eSwatini: 'SZ',
  'Solomon Is.': 'SB',
  'Falkland Is.': 'FK',
  'Faeroe Is.': 'FO',
  'N. Cyprus': 'CY',
  Somaliland: 'SO',
  'Hong Kong': 'HK',
  Macao: 'MO',
  Türkiye: 'TR',
  Vatican: 'VA',
  'São Tomé and Principe': 'ST',
};

interface Part {
  readonly code: string;
  readonly west: number;
  readonly east: number;
  /** Borders that a parallel in this band of latitude may cross, as x1 y1 x2 y2 …; all rings together, holes too. */
  readonly bands: ReadonlyMap<number, readonly number[]>;
}

/** Degrees of latitude: Russia has 80,000 points, and a question looks at those of one band. */
const bandDegrees = 0.25;
const bandOf = (lat: number): number => Math.floor(lat / bandDegrees);

/** Undefined at sea. The shapes are read at the first question. */
export function createCountryFinder(): (at: Position) => string | undefined {
  let parts: readonly Part[] | undefined;
  return (at) => {
    parts ??= readParts();
    return parts.find((part) => contains(part, at))?.code;
  };
}

function readParts(): Part[] {
  const codeOf = new Map([...countryCodes].map((code) => [countryName(code, 'en'), code]));
  return readAtlas('10m').countries.flatMap(({ name, shape }) => {
    const code = otherNames[name] ?? codeOf.get(name);
    const { geometry } = shape;
    if (code === undefined || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return [];
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.map((rings): Part => {
      const lons = (rings[0] ?? []).map(([lon = 0]) => lon);
      const [west, east] = [Math.min(...lons), Math.max(...lons)];
      return { code, west, east, bands: toBands(rings) };
    });
  });
}

function toBands(rings: readonly GeoJSON.Position[][]): ReadonlyMap<number, readonly number[]> {
  const bands = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x1 = 0, y1 = 0] = ring[i - 1] ?? [];
      const [x2 = 0, y2 = 0] = ring[i] ?? [];
      for (let band = bandOf(Math.min(y1, y2)); band <= bandOf(Math.max(y1, y2)); band++) {
        const edges = bands.get(band) ?? [];
        bands.set(band, edges);
        edges.push(x1, y1, x2, y2);
      }
    }
  }
  return bands;
}

/** Crossings of the parallel east of the point (W. R. Franklin, "PNPOLY", 1970), in the plane of longitude and latitude. */
function contains({ west, east, bands }: Part, { lat, lon }: Position): boolean {
  if (lon < west || lon > east) return false;
  const edges = bands.get(bandOf(lat)) ?? [];
  let inside = false;
  for (let i = 0; i < edges.length; i += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
