/**
 * How a value grows away from places over land: Dijkstra over the cells of a grid, eight ways out of each, none over water and none
 * diagonally between two waters, so that no strait of a cell's width is crossed. A binary heap of (value, cell).
 *
 * Bounds: `cell` < columns × rows; a neighbour is used only when its x and y lie within the grid; the heap grows with what is pushed.
 */
import type { LandGrid } from './land-grid.js';

const KM_PER_DEGREE = 111.195; // 6371 km sphere

export interface Spread {
  /** Growth per kilometre. */
  readonly perKm: number;
  /** Kilometres from a place beyond which nothing is said. */
  readonly mostKm: number;
}

/** Least value per cell, Infinity where none comes; ties keep the seed that came first. Rows: cells. */
export function spreadOverLand(grid: LandGrid, seeds: readonly { readonly cell: number; readonly value: number }[], spread: Spread): Float64Array {
  const { columns, rows, south, stepDeg, land } = grid;
  const value = new Float64Array(columns * rows).fill(Infinity);
  const km = new Float64Array(columns * rows).fill(Infinity);
  const keys: number[] = [];
  const cells: number[] = [];
  const push = (key: number, cell: number): void => {
    let at = keys.length;
    keys.push(key);
    cells.push(cell);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (keys[up]! <= key) break;
      keys[at] = keys[up]!;
      cells[at] = cells[up]!;
      at = up;
    }
    keys[at] = key;
    cells[at] = cell;
  };
  const pop = (): number => {
    const top = cells[0]!;
    const key = keys.pop()!;
    const cell = cells.pop()!;
    const size = keys.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      cells[at] = cells[child]!;
      at = child;
    }
    keys[at] = key;
    cells[at] = cell;
    return top;
  };
  for (const seed of seeds) {
    if (seed.value >= value[seed.cell]!) continue;
    value[seed.cell] = seed.value;
    km[seed.cell] = 0;
    push(seed.value, seed.cell);
  }
  const done = new Uint8Array(columns * rows);
  const northKm = stepDeg * KM_PER_DEGREE;
  while (keys.length > 0) {
    const cell = pop();
    if (done[cell] === 1) continue;
    done[cell] = 1;
    const x = cell % columns;
    const y = (cell - x) / columns;
    const eastKm = northKm * Math.cos(((south + (y + 0.5) * stepDeg) * Math.PI) / 180);
    const slantKm = Math.hypot(northKm, eastKm);
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        if ((dx === 0 && dy === 0) || x + dx < 0 || x + dx >= columns || y + dy < 0 || y + dy >= rows) continue;
        const next = cell + dy * columns + dx;
        if (land[next] === 0) continue;
        if (dx !== 0 && dy !== 0 && land[cell + dx] === 0 && land[cell + dy * columns] === 0) continue;
        const step = dx === 0 ? northKm : dy === 0 ? eastKm : slantKm;
        const farKm = km[cell]! + step;
        const grown = value[cell]! + step * spread.perKm;
        if (farKm > spread.mostKm || grown >= value[next]!) continue;
        value[next] = grown;
        km[next] = farKm;
        push(grown, next);
      }
    }
  }
  return value;
}
