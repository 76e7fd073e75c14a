/**
 * The ground of the map, made at build time from the npm package world-atlas (Natural Earth 1:50m, public domain) and the network's own
 * towns: land, borders, names. world-atlas stitches its shapes over the 180th meridian; a flat map needs them cut there again, so they
 * go through d3-geo's antimeridian clipping once, in degrees. Coordinates are rounded to 0.01 degrees (about 1 km).
 */
import { createRequire } from 'node:module';
import { type GeoPermissibleObjects, geoArea, geoCentroid, geoContains, geoEquirectangular, geoStream } from 'd3-geo';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { CountrySeat, PackedGround } from '../src/map/ground-shapes.js';

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;
type Ring = [number, number][];

/** Rings smaller than this, in square degrees, are left out: they would be less than a pixel. */
const leastRing = 0.004;
const round = (degrees: number): number => Math.round(degrees * 100) / 100;

const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0.05);

/** Rings of polygons or pieces of lines, cut at 180 degrees, in degrees. */
function cut(shape: GeoPermissibleObjects): { polygons: Ring[][]; lines: Ring[] } {
  const polygons: Ring[][] = [];
  const lines: Ring[] = [];
  let rings: Ring[] | undefined;
  let line: Ring = [];
  geoStream(
    shape,
    degrees.stream({
      point: (x, y) => {
        const [lon, lat] = [round(x), round(-y)];
        const last = line.at(-1);
        if (last === undefined || last[0] !== lon || last[1] !== lat) line.push([lon, lat]);
      },
      lineStart: () => {
        line = [];
      },
      lineEnd: () => {
        if (rings !== undefined) rings.push(line);
        else if (line.length > 1) lines.push(line);
      },
      polygonStart: () => {
        rings = [];
      },
      polygonEnd: () => {
        polygons.push(...asPolygons(rings ?? []));
        rings = undefined;
      },
    }),
  );
  return { polygons, lines };
}

const areaOf = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + (x * y2 - x2 * y) / 2;
  }, 0);

/** Clipping gives loose rings: an outer one has the sign of the largest, a hole the other and lies in the smallest outer ring around it. */
function asPolygons(rings: Ring[]): Ring[][] {
  const sized = rings.map((ring) => ({ ring, area: areaOf(ring) })).filter(({ area }) => Math.abs(area) > leastRing);
  const largest = sized.reduce((best, one) => (Math.abs(one.area) > Math.abs(best) ? one.area : best), 0);
  const outer = sized
    .filter(({ area }) => Math.sign(area) === Math.sign(largest))
    .map(({ ring, area }) => ({ rings: [close(ring)], area: Math.abs(area) }));
  outer.sort((a, b) => a.area - b.area);
  for (const { ring, area } of sized) {
    if (Math.sign(area) === Math.sign(largest)) continue;
    const [first] = ring;
    if (first !== undefined) outer.find((one) => inRing(first, one.rings[0] ?? []))?.rings.push(close(ring));
  }
  return outer.map((one) => one.rings);
}

