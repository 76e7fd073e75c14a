/** Where the number of each way stands on the map: on its own line, as far from the other ways and from the stops as it can be. */
import type { WayLine } from './way-shapes.js';

type Point = readonly [number, number];

const mercator = ([lon, lat]: Point): Point => [lon, (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI];
const apart = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function sample(lines: readonly WayLine[], step: number): Point[] {
  return lines.flatMap(({ points }) =>
    points.flatMap((to, i) => {
      const from = points[i - 1] ?? to;
      const steps = Math.max(1, Math.ceil(apart(from, to) / step));
      return Array.from(
        { length: steps },
        (_, k): Point => [from[0] + ((to[0] - from[0]) * (k + 1)) / steps, from[1] + ((to[1] - from[1]) * (k + 1)) / steps],
      );
    }),
  );
}

/** One seat a way, undefined for a way without lines. `stops` are to be kept clear. */
export function discSeats(ways: readonly (readonly WayLine[])[], stops: readonly Point[]): readonly (Point | undefined)[] {
  const sampled = ways.map((lines) => sample(lines, 0.6).map((at) => ({ at, flat: mercator(at) })));
  const flats = sampled.flat().map(({ flat }) => flat[0]);
  const reach = Math.max(1, (Math.max(...flats) - Math.min(...flats)) / 8);
  // a stop, and the name to the right of it
  const taken = stops.map(mercator).flatMap(([x, y]): Point[] => [
    [x, y],
    [x + reach * 0.35, y],
    [x + reach * 0.7, y],
  ]);
  return sampled.map((own, w) => {
    const others = sampled.filter((_, i) => i !== w).flat();
    let best: { readonly at: Point; readonly flat: Point } | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const [i, point] of own.entries()) {
      const clear = Math.min(reach, ...others.map(({ flat }) => apart(flat, point.flat)));
      const free = Math.min(reach / 2, ...taken.map((stop) => apart(stop, point.flat)));
      // names stand to the right of the stops: too near to one costs more than nearness to a way
      const crowded = free < reach / 4 ? reach * 4 * (1 - free / (reach / 4)) : 0;
      const middle = 1 - Math.abs(i / own.length - 0.5);
      const score = clear * 2 + free + middle * reach * 0.3 - crowded;
      if (score > most) [most, best] = [score, point];
    }
    if (best !== undefined) taken.push(best.flat);
    return best?.at;
  });
}
