/**
 * How a value grows away from places over land: fast marching on a grid (J. A. Sethian, A fast marching level set method for monotonically
 * advancing fronts, PNAS 93(4), 1996, doi:10.1073/pnas.93.4.1591), so that fronts are round and not those of a chess king. A cell takes its value from
 * at most one neighbour to the east or west and one to the north or south, never from a water: no strait of a cell's width is crossed, nor
 * a corner between two waters. A binary heap of (value, cell).
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

export interface SpreadSeed {
  readonly cell: number;
  readonly value: number;
}

/** Least value per cell, Infinity where none comes. Rows: cells. */
export function spreadOverLand(grid: LandGrid, seeds: readonly SpreadSeed[], { perKm, mostKm }: Spread): Float64Array {
  const { columns, rows, south, stepDeg, land } = grid;
  const value = new Float64Array(columns * rows).fill(Infinity);
  /** The value of the seed that a cell's value comes from: what is above it is distance. */
  const origin = new Float64Array(columns * rows);
  const done = new Uint8Array(columns * rows);
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
  const known = (cell: number): number => (done[cell] === 1 ? value[cell]! : Infinity);
  const northStep = stepDeg * KM_PER_DEGREE * perKm;
  /** Takes a value for `cell` from its neighbours that are done. */
  const improve = (cell: number): void => {
    if (done[cell] === 1 || land[cell] === 0) return;
    const x = cell % columns;
    const y = (cell - x) / columns;
    const west = x > 0 ? known(cell - 1) : Infinity;
    const east = x + 1 < columns ? known(cell + 1) : Infinity;
    const below = y > 0 ? known(cell - columns) : Infinity;
    const above = y + 1 < rows ? known(cell + columns) : Infinity;
    const a = Math.min(west, east);
    const b = Math.min(below, above);
    const eastStep = northStep * Math.cos(((south + (y + 0.5) * stepDeg) * Math.PI) / 180);
    const grown = frontAt(a, b, eastStep, northStep);
    const aFirst = a + eastStep <= b + northStep;
    const from = aFirst ? (west <= east ? cell - 1 : cell + 1) : below <= above ? cell - columns : cell + columns;
    if (grown >= value[cell]! || grown - origin[from]! > mostKm * perKm) return;
    value[cell] = grown;
    origin[cell] = origin[from]!;
    push(grown, cell);
  };
  for (const seed of seeds) {
    if (seed.value >= value[seed.cell]!) continue;
    value[seed.cell] = seed.value;
    origin[seed.cell] = seed.value;
    push(seed.value, seed.cell);
  }
  while (keys.length > 0) {
    const cell = pop();
    if (done[cell] === 1) continue;
    done[cell] = 1;
    const x = cell % columns;
    if (x > 0) improve(cell - 1);
    if (x + 1 < columns) improve(cell + 1);
    if (cell >= columns) improve(cell - columns);
    if (cell + columns < columns * rows) improve(cell + columns);
  }
  return value;
}

/** Where a front that has `a` one step `h` to the side and `b` one step `k` below comes: the upwind solution of |grad| = 1, or the better of one side. */
function frontAt(a: number, b: number, h: number, k: number): number {
  const single = Math.min(a + h, b + k);
  if (a === Infinity || b === Infinity) return single;
  const [p, q] = [1 / (h * h), 1 / (k * k)];
  const mean = (p * a + q * b) / (p + q);
  const rest = 1 / (p + q) - (p * q * (a - b) * (a - b)) / ((p + q) * (p + q));
  if (rest < 0) return single;
  const both = mean + Math.sqrt(rest);
  return both >= Math.max(a, b) ? both : single;
}
