// The shortest way over water between two points: Dijkstra over the raster with 16 neighbours, then string pulling. Used once, at
// curation, to join ports to the lanes and to lead a lane around the land that its straight line would cut.
import { greatCircleKm, lengthKm, type Point, round4 } from './sea-geo.js';
import { cellCost, cellDeg, type WaterMask } from './sea-mask.js';

const steps: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
  [2, 1],
  [1, 2],
  [-1, 2],
  [-2, 1],
  [-2, -1],
  [-1, -2],
  [1, -2],
  [2, -1],
];

export interface WaterWay {
  readonly line: Point[];
  readonly km: number;
}

/** One search from `start` in a window; ways to any cell of the window can then be read. */
export class WaterSearch {
  readonly #mask: WaterMask;
  readonly #start: Point;
  readonly #left: number;
  readonly #bottom: number;
  readonly #width: number;
  readonly #height: number;
  readonly #cost: Float64Array;
  readonly #parent: Int32Array;

  constructor(
    mask: WaterMask,
    start: Point,
    window: { west: number; south: number; east: number; north: number },
    limitKm = Number.POSITIVE_INFINITY,
  ) {
    this.#mask = mask;
    this.#start = start;
    this.#left = mask.column(window.west);
    this.#bottom = mask.row(window.south);
    this.#width = mask.column(window.east) - this.#left + 1;
    this.#height = mask.row(window.north) - this.#bottom + 1;
    this.#cost = new Float64Array(this.#width * this.#height).fill(Number.POSITIVE_INFINITY);
    this.#parent = new Int32Array(this.#width * this.#height).fill(-1);
    this.#run(limitKm);
  }

  contains(p: Point): boolean {
    const c = this.#mask.column(p[0]) - this.#left;
    const r = this.#mask.row(p[1]) - this.#bottom;
    return c >= 0 && r >= 0 && c < this.#width && r < this.#height;
  }

  /** Cost in kilometres of open water (shore and land weighed up); infinite when not reached. */
  costTo(p: Point): number {
    return this.contains(p) ? this.#cost[this.#index(p)] : Number.POSITIVE_INFINITY;
  }

