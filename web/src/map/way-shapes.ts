/** The runs of a way as lines on a flat map: flights along the great circle, no jump at the 180th meridian, and any first part of it. */
import type { ItineraryDocument, LegDocument } from '../../../src/contract/index.js';
import { inkOf } from '../state/stages.js';

type Point = [number, number];
const radians = Math.PI / 180;

function pointsOf(leg: LegDocument): Point[] {
  const given =
    leg.geometry !== undefined && leg.geometry.length > 1
      ? leg.geometry
      : ([
          [leg.from.lon, leg.from.lat],
          [leg.to.lon, leg.to.lat],
        ] as Point[]);
  const points =
    leg.mode === 'air' ? given.slice(1).flatMap((to, i) => greatCircle(given[i] ?? to, to)) : given.map(([lon, lat]): Point => [lon, lat]);
  return unwrap(points);
}

function greatCircle(from: readonly [number, number], to: readonly [number, number]): Point[] {
  const onSphere = ([lon, lat]: readonly [number, number]) => {
    const [a, b] = [lon * radians, lat * radians];
    return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)] as const;
  };
  const [p, q] = [onSphere(from), onSphere(to)];
  const angle = Math.acos(Math.min(1, p[0] * q[0] + p[1] * q[1] + p[2] * q[2]));
  const steps = Math.max(1, Math.ceil(angle / (1.5 * radians)));
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const share = i / steps;
    const [a, b] = angle === 0 ? [1, 0] : [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
    const [x, y, z] = [a * p[0] + b * q[0], a * p[1] + b * q[1], a * p[2] + b * q[2]];
    return [Math.atan2(y, x) / radians, Math.atan2(z, Math.hypot(x, y)) / radians];
  });
}

function unwrap(points: readonly Point[]): Point[] {
  let turn = 0;
  let last: number | undefined;
  return points.map(([lon, lat]) => {
    if (last !== undefined && Math.abs(lon - last) > 180) turn += lon < last ? 360 : -360;
    last = lon;
    return [lon + turn, lat];
  });
}

export interface WayLine {
  readonly points: readonly Point[];
  readonly leg: number;
  readonly ink: string;
}

export const linesOf = ({ legs }: ItineraryDocument): readonly WayLine[] =>
  legs.flatMap((leg, i) => (leg.kind === 'run' ? [{ points: pointsOf(leg), leg: i, ink: inkOf(leg) }] : []));

const lengthOf = (points: readonly Point[]): number =>
  points.reduce((sum, [lon, lat], i) => {
    const [lon0, lat0] = points[i - 1] ?? [lon, lat];
    return sum + Math.hypot((lon - lon0) * Math.cos(lat * radians), lat - lat0);
  }, 0);

/** The first `share` of a way, 0 to 1: what is drawn while it draws itself. */
export function firstPart(lines: readonly WayLine[], share: number): readonly WayLine[] {
  if (share >= 1) return lines;
  const lengths = lines.map((line) => lengthOf(line.points));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  const part: WayLine[] = [];
  for (const [i, line] of lines.entries()) {
    const length = lengths[i] ?? 0;
    if (left <= 0) break;
    if (length <= left) part.push(line);
    else {
      const count = Math.max(2, Math.ceil((left / length) * line.points.length));
      part.push({ ...line, points: line.points.slice(0, count) });
    }
    left -= length;
  }
  return part;
}

export const toFeatures = (lines: readonly WayLine[], way: string, hover = false): GeoJSON.Feature[] =>
  lines.map(({ points, leg, ink }) => ({
    type: 'Feature',
    properties: { way, leg, ink, hover },
    geometry: { type: 'LineString', coordinates: points.map((point) => point) },
  }));
