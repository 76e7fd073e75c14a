/**
 * Labels as columns and the open list over them. A label is a way from a source to a node, kept as (node, parent label, arc, number
 * of arcs) and its estimate f = value so far + lower bound of the rest, one per criterion. Storing f rather than the value makes every
 * test of the search (limits, target front, node front) read the same numbers, and an arc adds its reduced cost.
 *
 * The open list is sorted only where it is about to be read: f[0] never falls from pop to pop, so labels wait unsorted in buckets of
 * f[0] and only the current bucket is a heap. One heap over all of them is slower the more labels there are (measured: 0.37 µs a label, 0.30 this way).
 *
 *   popped  | current: 4-ary heap | bucket | bucket | … | bucket | far: one list, spread over wider buckets when it is its turn
 *   --------+---------------------+--------+--------+---+--------+------------------------------------------------> f[0]
 *
 * Why `!` is right here: label ids are below `made ≤ capacity`; the heap holds each label at most once, so its size never
 * exceeds `made` either, and both grow together in `grow`; bucket numbers are compared with `bucketCount` before use.
 */
import { NONE } from '../units/index.js';

const bucketCount = 1 << 16; // with 4,096 the heaps of long searches are four times as deep

export const rowStride = 4;
export const NODE = 0;
export const PARENT = 1;
export const ARC = 2;
export const DEPTH = 3;

export class LabelStore {
  /** Criteria kept per label. */
  stride = 0;
  /** The node that ends are at: one beyond the graph's. An end has as many arcs as its parent. */
  endNode = 0;
  made = 0;
  capacity = 0;
  /** f of label `i` is `cost[i × stride] …`. */
  cost = new Float64Array(0);
  /** `[node, parent, arc, depth]` of label `i` from `i × 4`. A root has arc NONE and its source as parent; an end has its target as arc. */
  row = new Uint32Array(0);

  /** Writes the `count` arcs that follow from the first of them, the last before `end`: a label may be several arcs from its parent. */
  writeArcs: (first: number, count: number, into: Uint32Array, end: number) => void = (first, _count, into, end) => {
    into[end - 1] = first;
  };

  /** Next label in the same bucket, or NONE. Rows: labels. */
  private next = new Uint32Array(0);
  private readonly bucket = new Uint32Array(bucketCount);
  private far = NONE;
  private farLeast = Infinity;
  private farMost = 0;
  /** Label goes to bucket `(f[0] − base) × density`, to the heap when that is below `current + 1`. */
  private base = 0;
  private density = 1;
  private current = -1;

  /** `keys[2 i]`, `keys[2 i + 1]` are f[0] and f[1] of label `ids[i]`: a 4-ary heap. */
  private keys = new Float64Array(0);
  private ids = new Uint32Array(0);
  private size = 0;
  /** The root was taken and its place is still empty: the next push may fall into it, which saves a sift (children often are the next minimum). */
  private hole = false;

  /** Forgets all labels. The first will have f[0] of about `least`, most of them less than a few times that. */
  reset(stride: number, endNode: number, least: number): void {
    this.bucket.fill(NONE);
    this.far = NONE;
    this.farLeast = Infinity;
    this.farMost = 0;
    this.base = least;
    this.density = bucketCount / (2 * least || bucketCount);
    this.current = -1;
    this.endNode = endNode;
    if (stride !== this.stride) this.cost = new Float64Array(this.capacity * stride);
    this.stride = stride;
    this.made = 0;
    this.size = 0;
    this.hole = false;
  }

  grow(): void {
    const capacity = Math.max(4096, this.capacity * 2);
    this.cost = extended(this.cost, new Float64Array(capacity * this.stride));
    this.row = extended(this.row, new Uint32Array(capacity * rowStride));
    this.keys = extended(this.keys, new Float64Array(capacity * 2));
    this.ids = extended(this.ids, new Uint32Array(capacity));
    this.next = extended(this.next, new Uint32Array(capacity));
    this.capacity = capacity;
  }

