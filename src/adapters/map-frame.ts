/**
 * The projection of a map and the size of its frame, fitted to what is to be seen. Equal-area conic with standard parallels a sixth in
 * from the edges (Snyder 1987, "Map Projections: A Working Manual", p. 99), turned to the middle meridian; Mercator for a small neighbourhood.
 */
import { type GeoPath, type GeoProjection, geoBounds, geoConicEqualArea, geoMercator, geoPath } from 'd3-geo';
import { type Box, contains } from './svg.js';

export type LonLat = readonly [number, number];

export interface MapFrame {
  readonly box: Box;
  readonly projection: GeoProjection;
  readonly path: GeoPath;
  /** Pixels; undefined outside the frame. */
  readonly at: (point: LonLat) => readonly [number, number] | undefined;
  /** Ground kilometres of one pixel in the middle of the frame. */
  readonly kmPerPixel: number;
  /** Degrees between graticule lines. */
  readonly step: number;
}

const earthKm = 6371;

export function fitFrame(lines: readonly (readonly LonLat[])[], left: number, top: number, width: number): MapFrame {
  const object: GeoJSON.MultiLineString = { type: 'MultiLineString', coordinates: lines.map((line) => line.map(([lon, lat]) => [lon, lat])) };
  const [[west, south], [eastOrLess, north]] = geoBounds(object);
  const east = eastOrLess < west ? eastOrLess + 360 : eastOrLess;
  const projection = chooseProjection(west, east, south, north);
  const margin = Math.round(width * 0.07);
  const fitWithin = (height: number) =>
    projection.fitExtent(
      [
        [left + margin, top + margin],
        [left + width - margin, top + height - margin],
      ],
      object,
    );
  fitWithin(width);
  const [[x0, y0], [x1, y1]] = geoPath(projection).bounds(object);
  const shape = (y1 - y0) / Math.max(1, x1 - x0);
  const height = Math.round(Math.min(0.68 * width, Math.max(0.46 * width, shape * (width - 2 * margin) + 2 * margin)));
  fitWithin(height);
  projection.precision(0.3);
  const box = { x0: left, y0: top, x1: left + width, y1: top + height };
  projection.clipExtent([
    [box.x0, box.y0],
    [box.x1, box.y1],
  ]);
  const at = (point: LonLat) => {
    const projected = projection([point[0], point[1]]);
    return projected !== null && contains(box, { x0: projected[0], x1: projected[0], y0: projected[1], y1: projected[1] }) ? projected : undefined;
  };
  return {
    box,
    projection,
    path: geoPath(projection).digits(1),
    at,
    kmPerPixel: groundPerPixel(projection, box),
    step: graticuleStep(Math.max(east - west, north - south)),
  };
}

function chooseProjection(west: number, east: number, south: number, north: number): GeoProjection {
  const middle = (west + east) / 2;
  if (Math.max(east - west, north - south) < 4) return geoMercator().rotate([-middle, 0]);
  const sixth = Math.max(1, (north - south) / 6);
  // near the equator the two parallels would cancel out and the cone become a cylinder; a little north it stays a cone
  const lower = Math.max(south + sixth, 4);
  return geoConicEqualArea()
    .rotate([-middle, 0])
    .parallels([lower, Math.max(north - sixth, lower + 1)]);
}

function groundPerPixel(projection: GeoProjection, { x0, y0, x1, y1 }: Box): number {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [a, b] = [projection.invert?.([x - 20, y]), projection.invert?.([x + 20, y])];
  if (a == null || b == null) return 1;
  const radians = Math.PI / 180;
  const cosine =
    Math.sin(a[1] * radians) * Math.sin(b[1] * radians) + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * Math.cos((b[0] - a[0]) * radians);
  return (earthKm * Math.acos(Math.min(1, cosine))) / 40;
}

const graticuleStep = (degrees: number): number => [1, 2, 5, 10, 20].find((step) => degrees / step <= 9) ?? 30;
