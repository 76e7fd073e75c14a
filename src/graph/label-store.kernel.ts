/**
 * Labels as columns and the open list over them. A label is a way from a source to a node, kept as (node, parent label, arc, number
 * of arcs) and its estimate f = value so far + lower bound of the rest, one per criterion. Storing f rather than the value makes every
 * test of the search (limits, target front, node front) read the same numbers, and an arc adds its reduced cost.
 *
 * Why `!` is right here: label ids are below `made ≤ capacity`; the heap holds each label at most once, so its size never
 * exceeds `made` either, and both grow together in `grow`.
 */
import { NONE } from '../units/index.js';

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

  /** `keys[2 i]`, `keys[2 i + 1]` are f[0] and f[1] of label `ids[i]`: a 4-ary heap. */
  keys = new Float64Array(0);
  ids = new Uint32Array(0);
  size = 0;
  /** The root was taken and its place is still empty: the next push may fall into it, which saves a sift (children often are the next minimum). */
  hole = false;

  reset(stride: number, endNode: number): void {
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
    const f1 = this.cost[c + 1]!;
    if (this.hole) {
      this.hole = false;
      this.siftDown(this.size, f0, f1, id);
    } else this.siftUp(this.size++, f0, f1, id);
  }

  /** The least label by f, then fewer arcs, then node, then smaller arcs; NONE when there is none left. */
  pop(): number {
    if (this.hole) {
      const size = --this.size;
      if (size > 0) this.siftDown(size, this.keys[2 * size]!, this.keys[2 * size + 1]!, this.ids[size]!);
    }
    this.hole = this.size > 0;
    return this.hole ? this.ids[0]! : NONE;
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
    let order = 0;
    let depth = row[a * rowStride + DEPTH]!;
    if (row[a * rowStride] === this.endNode) {
      // two ends of ways: step back to the labels at the targets
      a = row[a * rowStride + PARENT]!;
      b = row[b * rowStride + PARENT]!;
    }
    for (; depth > 0 && a !== b; depth--) {
      const arcA = row[a * rowStride + ARC]!;
      const arcB = row[b * rowStride + ARC]!;
      if (arcA !== arcB) order = arcA < arcB ? -1 : 1;
      a = row[a * rowStride + PARENT]!;
      b = row[b * rowStride + PARENT]!;
    }
    return order;
  }

  /** The arcs of the way a label ends, in order of travel. `id` is not an end. */
  arcsOf(id: number): Uint32Array {
    const row = this.row;
    const depth = row[id * rowStride + DEPTH]!;
    const arcs = new Uint32Array(depth);
    for (let i = depth - 1, label = id; i >= 0; i--) {
      arcs[i] = row[label * rowStride + ARC]!;
      label = row[label * rowStride + PARENT]!;
    }
    return arcs;
  }

  /** The source (its position) the way of a label begins at. `id` is not an end. */
  sourceOf(id: number): number {
    const row = this.row;
    let label = id;
    for (let depth = row[id * rowStride + DEPTH]!; depth > 0; depth--) label = row[label * rowStride + PARENT]!;
    return row[label * rowStride + PARENT]!;
  }
}

function extended<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from as never);
  return to;
}
