/**
 * The nearest of very many points within a stated reach: points in cells of a grid, so that a question looks at a few of them. For imports that ask
 * once for every place; a single question is answered by `createNearestIndex`, which needs no reach (docs/decisions/0014-no-spatial-index.md).
 */
import type { Metres } from '../units/index.js';
import { earthRadiusM, greatCircle, type Position } from './great-circle.js';

export interface PositionGrid {
  /** Row and distance of the nearest point that `accepts` lets through, at most `withinM` away; equal distances by row. */
  nearest(at: Position, withinM: number, accepts?: (row: number) => boolean): { readonly row: number; readonly distance: Metres } | undefined;
}

const cellDegrees = 0.02;
const cellM = (earthRadiusM * Math.PI * cellDegrees) / 180;
const columns = Math.round(360 / cellDegrees);

/** Points that are not on the earth are never found. */
export function createPositionGrid(points: readonly Position[]): PositionGrid {
  const cells = new Map<number, number[]>();
  const rowOf = (lat: number): number => Math.floor((lat + 90) / cellDegrees);
  const columnOf = (lon: number): number => Math.floor((lon + 180) / cellDegrees);
  const key = (row: number, column: number): number => row * columns + (((column % columns) + columns) % columns);
  for (const [row, { lat, lon }] of points.entries()) {
    const cell = key(rowOf(lat), columnOf(lon));
    if (!Number.isFinite(cell)) continue;
    const list = cells.get(cell) ?? [];
    cells.set(cell, list);
    list.push(row);
  }
  return {
    nearest(at, withinM, accepts = () => true) {
      const around = Math.ceil(withinM / cellM);
      // meridians come together towards the poles: as many more columns as they are closer
      const wide = Math.min(columns / 2, Math.ceil(around / Math.max(0.01, Math.cos(((Math.abs(at.lat) + around * cellDegrees) * Math.PI) / 180))));
      let best: { row: number; distance: Metres } | undefined;
      for (let row = rowOf(at.lat) - around; row <= rowOf(at.lat) + around; row++) {
        for (let column = columnOf(at.lon) - wide; column <= columnOf(at.lon) + wide; column++) {
          for (const point of cells.get(key(row, column)) ?? []) {
            const distance = greatCircle(at, points[point] as Position);
            if (distance > withinM || !accepts(point)) continue;
            if (best === undefined || distance < best.distance || (distance === best.distance && point < best.row)) best = { row: point, distance };
          }
        }
      }
      return best;
    },
  };
}
