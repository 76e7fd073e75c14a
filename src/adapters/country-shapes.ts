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
  readonly south: number;
  readonly north: number;
  readonly rings: GeoJSON.Position[][];
}

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
      const lats = (rings[0] ?? []).map(([, lat = 0]) => lat);
      const [west, east] = [Math.min(...lons), Math.max(...lons)];
      return { code, west, east, south: Math.min(...lats), north: Math.max(...lats), rings };
    });
  });
}

const contains = ({ west, east, south, north, rings }: Part, { lat, lon }: Position): boolean => {
  if (lon < west || lon > east || lat < south || lat > north) return false;
  return rings.reduce((inside, ring) => (isInRing(ring, lat, lon) ? !inside : inside), false);
};

/** Crossings of the meridian north of the point (W. R. Franklin, "PNPOLY", 1970), in the plane of longitude and latitude. */
function isInRing(ring: GeoJSON.Position[], lat: number, lon: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
