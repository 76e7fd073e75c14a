/**
 * The vectors already settled at each node, first criterion left out: labels come in ascending order of f[0], so a new one is
 * dominated exactly when its remaining criteria are (dimensionality reduction: F. J. Pulido, L. Mandow, J. L. Pérez de la Cruz,
 * Dimensionality reduction in multiobjective shortest path search, Computers & Operations Research 64, 2015, doi:10.1016/j.cor.2015.05.007).
 * All fronts lie in one pool of blocks; a front that outgrows its block moves to one of twice the size.
 *
 *   two remaining criteria: a staircase, x ascending, y descending;       y |x
 *   the step at or left of a new x is its only possible dominator           |  x
 *                                                                           |____x__ x
 *
 * Where labels come nearly in that order (search by trade-offs) entries keep f[0] and their label, and what is beaten by a later one is kept aside.
 *
 * Why `!` is right here: rows are below `rows`, entries of a row below its `size`, and its block has `room` for them.
 */
import { NONE } from '../units/index.js';

const firstRoom = 4; // entries in a row's first block

export class Fronts {
  /** Numbers per entry. */
  width = 2;
  /** Entries of row `r` are `pool[start[r]] …`, `size[r]` of them. */
  start = new Uint32Array(0);
  size = new Uint32Array(0);
  private room = new Uint32Array(0);
  pool = new Float64Array(0);
  private end = 0;
  /** Blocks given up, by log2(room / firstRoom). */
  private free: number[][] = [];

  reset(rows: number, width: number): void {
    this.width = width;
    if (this.size.length < rows) {
      this.start = new Uint32Array(rows);
      this.size = new Uint32Array(rows);
      this.room = new Uint32Array(rows);
    } else {
      this.size.fill(0, 0, rows);
      this.room.fill(0, 0, rows);
    }
    this.end = 0;
    this.free = [];
  }

