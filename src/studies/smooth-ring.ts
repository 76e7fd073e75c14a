/**
 * A ring without the corners of the grid it was traced on: corners are cut twice (G. M. Chaikin, An algorithm for high-speed curve generation,
 * Computer Graphics and Image Processing 3(4), 1974), then points that lie on the line of their neighbours are left out. A point moves by less than half a
 * segment, which is less than half a cell.
 */
import type { ContourRing } from './contour-rings.kernel.js';

const rounds = 2;

/** `tolerance`: how far a point that is left out may lie beside the line, in the unit of the ring. */
export function smoothRing(ring: ContourRing, tolerance: number): ContourRing {
  let points = ring.slice(0, -1);
  for (let round = 0; round < rounds; round++) {
    points = points.flatMap(([x, y], i): ContourRing => {
      const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
      return [
        [0.75 * x + 0.25 * nextX, 0.75 * y + 0.25 * nextY],
        [0.25 * x + 0.75 * nextX, 0.25 * y + 0.75 * nextY],
      ];
    });
  }
  const kept = thin(points, tolerance).map(([x, y]): [number, number] => [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4]);
  const [first] = kept;
  return first === undefined ? ring : [...kept, first];
}

/** From each point kept to the farthest that all between lie beside; never so few that no area is left. */
function thin(points: ContourRing, tolerance: number): ContourRing {
  const kept: ContourRing = [];
  for (let at = 0; at < points.length; ) {
    const from = points[at] as [number, number];
    kept.push(from);
    let next = at + 1;
    while (next + 1 < points.length && next - at < longestGap && isStraight(points, at, next + 1, tolerance)) next++;
    at = next;
  }
  return kept.length < 4 ? points : kept;
}

/** Points between two that are kept, at most: looking back over them costs their square. */
const longestGap = 24;

function isStraight(points: ContourRing, from: number, to: number, tolerance: number): boolean {
  const [ax, ay] = points[from] as [number, number];
  const [bx, by] = points[to] as [number, number];
  const length = Math.hypot(bx - ax, by - ay);
  for (let i = from + 1; i < to; i++) {
    const [x, y] = points[i] as [number, number];
    const off = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
    if (off > tolerance) return false;
  }
  return true;
}
