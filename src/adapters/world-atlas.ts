/** Coast and borders from the npm package world-atlas (Natural Earth 1:50m or 1:10m, public domain), read when a map is drawn and not before. */
import { createRequire } from 'node:module';
import { geoArea } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Countries = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

export interface Atlas {
  /** Every country, filled. */
  readonly land: GeoJSON.FeatureCollection;
  readonly coast: ReturnType<typeof mesh>;
  /** Borders between two countries, without coasts. */
  readonly borders: ReturnType<typeof mesh>;
  readonly countries: readonly { readonly name: string; readonly shape: GeoJSON.Feature }[];
}

/** Where Natural Earth abbreviates or is behind the country's own name in English. */
const names: Readonly<Record<string, string>> = {
  Turkey: 'Türkiye',
  Macedonia: 'North Macedonia',
  'S. Sudan': 'South Sudan',
  'Dem. Rep. Congo': 'DR Congo',
  'Central African Rep.': 'Central African Rep.',
  'Bosnia and Herz.': 'Bosnia and Herzegovina',
  'United Arab Emirates': 'U.A.E.',
  'W. Sahara': 'Western Sahara',
  'Eq. Guinea': 'Equatorial Guinea',
};

/** Seas by a point where their name may stand; the first that is free is taken. */
export const seas: readonly (readonly [string, number, number])[] = [
  ['Caspian Sea', 50.7, 41.9],
  ['Caspian Sea', 51.4, 39],
  ['Caspian Sea', 49.3, 43.3],
  ['Black Sea', 34.3, 43.4],
  ['Mediterranean Sea', 18.5, 35],
  ['Red Sea', 38, 20.5],
  ['Persian Gulf', 51.6, 27],
  ['Arabian Sea', 64, 15.5],
  ['Bay of Bengal', 88.5, 14.5],
  ['Indian Ocean', 78, -4],
  ['South China Sea', 114.5, 14],
  ['East China Sea', 125.5, 29],
  ['Yellow Sea', 123.2, 35.8],
  ['Sea of Japan', 134.5, 40],
  ['North Sea', 3, 56.3],
  ['Baltic Sea', 19.3, 57.2],
  ['Norwegian Sea', 2, 67],
  ['Barents Sea', 38, 73],
  ['Kara Sea', 72, 75],
  ['Atlantic Ocean', -20, 42],
  ['Gulf of Aden', 48, 12.3],
  ['Sea of Okhotsk', 149, 54],
  ['Pacific Ocean', 145, 26],
];

export function readAtlas(scale: '10m' | '50m'): Atlas {
  const topology = createRequire(import.meta.url)(`world-atlas/countries-${scale}.json`) as Countries;
  const { countries } = topology.objects;
  const shapes = withoutInsideOut(feature(topology, countries));
  return {
    land: shapes,
    coast: mesh(topology, countries, (a, b) => a === b),
    borders: mesh(topology, countries, (a, b) => a !== b),
    countries: shapes.features.map((shape) => ({ name: names[shape.properties?.['name']] ?? String(shape.properties?.['name']), shape })),
  };
}

/**
 * A sliver of an island that rounding has turned over is, to a spherical projection, the whole world but the island, and would drown the
 * seas in land. No country covers half the sphere.
 */
function withoutInsideOut(countries: GeoJSON.FeatureCollection): GeoJSON.FeatureCollection {
  const isSound = (coordinates: GeoJSON.Position[][]) => geoArea({ type: 'Polygon', coordinates }) < 2 * Math.PI;
  const features = countries.features.map((country) => {
    const { geometry } = country;
    if (geometry.type !== 'MultiPolygon') return country;
    return { ...country, geometry: { ...geometry, coordinates: geometry.coordinates.filter(isSound) } };
  });
  return { ...countries, features };
}
