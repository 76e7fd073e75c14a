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
  /** Width 2: what else is known of the entry at the same place of `pool`; empty where nothing is. */
  private beside = new Float64Array(0);
  private hasBeside = false;
  private end = 0;
  /** Left by `covers`. */
  equal: number = NONE;
  /** Blocks given up, by log2(room / firstRoom). */
  private free: number[][] = [];

  /** `beside`: entries come with f0 and label. */
  reset(rows: number, width: number, beside: 'beside' | 'alone' = 'alone'): void {
    this.width = width;
    this.hasBeside = beside === 'beside';
    if (this.hasBeside && this.beside.length < this.pool.length) this.beside = new Float64Array(this.pool.length);
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
   * Width 2, entries (x, y) with (f0, label) beside them, that come in nearly ascending order of f0: row `2 r` is the staircase of all that came, row
   * `2 r + 1` holds those that a later one has beaten in x and y but not in f0. Is there a label with f0, x, y ≤ the three numbers from `at`, not all
   * equal? One that is equal is left in `equal`, else NONE.
   */
  covers(r: number, vector: Float64Array, at: number): boolean {
    this.equal = NONE;
    const size = this.size[2 * r]!;
    if (size === 0) return false;
    const { pool, beside } = this;
    const start = this.start[2 * r]!;
    const x = vector[at + 1]!;
    const y = vector[at + 2]!;
    if (y < pool[start + 2 * size - 1]! || x < pool[start]!) return false;
    let low = 0; // entry `low` has x ≤, entry `high` has not
    let high = size;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pool[start + 2 * middle]! <= x) low = middle;
      else high = middle;
    }
    const last = start + 2 * low;
    if (pool[last + 1]! > y) return false;
    const f0 = vector[at]!;
    for (let i = last; i >= start && pool[i + 1]! <= y; i -= 2) {
      if (beside[i]! > f0) continue;
      if (pool[i]! < x || pool[i + 1]! < y || beside[i]! < f0) return true;
      this.equal = beside[i + 1]!;
    }
    const begin = this.start[2 * r + 1]!;
    for (let i = begin + 2 * this.size[2 * r + 1]! - 2; i >= begin; i -= 2) {
      if (!(pool[i]! <= x && pool[i + 1]! <= y && beside[i]! <= f0)) continue;
      if (pool[i]! < x || pool[i + 1]! < y || beside[i]! < f0) return true;
      this.equal = beside[i + 1]!;
    }
    return false;
  }

  /** Width 2 with labels: adds the three numbers from `at` and their label; none covers them but perhaps an equal one, whose place they take. */
  addLabel(r: number, vector: Float64Array, at: number, label: number): void {
    const row = 2 * r;
    const f0 = vector[at]!;
    const x = vector[at + 1]!;
    const y = vector[at + 2]!;
    const size = this.size[row]!;
    const start = this.start[row]!;
    const { pool } = this;
    let low = -1;
    let high = size;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pool[start + 2 * middle]! <= x) low = middle;
      else high = middle;
    }
    const left = start + 2 * low;
    const same = low >= 0 && pool[left] === x;
    // beaten in x and y, but not in f0
    if (low >= 0 && pool[left + 1]! <= y && !(same && pool[left + 1] === y)) {
      this.write(row + 1, this.widen(row + 1), x, y, f0, label);
      return;
    }
    const from = same ? low : low + 1;
    let to = from; // entries that it beats in x and y
    while (to < size && pool[start + 2 * to + 1]! >= y) to++;
    for (let i = from; i < to; i++) {
      const one = start + 2 * i; // blocks of other rows may move, this one does not
      if (this.beside[one]! < f0) {
        const place = this.widen(row + 1);
        this.write(row + 1, place, this.pool[one]!, this.pool[one + 1]!, this.beside[one]!, this.beside[one + 1]!);
      }
    }
    if (from === to) this.widen(row);
    const first = this.start[row]!;
    if (from === to) this.shift(first + 2 * size - 1, first + 2 * from, 2);
    else if (to > from + 1) {
      const gone = 2 * (to - from - 1);
      for (let i = first + 2 * to, stop = first + 2 * size; i < stop; i++) {
        this.pool[i - gone] = this.pool[i]!;
        this.beside[i - gone] = this.beside[i]!;
      }
      this.size[row] = size + 1 - (to - from);
    }
    this.write(row, from, x, y, f0, label);
  }

  /** Moves what stands from `stop` to `last` up by `by`. */
  private shift(last: number, stop: number, by: number): void {
    const { pool, beside } = this;
    for (let i = last; i >= stop; i--) {
      pool[i + by] = pool[i]!;
      beside[i + by] = beside[i]!;
    }
  }

  /** One more entry at the end of a row; its place. */
  private widen(row: number): number {
    const size = this.size[row]!;
    if (size === this.room[row]!) this.enlarge(row);
    this.size[row] = size + 1;
    return size;
  }

  private write(row: number, place: number, x: number, y: number, f0: number, label: number): void {
    const at = this.start[row]! + 2 * place;
    this.pool[at] = x;
    this.pool[at + 1] = y;
    this.beside[at] = f0;
    this.beside[at + 1] = label;
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
      if (this.hasBeside) this.beside.copyWithin(start, old, old + before * width);
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
      if (this.hasBeside) {
        const beside = new Float64Array(pool.length);
        beside.set(this.beside);
        this.beside = beside;
      }
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