  /** A label whose costs the caller has written at `made × stride` joins store and heap. */
  add(node: number, parent: number, arc: number, depth: number): void {
    const id = this.made++;
    const row = this.row;
    const r = id * rowStride;
    row[r] = node;
    row[r + 1] = parent;
    row[r + 2] = arc;
    row[r + 3] = depth;
    const c = id * this.stride;
    const f0 = this.cost[c]!;
    const place = (f0 - this.base) * this.density;
    if (place < this.current + 1) this.push(f0, this.cost[c + 1]!, id);
    else if (place < bucketCount) {
      const b = place | 0;
      this.next[id] = this.bucket[b]!;
      this.bucket[b] = id;
    } else this.postpone(f0, id);
  }

  /** The least label by f, then fewer arcs, then node, then smaller arcs; NONE when there is none left. */
  pop(): number {
    if (this.hole) {
      const size = --this.size;
      if (size > 0) this.siftDown(size, this.keys[2 * size]!, this.keys[2 * size + 1]!, this.ids[size]!);
    }
    this.hole = this.size > 0 || this.advance();
    return this.hole ? this.ids[0]! : NONE;
  }

  private push(f0: number, f1: number, id: number): void {
    if (this.hole) {
      this.hole = false;
      this.siftDown(this.size, f0, f1, id);
    } else this.siftUp(this.size++, f0, f1, id);
  }

  private postpone(f0: number, id: number): void {
    this.next[id] = this.far;
    this.far = id;
    if (f0 < this.farLeast) this.farLeast = f0;
    if (f0 > this.farMost) this.farMost = f0;
  }

  /** Makes a heap of the next bucket that holds something; false when all is empty. The heap is empty and without a hole. */
  private advance(): boolean {
    this.hole = false;
    const { bucket, next, cost, stride } = this;
    for (;;) {
      while (++this.current < bucketCount) {
        let id = bucket[this.current]!;
        if (id === NONE) continue;
        bucket[this.current] = NONE;
        for (; id !== NONE; id = next[id]!) this.siftUp(this.size++, cost[id * stride]!, cost[id * stride + 1]!, id);
        return true;
      }
      if (this.far === NONE) return false;
      this.spreadFar();
    }
  }

  private spreadFar(): void {
    const { cost, stride, bucket, next } = this;
    let id = this.far;
    this.base = this.farLeast;
    this.density = Math.min(this.density / 4, bucketCount / (2 * (this.farMost - this.farLeast)));
    this.current = -1;
    this.far = NONE;
    this.farLeast = Infinity;
    this.farMost = 0;
    while (id !== NONE) {
      const after = next[id]!;
      const f0 = cost[id * stride]!;
      const place = (f0 - this.base) * this.density;
      if (place < bucketCount) {
        next[id] = bucket[place | 0]!;
        bucket[place | 0] = id;
      } else this.postpone(f0, id);
      id = after;
    }
  }

  private siftUp(start: number, f0: number, f1: number, id: number): void {
    const { keys, ids } = this;
    let at = start;
    while (at > 0) {
      const up = (at - 1) >> 2;
      const u0 = keys[2 * up]!;
      if (u0 < f0) break;
      const u1 = keys[2 * up + 1]!;
      if (u0 === f0 && (u1 < f1 || (u1 === f1 && this.precedes(ids[up]!, id)))) break;
      keys[2 * at] = u0;
      keys[2 * at + 1] = u1;
      ids[at] = ids[up]!;
      at = up;
    }
    keys[2 * at] = f0;
    keys[2 * at + 1] = f1;
    ids[at] = id;
  }

