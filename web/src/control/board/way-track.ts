/** A way as one line with a measure: how far along it a point is, and where a distance along it lies. */
import type { ItineraryDocument } from '../../../../src/contract/index.js';
import { linesOf } from '../../map/way-shapes.js';

export type Point = readonly [number, number];

interface TrackPiece {
  /** Index of the leg in the itinerary. */
  readonly leg: number;
  readonly points: readonly Point[];
  /** Kilometres from the start of the way to each point. */
  readonly km: readonly number[];
}

export interface WayTrack {
  readonly pieces: readonly TrackPiece[];
  readonly lengthKm: number;
}

const radians = Math.PI / 180;
const earthKm = 6371.0088;

export function distanceKm([lon, lat]: Point, [toLon, toLat]: Point): number {
  const [a, b] = [lat * radians, toLat * radians];
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((toLon - lon) * radians) / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

const tracks = new WeakMap<object, WayTrack>();

export function trackOf(itinerary: Pick<ItineraryDocument, 'legs'>): WayTrack {
  const known = tracks.get(itinerary);
  if (known !== undefined) return known;
  let km = 0;
  const pieces = linesOf(itinerary as ItineraryDocument).map(({ points, leg }): TrackPiece => {
    const along = points.map((to, i) => {
      const from = points[i - 1];
      if (from !== undefined) km += distanceKm(from, to);
      return km;
    });
    return { leg, points, km: along };
  });
  const track = { pieces, lengthKm: km };
  tracks.set(itinerary, track);
  return track;
}

const mix = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];

export function pointAt({ pieces }: WayTrack, km: number): Point | undefined {
  const piece = pieces.find((one) => (one.km.at(-1) ?? 0) >= km) ?? pieces.at(-1);
  if (piece === undefined) return undefined;
  const i = Math.max(
    1,
    piece.km.findIndex((at) => at >= km),
  );
  const [from, to] = [piece.points[i - 1], piece.points[i]];
  if (from === undefined || to === undefined) return piece.points[0];
  const [start = 0, end = 0] = [piece.km[i - 1], piece.km[i]];
  return mix(from, to, end > start ? Math.min(1, Math.max(0, (km - start) / (end - start))) : 1);
}

/** The nearest point of the way; of two as near, the later. */
export function projectOn({ pieces }: WayTrack, at: Point): { readonly km: number; readonly leg: number; readonly offKm: number } | undefined {
  let best: { km: number; leg: number; offKm: number } | undefined;
  const squeeze = Math.cos(at[1] * radians);
  for (const { points, km, leg } of pieces)
    for (let i = 1; i < points.length; i++) {
      const [from, to] = [points[i - 1] ?? at, points[i] ?? at];
      const [dx, dy] = [(to[0] - from[0]) * squeeze, to[1] - from[1]];
      const long = dx * dx + dy * dy;
      const share = long === 0 ? 0 : Math.min(1, Math.max(0, ((at[0] - from[0]) * squeeze * dx + (at[1] - from[1]) * dy) / long));
      const offKm = distanceKm(at, mix(from, to, share));
      const [start = 0, end = 0] = [km[i - 1], km[i]];
      if (best === undefined || offKm <= best.offKm + 1e-6) best = { km: start + (end - start) * share, leg, offKm };
    }
  return best;
}

/** Kilometres at which a leg's run begins and ends; undefined for what is no run. */
export function spanOf({ pieces }: WayTrack, leg: number): readonly [number, number] | undefined {
  const piece = pieces.find((one) => one.leg === leg);
  return piece === undefined ? undefined : [piece.km[0] ?? 0, piece.km.at(-1) ?? 0];
}

/** The lines of a way from one kilometre to another, by leg: what is travelled, and what is ahead. */
export function partOf(track: WayTrack, fromKm: number, toKm: number): readonly { readonly leg: number; readonly points: readonly Point[] }[] {
  return track.pieces.flatMap(({ leg, points, km }) => {
    const [start, end] = [Math.max(fromKm, km[0] ?? 0), Math.min(toKm, km.at(-1) ?? 0)];
    if (end <= start) return [];
    const inside = points.filter((_, i) => (km[i] ?? 0) > start && (km[i] ?? 0) < end);
    const [first, last] = [
      pointAt({ pieces: [{ leg, points, km }], lengthKm: 0 }, start),
      pointAt({ pieces: [{ leg, points, km }], lengthKm: 0 }, end),
    ];
    return first === undefined || last === undefined ? [] : [{ leg, points: [first, ...inside, last] }];
  });
}
