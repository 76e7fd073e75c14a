// Distances on the sphere and the text form of a geometry (`lon lat;lon lat`, 4 decimals).

/** Longitude, latitude in degrees. */
export type Point = readonly [lon: number, lat: number];

const earthKm = 6371.0088;
const rad = Math.PI / 180;

export function greatCircleKm(a: Point, b: Point): number {
  const s = Math.sin(((b[1] - a[1]) * rad) / 2);
  const t = Math.sin(((b[0] - a[0]) * rad) / 2);
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(s * s + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * t * t)));
}

export function lengthKm(line: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += greatCircleKm(line[i - 1], line[i]);
  return sum;
}

/** Points at most `stepKm` apart along the great circle from `a` to `b`, both ends included. */
export function densify(a: Point, b: Point, stepKm: number): Point[] {
  const km = greatCircleKm(a, b);
  const steps = Math.max(1, Math.ceil(km / stepKm));
  const d = km / earthKm;
  if (d < 1e-9) return [a, b];
  const xyz = (p: Point): [number, number, number] => [
    Math.cos(p[1] * rad) * Math.cos(p[0] * rad),
    Math.cos(p[1] * rad) * Math.sin(p[0] * rad),
    Math.sin(p[1] * rad),
  ];
  const [p, q] = [xyz(a), xyz(b)];
  const points: Point[] = [a];
  for (let i = 1; i < steps; i++) {
    const f = i / steps;
    const [u, v] = [Math.sin((1 - f) * d) / Math.sin(d), Math.sin(f * d) / Math.sin(d)];
    const [x, y, z] = [u * p[0] + v * q[0], u * p[1] + v * q[1], u * p[2] + v * q[2]];
    points.push([Math.atan2(y, x) / rad, Math.atan2(z, Math.hypot(x, y)) / rad]);
  }
  points.push(b);
  return points;
}

/** The last point of a line; a line has at least two. */
export const endOf = (line: readonly Point[]): Point => line[line.length - 1];

export const round4 = (p: Point): Point => [Math.round(p[0] * 1e4) / 1e4, Math.round(p[1] * 1e4) / 1e4];

export const renderGeometry = (inner: readonly Point[]): string =>
  inner.map((p) => `${Number(p[0].toFixed(4))} ${Number(p[1].toFixed(4))}`).join(';');

export const parseGeometry = (text: string): Point[] =>
  text === '' ? [] : text.split(';').map((pair) => pair.trim().split(/\s+/).map(Number) as unknown as Point);

/** True when the planar segments a-b and c-d cross. Fine for gates and short segments away from the antimeridian. */
export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0;
}

export const renderKm = (km: number): string => String(Math.max(0.1, Math.round(km * 10) / 10));