  /** Puts the entry at the root of a heap of `size` entries, the root being free. */
  private siftDown(size: number, f0: number, f1: number, id: number): void {
    const { keys, ids } = this;
    let at = 0;
    for (;;) {
      let child = 4 * at + 1;
      if (child >= size) break;
      const end = child + 4 < size ? child + 4 : size;
      let least = child;
      let l0 = keys[2 * child]!;
      let l1 = keys[2 * child + 1]!;
      for (child++; child < end; child++) {
        const c0 = keys[2 * child]!;
        if (c0 > l0) continue;
        const c1 = keys[2 * child + 1]!;
        if (c0 < l0 || c1 < l1 || (c1 === l1 && this.precedes(ids[child]!, ids[least]!))) {
          least = child;
          l0 = c0;
          l1 = c1;
        }
      }
      if (l0 > f0 || (l0 === f0 && (l1 > f1 || (l1 === f1 && this.precedes(id, ids[least]!))))) break;
      keys[2 * at] = l0;
      keys[2 * at + 1] = l1;
      ids[at] = ids[least]!;
      at = least;
    }
    keys[2 * at] = f0;
    keys[2 * at + 1] = f1;
    ids[at] = id;
  }

  /** Order of two labels equal in f[0] and f[1]. */
  private precedes(a: number, b: number): boolean {
    const { cost, row, stride } = this;
    for (let k = 2; k < stride; k++) {
      const difference = cost[a * stride + k]! - cost[b * stride + k]!;
      if (difference !== 0) return difference < 0;
    }
    const ra = a * rowStride;
    const rb = b * rowStride;
    if (row[ra + DEPTH] !== row[rb + DEPTH]) return row[ra + DEPTH]! < row[rb + DEPTH]!;
    if (row[ra] !== row[rb]) return row[ra]! < row[rb]!;
    const arcs = this.compareArcs(a, b);
    return arcs === 0 ? a < b : arcs < 0;
  }

  /** Lexicographic order of the arcs, in order of travel, of two labels at one node with equally many arcs. */
  private compareArcs(a: number, b: number): number {
    const row = this.row;
    if (row[a * rowStride] === this.endNode) {
      // two ends of ways: step back to the labels at the targets
      a = row[a * rowStride + PARENT]!;
      b = row[b * rowStride + PARENT]!;
    }
    let order = 0;
    for (let [x, y] = [a, b]; x !== y; ) {
      const rx = x * rowStride;
      const ry = y * rowStride;
      const arcX = row[rx + ARC]!;
      const arcY = row[ry + ARC]!;
      if (row[rx + DEPTH] === 0) return order; // two sources
      x = row[rx + PARENT]!;
      y = row[ry + PARENT]!;
      // steps that begin at different numbers of arcs cannot be compared step by step
      if (row[x * rowStride + DEPTH] !== row[y * rowStride + DEPTH]) return this.compareWhole(a, b);
      if (arcX !== arcY) order = arcX < arcY ? -1 : 1;
    }
    return order;
  }

  private compareWhole(a: number, b: number): number {
    const arcsA = this.arcsOf(a);
    const arcsB = this.arcsOf(b);
    for (let i = 0; i < arcsA.length; i++) if (arcsA[i] !== arcsB[i]) return arcsA[i]! - arcsB[i]!;
    return 0;
  }

  /** The arcs of the way a label ends, in order of travel. `id` is not an end. */
  arcsOf(id: number): Uint32Array {
    const row = this.row;
    const depth = row[id * rowStride + DEPTH]!;
    const arcs = new Uint32Array(depth);
    for (let end = depth, label = id; end > 0; ) {
      const parent = row[label * rowStride + PARENT]!;
      const before = row[parent * rowStride + DEPTH]!;
      const arc = row[label * rowStride + ARC]!;
      this.writeArcs(arc, end - before, arcs, end);
      end = before;
      label = parent;
    }
    return arcs;
  }

  /** The source (its position) the way of a label begins at. `id` is not an end. */
  sourceOf(id: number): number {
    const row = this.row;
    let label = id;
    while (row[label * rowStride + DEPTH]! > 0) label = row[label * rowStride + PARENT]!;
    return row[label * rowStride + PARENT]!;
  }
}

function extended<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from as never);
  return to;
}