  /** Width 2: is there an entry ≤ (x, y)? */
  coversPair(row: number, x: number, y: number): boolean {
    const size = this.size[row]!;
    if (size === 0) return false;
    const pool = this.pool;
    const start = this.start[row]!;
    if (y < pool[start + 2 * size - 1]! || x < pool[start]!) return false;
    let low = 0; // entry `low` has x ≤, entry `high` has not
    let high = size;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pool[start + 2 * middle]! <= x) low = middle;
      else high = middle;
    }
    return pool[start + 2 * low + 1]! <= y;
  }

  /** Width 2: adds (x, y) and removes what it dominates, unless an entry ≤ (x, y) is there: then false. */
  addPair(row: number, x: number, y: number): boolean {
    const size = this.size[row]!;
    let pool = this.pool;
    let start = this.start[row]!;
    let low = -1;
    let high = size;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pool[start + 2 * middle]! <= x) low = middle;
      else high = middle;
    }
    if (low >= 0) {
      if (pool[start + 2 * low + 1]! <= y) return false;
      if (pool[start + 2 * low] === x) low--; // same x, greater y: dominated by the new one
    }
    const at = low + 1;
    let after = high;
    while (after < size && pool[start + 2 * after + 1]! >= y) after++;
    if (after === at) {
      if (size === this.room[row]!) {
        this.enlarge(row);
        pool = this.pool;
        start = this.start[row]!;
      }
      for (let i = start + 2 * size - 1, stop = start + 2 * at; i >= stop; i--) pool[i + 2] = pool[i]!;
      this.size[row] = size + 1;
    } else if (after > at + 1) {
      const gone = 2 * (after - at - 1);
      for (let i = start + 2 * after, stop = start + 2 * size; i < stop; i++) pool[i - gone] = pool[i]!;
      this.size[row] = size - (after - at - 1);
    }
    pool[start + 2 * at] = x;
    pool[start + 2 * at + 1] = y;
    return true;
  }

  /**
   * Width 4, entries (x, y, f0, label) that come in nearly ascending order of f0: row `2 r` is the staircase of all that came, row `2 r + 1` holds those that
   * a later one has beaten in x and y but not in f0. Is there a label with f0, x, y ≤ the three numbers from `at`? NONE if there is none.
   */
  coveringLabel(r: number, vector: Float64Array, at: number): number {
    const size = this.size[2 * r]!;
    if (size === 0) return NONE;
    const pool = this.pool;
    const start = this.start[2 * r]!;
    const f0 = vector[at]!;
    const x = vector[at + 1]!;
    const y = vector[at + 2]!;
    if (y < pool[start + 4 * size - 3]! || x < pool[start]!) return NONE;
    let low = 0; // entry `low` has x ≤, entry `high` has not
    let high = size;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pool[start + 4 * middle]! <= x) low = middle;
      else high = middle;
    }
    for (let i = start + 4 * low; i >= start && pool[i + 1]! <= y; i -= 4) if (pool[i + 2]! <= f0) return pool[i + 3]! >>> 0;
    if (pool[start + 4 * low + 1]! > y) return NONE;
    const begin = this.start[2 * r + 1]!;
    for (let i = begin + 4 * this.size[2 * r + 1]! - 4; i >= begin; i -= 4) {
      if (pool[i]! <= x && pool[i + 1]! <= y && pool[i + 2]! <= f0) return pool[i + 3]! >>> 0;
    }
    return NONE;
  }

  /** Width 4: adds the three numbers from `at` and their label; none covers them but perhaps an equal one, whose place they take. */
  addLabel(r: number, vector: Float64Array, at: number, label: number): void {
    const row = 2 * r;
    const f0 = vector[at]!;
    const x = vector[at + 1]!;
    const y = vector[at + 2]!;
    const size = this.size[row]!;
    const start = this.start[row]!;
    const pool = this.pool;
    let low = -1;
    let high = size;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pool[start + 4 * middle]! <= x) low = middle;
      else high = middle;
    }
    const left = start + 4 * low;
    const same = low >= 0 && pool[left] === x;
    if (low >= 0 && pool[left + 1]! <= y && !(same && pool[left + 1] === y)) return this.append(row + 1, x, y, f0, label); // beaten in x and y
    const from = same ? low : low + 1;
    let to = from; // entries that it beats in x and y
    while (to < size && pool[start + 4 * to + 1]! >= y) to++;
    for (let i = from; i < to; i++) {
      const at4 = this.start[row]! + 4 * i;
      if (this.pool[at4 + 2]! < f0) this.append(row + 1, this.pool[at4]!, this.pool[at4 + 1]!, this.pool[at4 + 2]!, this.pool[at4 + 3]!);
    }
    this.replace(row, from, to);
    const into = this.start[row]! + 4 * from;
    this.pool[into] = x;
    this.pool[into + 1] = y;
    this.pool[into + 2] = f0;
    this.pool[into + 3] = label;
  }

  private append(row: number, a: number, b: number, c: number, d: number): void {
    const size = this.size[row]!;
    if (size === this.room[row]!) this.enlarge(row);
    const at = this.start[row]! + 4 * size;
    this.pool[at] = a;
    this.pool[at + 1] = b;
    this.pool[at + 2] = c;
    this.pool[at + 3] = d;
    this.size[row] = size + 1;
  }

  /** Width 4: makes room for one entry at `from` in place of those from there to `to`. */
  private replace(row: number, from: number, to: number): void {
    const size = this.size[row]!;
    if (from === to && size === this.room[row]!) this.enlarge(row);
    const start = this.start[row]!;
    if (to !== from + 1) this.pool.copyWithin(start + 4 * (from + 1), start + 4 * to, start + 4 * size);
    this.size[row] = size + 1 - (to - from);
  }

  /** Width 4: is there an entry ≤ (a, b, c, d)? The entry that says yes moves one place forward: it likely will again. */
  coversQuad(row: number, a: number, b: number, c: number, d: number): boolean {
    const pool = this.pool;
    const start = this.start[row]!;
    const end = start + 4 * this.size[row]!;
    for (let i = start; i < end; i += 4) {
      if (pool[i]! <= a && pool[i + 1]! <= b && pool[i + 2]! <= c && pool[i + 3]! <= d) {
        if (i > start) swapQuads(pool, i, start + (((i - start) >> 3) << 2));
        return true;
      }
    }
    return false;
  }

  /** Width 4: adds (a, b, c, d), which no entry covers, and removes what it dominates. */
  addQuad(row: number, a: number, b: number, c: number, d: number): void {
    let pool = this.pool;
    let start = this.start[row]!;
    let size = this.size[row]!;
    for (let i = start; i < start + 4 * size; ) {
      if (pool[i]! >= a && pool[i + 1]! >= b && pool[i + 2]! >= c && pool[i + 3]! >= d) {
        size--;
        const last = start + 4 * size;
        for (let k = 0; k < 4; k++) pool[i + k] = pool[last + k]!;
      } else i += 4;
    }
    this.size[row] = size;
    if (size === this.room[row]!) {
      this.enlarge(row);
      pool = this.pool;
      start = this.start[row]!;
    }
    const at = start + 4 * size;
    pool[at] = a;
    pool[at + 1] = b;
    pool[at + 2] = c;
    pool[at + 3] = d;
    this.size[row] = size + 1;
  }

  private enlarge(row: number): void {
    const { width } = this;
    const before = this.room[row]!;
    const room = before === 0 ? firstRoom : before * 2;
    const start = this.take(room);
    const pool = this.pool;
    if (before > 0) {
      const old = this.start[row]!;
      pool.copyWithin(start, old, old + before * width);
      const free = this.free[sizeClass(before)];
      if (free === undefined) this.free[sizeClass(before)] = [old];
      else free.push(old);
    }
    this.start[row] = start;
    this.room[row] = room;
  }

  private take(room: number): number {
    const given = this.free[sizeClass(room)]?.pop();
    if (given !== undefined) return given;
    const start = this.end;
    this.end += room * this.width;
    if (this.end > this.pool.length) {
      const pool = new Float64Array(Math.max(this.end, this.pool.length * 2, 65_536));
      pool.set(this.pool);
      this.pool = pool;
    }
    return start;
  }
}

const sizeClass = (room: number): number => 31 - Math.clz32(room / firstRoom);

function swapQuads(pool: Float64Array, i: number, j: number): void {
  for (let k = 0; k < 4; k++) {
    const keep = pool[i + k]!;
    pool[i + k] = pool[j + k]!;
    pool[j + k] = keep;
  }
}