  wayTo(p: Point): WaterWay | undefined {
    if (!Number.isFinite(this.costTo(p))) return undefined;
    if (this.#index(p) === this.#index(this.#start)) return { line: [this.#start, p], km: greatCircleKm(this.#start, p) };
    const cells: Point[] = [];
    for (let i = this.#index(p); i !== -1; i = this.#parent[i]) cells.push(this.#centre(i));
    cells.reverse();
    const line = this.#pull([this.#start, ...cells.slice(1, -1), p]).map(round4);
    return { line, km: lengthKm(line) };
  }

  #index(p: Point): number {
    return (this.#mask.row(p[1]) - this.#bottom) * this.#width + this.#mask.column(p[0]) - this.#left;
  }

  #centre(index: number): Point {
    return this.#mask.centre((index % this.#width) + this.#left, Math.floor(index / this.#width) + this.#bottom);
  }

  /** Stops at `limitKm` of cost: a port looks for lanes and neighbours only so far. */
  #run(limitKm: number): void {
    const heap = new Heap();
    const origin = this.#index(this.#start);
    this.#cost[origin] = 0;
    heap.push(0, origin);
    const unit = 111.195 * cellDeg;
    for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
      const [cost, index] = top;
      if (cost > this.#cost[index]) continue;
      if (cost > limitKm) break;
      const column = index % this.#width;
      const row = Math.floor(index / this.#width);
      const shrink = Math.cos((this.#mask.centre(0, row + this.#bottom)[1] * Math.PI) / 180);
      const here = cellCost(this.#mask, column + this.#left, row + this.#bottom);
      for (const [dx, dy] of steps) {
        const [c, r] = [column + dx, row + dy];
        if (c < 0 || r < 0 || c >= this.#width || r >= this.#height) continue;
        const next = r * this.#width + c;
        const weight = (here + cellCost(this.#mask, c + this.#left, r + this.#bottom)) / 2;
        const total = cost + weight * unit * Math.hypot(dx * shrink, dy);
        if (total < this.#cost[next] - 1e-12) {
          this.#cost[next] = total;
          this.#parent[next] = index;
          heap.push(total, next);
        }
      }
    }
  }

  /** Drops points while the straight way is no dearer than the bent one, so the line still keeps off land and shore. */
  #pull(line: Point[]): Point[] {
    const costs = [0];
    for (let i = 1; i < line.length; i++) costs.push(costs[i - 1] + this.#mask.straightCost(line[i - 1], line[i]));
    const pulled = [line[0]];
    for (let from = 0; from < line.length - 1; ) {
      let to = from + 1;
      // Gallop ahead and then narrow, because a line has up to a thousand cells.
      for (let stride = 1; ; ) {
        const probe = Math.min(line.length - 1, to + stride);
        const fits = probe > to && this.#mask.straightCost(line[from], line[probe]) <= costs[probe] - costs[from] + 0.02;
        if (fits) {
          to = probe;
          stride *= 2;
        } else if (stride > 1) stride = Math.floor(stride / 2);
        else break;
      }
      pulled.push(line[to]);
      from = to;
    }
    return pulled;
  }
}

/** The way over water from `a` to `b`, searched in their box widened by `marginDeg`. */
export function waterWay(mask: WaterMask, a: Point, b: Point, marginDeg: number): WaterWay | undefined {
  const window = {
    west: Math.min(a[0], b[0]) - marginDeg,
    east: Math.max(a[0], b[0]) + marginDeg,
    south: Math.min(a[1], b[1]) - marginDeg,
    north: Math.max(a[1], b[1]) + marginDeg,
  };
  return new WaterSearch(mask, a, window).wayTo(b);
}

/** Fewest points of a line within `toleranceKm` that add at most `guardKm` of land a stretch; Douglas-Peucker with a land guard. */
export function simplify(mask: WaterMask, line: readonly Point[], toleranceKm: number, guardKm: number): Point[] {
  if (line.length <= 2) return [...line];
  const [a, b] = [line[0], line[line.length - 1]];
  let worst = 1;
  let worstKm = -1;
  for (let i = 1; i < line.length - 1; i++) {
    const off = offsetKm(line[i], a, b);
    if (off > worstKm) [worst, worstKm] = [i, off];
  }
  const landBefore = line.slice(1).reduce((sum, p, i) => sum + mask.landKm(line[i], p), 0);
  if (worstKm <= toleranceKm && mask.landKm(a, b) <= landBefore + guardKm) return [a, b];
  return [...simplify(mask, line.slice(0, worst + 1), toleranceKm, guardKm).slice(0, -1), ...simplify(mask, line.slice(worst), toleranceKm, guardKm)];
}

function offsetKm(p: Point, a: Point, b: Point): number {
  const shrink = Math.cos((p[1] * Math.PI) / 180);
  const [ux, uy] = [(b[0] - a[0]) * shrink, b[1] - a[1]];
  const [vx, vy] = [(p[0] - a[0]) * shrink, p[1] - a[1]];
  const square = ux * ux + uy * uy;
  if (square === 0) return greatCircleKm(p, a);
  const f = Math.min(1, Math.max(0, (ux * vx + uy * vy) / square));
  return 111.195 * Math.hypot(vx - f * ux, vy - f * uy);
}

class Heap {
  readonly #keys: number[] = [];
  readonly #values: number[] = [];

  push(key: number, value: number): void {
    let i = this.#keys.length;
    this.#keys.push(key);
    this.#values.push(value);
    for (let up = (i - 1) >> 1; i > 0 && key < this.#keys[up]; up = (i - 1) >> 1) {
      this.#keys[i] = this.#keys[up];
      this.#values[i] = this.#values[up];
      i = up;
    }
    this.#keys[i] = key;
    this.#values[i] = value;
  }

  pop(): [number, number] | undefined {
    if (this.#keys.length === 0) return undefined;
    const top: [number, number] = [this.#keys[0], this.#values[0]];
    const size = this.#keys.length - 1;
    const [key, value] = [this.#keys[size], this.#values[size]];
    this.#keys.length = size;
    this.#values.length = size;
    if (size > 0) {
      let i = 0;
      for (let child = 1; child < size; child = 2 * i + 1) {
        if (child + 1 < size && this.#keys[child + 1] < this.#keys[child]) child++;
        if (this.#keys[child] >= key) break;
        this.#keys[i] = this.#keys[child];
        this.#values[i] = this.#values[child];
        i = child;
      }
      this.#keys[i] = key;
      this.#values[i] = value;
    }
    return top;
  }
}
