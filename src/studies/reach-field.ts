/**
 * What lies within a limit, as a field over the grid that crosses zero at its edge, below it inside. Inside is what all of these say:
 *
 * - the value, grown from the places in reach over land at the local pace, is within the limit;
 * - a place in reach is not farther than `mostKm`;
 * - no town out of reach is nearer than the nearest place in reach: the network knows better than a pace how long it takes to get there;
 * - it is land, by how much of the cell is.
 *
 * Each is told in distance, no more than a cell either way, so that the edge lies between the middles of cells where the field says and not half-way.
 */
import { blurOverLand } from './blur-over-land.kernel.js';
import type { LandCover, LandGrid } from './land-grid.js';
import { type Spread, type SpreadSeed, spreadOverLand } from './spread-over-land.kernel.js';

export interface PlacedValue {
  readonly lon: number;
  readonly lat: number;
  readonly value: number;
}
export interface Position {
  readonly lon: number;
  readonly lat: number;
}

export interface ReachFields {
  /** Below zero inside. Rows: cells. */
  readonly within: (limit: number, reached: readonly PlacedValue[], outOfReach: readonly Position[]) => Float64Array;
}

const KM_PER_DEGREE = 111.195;
/** Cells beyond the farthest that are computed, so that the edge has two sides. */
const beyond = 3;

/** Cells either side of an edge of which its shape is made. */
const depth = 6;
/** Each about two thirds of a cell: corners where two rules meet are rounded to some twenty kilometres. */
const blurRounds = 8;

/** `reached`: all, within any limit. */
export function openReachFields(cover: LandCover, reached: readonly PlacedValue[], { perKm, mostKm }: Spread): ReachFields {
  const cellKm = cover.stepDeg * KM_PER_DEGREE;
  const distance: Spread = { perKm: 1, mostKm: mostKm + beyond * cellKm };
  const seedsOf = (places: readonly Position[], valueAt: (row: number, km: number) => number): SpreadSeed[] =>
    places.flatMap((place, row) => listNearCells(cover, place).map(({ cell, km }) => ({ cell, value: valueAt(row, km) })));
  const distanceFrom = (grid: LandGrid, places: readonly Position[]): Float64Array =>
    spreadOverLand(
      grid,
      seedsOf(places, (_row, km) => km),
      distance,
    );
  const anywhere = distanceFrom(cover, reached);
  const close: LandGrid = { ...cover, land: cover.land.map((land, cell) => (land === 1 && (anywhere[cell] ?? Infinity) < Infinity ? 1 : 0)) };
  const value = spreadOverLand(
    close,
    seedsOf(reached, (row, km) => (reached[row]?.value ?? 0) + km * perKm),
    { perKm, mostKm: Infinity },
  );
  return {
    within: (limit, inReach, outOfReach) => {
      const nearIn = distanceFrom(close, inReach);
      const nearOut = distanceFrom(close, outOfReach);
      const sharp = eachCell(cover, (cell) => {
        if (close.land[cell] === 0) return depth;
        const km = nearIn[cell] ?? Infinity;
        const out = nearOut[cell] ?? Infinity;
        const beyondOut = out === Infinity ? -Infinity : (km - out) / 2;
        return Math.min(depth, Math.max(-depth, Math.max(((value[cell] ?? Infinity) - limit) / perKm, km - mostKm, beyondOut) / cellKm));
      });
      const edge = blurOverLand(cover, sharp, blurRounds);
      const field = eachCell(cover, (cell) => {
        const dry = 1 - 2 * (cover.share[cell] ?? 0);
        const said = cover.land[cell] === 1 ? (edge[cell] ?? 0) : leastAround(cover, edge, cell);
        return Math.min(1, Math.max(-1, said, dry));
      });
      holdAt(cover, field, outOfReach, (now) => Math.max(now, held));
      holdAt(cover, field, inReach, (now) => Math.min(now, -held));
      return field;
    },
  };
}

/** `Float64Array.from` goes through an iterator and a list: several times slower. */
function eachCell({ columns, rows }: LandGrid, valueAt: (cell: number) => number): Float64Array {
  const field = new Float64Array(columns * rows);
  for (let cell = 0; cell < field.length; cell++) field[cell] = valueAt(cell);
  return field;
}

/** Of a cell and around a place: what is in reach is inside, what is not is outside, whatever the middles of cells would say. */
const held = 0.35;

/** The four middles around each place, those on land; all four where none is. */
function holdAt(
  { west, south, stepDeg, columns, rows, land }: LandGrid,
  field: Float64Array,
  places: readonly Position[],
  change: (now: number) => number,
) {
  for (const { lon, lat } of places) {
    const x0 = Math.floor((lon - west) / stepDeg - 0.5);
    const y0 = Math.floor((lat - south) / stepDeg - 0.5);
    if (x0 < 0 || y0 < 0 || x0 + 1 >= columns || y0 + 1 >= rows) continue;
    const around = [y0 * columns + x0, y0 * columns + x0 + 1, (y0 + 1) * columns + x0, (y0 + 1) * columns + x0 + 1];
    const dry = around.filter((cell) => land[cell] === 1);
    for (const cell of dry.length > 0 ? dry : around) field[cell] = change(field[cell] ?? 1);
  }
}

/** What the shore says of the first cell of water: only how much of it is land decides there. */
function leastAround({ columns, rows, land }: LandGrid, edge: Float64Array, cell: number): number {
  const x = cell % columns;
  const y = (cell - x) / columns;
  let least = Infinity;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      if (x + dx < 0 || x + dx >= columns || y + dy < 0 || y + dy >= rows) continue;
      const other = cell + dy * columns + dx;
      if (land[other] === 1) least = Math.min(least, edge[other] ?? Infinity);
    }
  }
  return least;
}

/** Cells around a place whose distance is taken as it is: fronts that begin in one cell stay square for long. */
const block = 3;

/** Where nothing but land is around, the cells of a block with their distances; else the nearest cell of land within two, as of a port. */
function listNearCells(grid: LandGrid, { lon, lat }: Position): readonly { readonly cell: number; readonly km: number }[] {
  const { west, south, stepDeg, columns, rows, land } = grid;
  const [px, py] = [(lon - west) / stepDeg - 0.5, (lat - south) / stepDeg - 0.5];
  const [x0, y0] = [Math.round(px), Math.round(py)];
  const narrow = Math.cos((lat * Math.PI) / 180);
  const around = (reach: number) => {
    const found: { readonly cell: number; readonly km: number }[] = [];
    for (let y = Math.max(0, y0 - reach); y <= Math.min(rows - 1, y0 + reach); y++) {
      for (let x = Math.max(0, x0 - reach); x <= Math.min(columns - 1, x0 + reach); x++) {
        const cell = y * columns + x;
        if (land[cell] === 1) found.push({ cell, km: Math.hypot((x - px) * narrow, y - py) * stepDeg * KM_PER_DEGREE });
      }
    }
    return found;
  };
  const open = around(block);
  if (open.length === (2 * block + 1) ** 2) return open;
  const [nearest] = around(2).sort((a, b) => a.km - b.km);
  return nearest === undefined ? [] : [nearest];
}
