/**
 * Distances and directions on a sphere of the earth's mean radius. The ellipsoid would change a corridor by at most 0.6 %, far less than
 * the difference between any published length and another; the sphere keeps every distance a one-line formula that a reader can redo.
 */
import { type Metres, metres } from '../units/index.js';

/** Degrees, WGS 84; north and east positive. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** Mean radius R1 = (2a + b) / 3 of WGS 84 (IUGG; Moritz, "Geodetic Reference System 1980", J. Geodesy 74, 2000), metres. */
export const earthRadiusM = 6_371_008.8;

const radians = Math.PI / 180;

/**
 * Great-circle distance. Haversine rather than the law of cosines: exact to the millimetre for neighbours too
 * (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68:2, 1984).
 */
export function greatCircle(a: Position, b: Position): Metres {
  const sinLat = Math.sin(((b.lat - a.lat) * radians) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * radians) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * sinLon * sinLon;
  return metres(2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** Unit vector of a position: x to (0, 0), y to (0, 90 E), z to the north pole. */
export function unitVector(at: Position): readonly [number, number, number] {
  const cosLat = Math.cos(at.lat * radians);
  return [cosLat * Math.cos(at.lon * radians), cosLat * Math.sin(at.lon * radians), Math.sin(at.lat * radians)];
}

/**
 * The position a `share` (0 … 1) of the way along the great circle from `a` to `b`. Between antipodes every great circle is shortest:
 * there the answer is `a` up to one half and `b` after it.
 */
export function interpolate(a: Position, b: Position, share: number): Position {
  const angle = greatCircle(a, b) / earthRadiusM;
  const sine = Math.sin(angle);
  if (angle < 1e-12 || sine < 1e-9) return share <= 0.5 ? a : b;
  const weightA = Math.sin((1 - share) * angle) / sine;
  const weightB = Math.sin(share * angle) / sine;
  const [ax, ay, az] = unitVector(a);
  const [bx, by, bz] = unitVector(b);
  const x = weightA * ax + weightB * bx;
  const y = weightA * ay + weightB * by;
  const z = weightA * az + weightB * bz;
  return { lat: Math.atan2(z, Math.hypot(x, y)) / radians, lon: Math.atan2(y, x) / radians };
}

/** Direction in which one leaves `a` for `b`: degrees clockwise from north, 0 ≤ bearing < 360. */
export function initialBearing(a: Position, b: Position): number {
  const dLon = (b.lon - a.lon) * radians;
  const y = Math.sin(dLon) * Math.cos(b.lat * radians);
  const x = Math.cos(a.lat * radians) * Math.sin(b.lat * radians) - Math.sin(a.lat * radians) * Math.cos(b.lat * radians) * Math.cos(dLon);
  const bearing = Math.atan2(y, x) / radians;
  return bearing < 0 ? bearing + 360 : bearing;
}

/** Whether both numbers are finite and in range. */
export const isPosition = (at: Position): boolean => Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180;