function close(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && (first[0] !== last?.[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

function inRing([x, y]: [number, number], ring: Ring): boolean {
  let inside = false;
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

/** Hundredths of a degree, the first point as it is and every other as the step from the one before: half the bytes once compressed. */
function pack(ring: Ring): number[] {
  let [x, y] = [0, 0];
  return ring.flatMap(([lon, lat]) => {
    const [nextX, nextY] = [Math.round(lon * 100), Math.round(lat * 100)];
    const step = [nextX - x, nextY - y];
    [x, y] = [nextX, nextY];
    return step;
  });
}

export function makeGround(): { shapes: string; seats: readonly CountrySeat[] } {
  const topology = createRequire(import.meta.url)('world-atlas/countries-50m.json') as Atlas;
  const { countries } = topology.objects;
  const sound = countries.geometries.filter((one) => one.type === 'Polygon' || one.type === 'MultiPolygon') as (Polygon | MultiPolygon)[];
  const whole = merge(topology, sound);
  const isSound = (coordinates: GeoJSON.Position[][]) => geoArea({ type: 'Polygon', coordinates }) < 2 * Math.PI;
  const land = cut({ type: 'MultiPolygon', coordinates: whole.coordinates.filter(isSound) }).polygons;
  const borders = cut(mesh(topology, countries, (a, b) => a !== b)).lines;
  const shapes: PackedGround = { land: land.map((polygon) => polygon.map(pack)), borders: borders.map(pack) };
  return { shapes: JSON.stringify(shapes), seats: seatsOf(feature(topology, countries)) };
}

/** Where a large country may have its name a second time, for views that do not hold the first. */
const moreSeats: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  RU: [
    [96, 62.5],
    [47, 55.5],
    [68, 59.5],
    [129, 62],
  ],
  KZ: [
    [67.5, 48.2],
    [55, 49.2],
    [77, 48],
  ],
  CN: [
    [103, 35],
    [86.5, 41.3],
    [113.5, 28.3],
    [123.5, 45.5],
  ],
  IN: [[79, 22]],
  IR: [[54.3, 32.6]],
  US: [[-98, 39.5]],
  CA: [[-105, 57]],
  UZ: [[63.2, 41.9]],
  TM: [[58.8, 39.3]],
  KG: [[74.6, 41.4]],
  TJ: [[70.9, 38.7]],
  AZ: [[47.6, 40.6]],
  GE: [[43.6, 42.05]],
  AM: [[44.9, 40.4]],
  FR: [[2.5, 46.8]],
  NO: [[9.3, 61.3]],
  PK: [[68.8, 29.6]],
  VN: [[105.8, 20.9]],
  ID: [
    [113.5, -0.6],
    [101.8, -1],
  ],
  MY: [[102.3, 4]],
  JP: [[138, 36.4]],
  TR: [[34.2, 39]],
  IQ: [[43.2, 33]],
  GB: [[-1.6, 52.8]],
  IT: [[12.6, 42.7]],
  HR: [[16.4, 45.6]],
  SO: [[46.2, 5.3]],
};

function seatsOf(shapes: GeoJSON.FeatureCollection): CountrySeat[] {
  return shapes.features
    .flatMap((shape): CountrySeat[] => {
      const code = shape.id === undefined ? undefined : new Intl.Locale(`und-${String(shape.id)}`).region;
      if (code === undefined || !/^[A-Z]{2}$/.test(code) || code === 'AQ') return [];
      const largest = largestPart(shape.geometry);
      if (largest === undefined) return [];
      const size = Math.round(Math.sqrt(geoArea(largest)) * 1000) / 10;
      const at = moreSeats[code] ?? [middleOf(largest)];
      return [{ code, size, at: at.map(([lon, lat]) => [round(lon), round(lat)] as const) }];
    })
    .sort((a, b) => b.size - a.size);
}

function largestPart(geometry: GeoJSON.Geometry): GeoJSON.Polygon | undefined {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  const polygons = parts.map((coordinates): GeoJSON.Polygon => ({ type: 'Polygon', coordinates })).filter((one) => geoArea(one) < 2 * Math.PI);
  return polygons.sort((a, b) => geoArea(b) - geoArea(a))[0];
}

/** The centroid where it lies inside, else the inside point of a coarse grid that is nearest to it. */
function middleOf(shape: GeoJSON.Polygon): readonly [number, number] {
  const centroid = geoCentroid(shape);
  if (geoContains(shape, centroid)) return centroid;
  const points = (shape.coordinates[0] ?? []) as [number, number][];
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const steps = Array.from({ length: 11 }, (_, i) => (i + 0.5) / 11);
  const grid = steps.flatMap((a) =>
    steps.map((b): [number, number] => [
      Math.min(...lons) + a * (Math.max(...lons) - Math.min(...lons)),
      Math.min(...lats) + b * (Math.max(...lats) - Math.min(...lats)),
    ]),
  );
  const distance = ([lon, lat]: [number, number]) => Math.hypot(lon - centroid[0], lat - centroid[1]);
  return grid.filter((point) => geoContains(shape, point)).sort((a, b) => distance(a) - distance(b))[0] ?? centroid;
}
