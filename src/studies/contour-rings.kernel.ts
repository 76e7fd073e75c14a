/**
 * Where a field on a grid crosses a level: marching squares (W. Lorensen and H. Cline 1987, doi:10.1145/37402.37422, in the plane),
 * segments linked to rings. The field is sampled at the middles of cells; beyond the grid it is Infinity, so every ring closes. Towards
 * a sample that is Infinity (water, or nothing known) the line lies half-way.
 *
 * Bounds: samples are read by `at`, which answers Infinity outside; an edge is numbered by its lower or left sample in a grid one wider on
 * every side, and each edge begins at most one segment.
 */
import type { GridFrame } from './land-grid.js';

/** Closed, `[lon, lat]`, first point repeated; what is within the level lies to the left. */
export type ContourRing = [number, number][];

export function traceContours({ west, south, stepDeg, columns, rows }: GridFrame, field: Float64Array, level: number): ContourRing[] {
  const wide = columns + 2;
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= columns || y >= rows ? Infinity : field[y * columns + x]!);
  // edges: 2 × sample + 0 from (x, y) east to (x + 1, y); + 1 from (x, y) north to (x, y + 1)
  const eastEdge = (x: number, y: number): number => 2 * ((y + 1) * wide + x + 1);
  const northEdge = (x: number, y: number): number => eastEdge(x, y) + 1;
  const next = new Map<number, number>();
  for (let y = -1; y < rows; y++) {
    for (let x = -1; x < columns; x++) {
      const sw = at(x, y) <= level;
      const se = at(x + 1, y) <= level;
      const ne = at(x + 1, y + 1) <= level;
      const nw = at(x, y + 1) <= level;
      const bottom = eastEdge(x, y);
      const right = northEdge(x + 1, y);
      const top = eastEdge(x, y + 1);
      const left = northEdge(x, y);
      // from → to with the inside on the left
      switch ((sw ? 1 : 0) | (se ? 2 : 0) | (ne ? 4 : 0) | (nw ? 8 : 0)) {
        case 1:
          next.set(bottom, left);
          break;
        case 2:
          next.set(right, bottom);
          break;
        case 3:
          next.set(right, left);
          break;
        case 4:
          next.set(top, right);
          break;
        case 5: // a saddle: the two corners stay apart
          next.set(bottom, left);
          next.set(top, right);
          break;
        case 6:
          next.set(top, bottom);
          break;
        case 7:
          next.set(top, left);
          break;
        case 8:
          next.set(left, top);
          break;
        case 9:
          next.set(bottom, top);
          break;
        case 10:
          next.set(right, bottom);
          next.set(left, top);
          break;
        case 11:
          next.set(right, top);
          break;
        case 12:
          next.set(left, right);
          break;
        case 13:
          next.set(bottom, right);
          break;
        case 14:
          next.set(left, bottom);
          break;
      }
    }
  }
  const pointOn = (edge: number): [number, number] => {
    const sample = edge >> 1;
    const x = (sample % wide) - 1;
    const y = Math.floor(sample / wide) - 1;
    const north = edge & 1;
    const a = at(x, y);
    const b = at(x + 1 - north, y + north);
    const share = a === Infinity || b === Infinity ? 0.5 : (level - a) / (b - a);
    const lon = west + (x + 0.5 + (north === 1 ? 0 : share)) * stepDeg;
    const lat = south + (y + 0.5 + (north === 1 ? share : 0)) * stepDeg;
    return [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4];
  };
  const rings: ContourRing[] = [];
  for (const start of [...next.keys()].sort((a, b) => a - b)) {
    if (!next.has(start)) continue;
    const ring: ContourRing = [];
    for (let edge = start; next.has(edge); ) {
      ring.push(pointOn(edge));
      const to = next.get(edge)!;
      next.delete(edge);
      edge = to;
    }
    ring.push(ring[0]!);
    rings.push(ring);
  }
  return rings;
}
