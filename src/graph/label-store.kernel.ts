/**
 * Labels as columns and the open list over them. A label is a way from a source to a node, kept as (node, parent label, segment, number
 * of arcs), its estimate f = value so far + lower bound of the rest, one per criterion, and its key: the least criterion 0 with which a way over it can
 * still be of use, f[0] or more. Storing f rather than the value makes every test of the search (limits, target front, node front) read the same
 * numbers, and a segment (a leap, or what joins a leap to an end) adds its reduced cost.
 *
 * The open list is sorted only where it is about to be read: keys never fall from pop to pop, so labels wait unsorted in buckets of
 * keys and only the current bucket is a heap. One heap over all of them is slower the more labels there are (measured: 0.37 µs a label, 0.30 this way).
 *
 *   popped  | current: 4-ary heap | bucket | bucket | … | bucket | far: one list, spread over wider buckets when it is its turn
 *   --------+---------------------+--------+--------+---+--------+-------------------------------------------------> key
 *
 * Why `!` is right here: label ids are below `made ≤ capacity`, to which all columns grow; the heap holds each label at most once, so its size never
 * exceeds `made` either, and both grow together in `grow`; bucket numbers are compared with `bucketCount` before use.
 */
import { NONE } from '../units/index.js';
import { DEPTH, LabelWays, PARENT, SEGMENT } from './label-ways.kernel.js';

const bucketCount = 1 << 14; // with 4,096 the heaps of long searches are four times as deep; with 65,536 the heads alone are a quarter of the cache

const NEXT = 4; // where the next label in the bucket is kept, in a label's words
const rowWords = 6; // of 4 bytes; the last unused

export class LabelStore extends LabelWays {
  /** Criteria kept per label. */
  stride = 0;
  /** The node that ends are at: one beyond all others. */
  endNode = 0;
  made = 0;
  capacity = 0;
  /** `[key, f …]` of label `i` from `i × width`. Keys are never below the parent's. */
  data = new Float64Array(0);

  /** First arc of every segment that is a leap: two out of one node differ in it. */
  firstArc: Uint32Array = new Uint32Array(0);

  private readonly bucket = new Uint32Array(bucketCount);
  private far = NONE;
  private farLeast = Infinity;
  private farMost = 0;
  /** Label goes to bucket `(key − base) × density`, to the heap when that is below `current + 1`. */
  private base = 0;
  private density = 1;
  private current = -1;

  /** No label waits in a bucket: a search that ran to its end leaves them so. */
  private isSwept = false;

  /** `keys[2 i]`, `keys[2 i + 1]` are key and f[1] of label `ids[i]`: a 4-ary heap. Sifts take ids alone: numbers handed to a call are boxed. */
  private keys = new Float64Array(0);
  private ids = new Uint32Array(0);
  private size = 0;
  /** The root was taken and its place is still empty: the next push may fall into it, which saves a sift (children often are the next minimum). */
  private hole = false;

  /** Forgets all labels. The first will have a key of about `least`, most of them less than a few times that. */
  reset(stride: number, endNode: number, least: number): void {
    if (!this.isSwept) this.bucket.fill(NONE);
    this.isSwept = false;
    this.far = NONE;
    this.farLeast = Infinity;
    this.farMost = 0;
    this.base = least;
    this.density = bucketCount / (2 * least || bucketCount);
    this.current = -1;
    this.endNode = endNode;
    this.stride = stride;
    this.rowOffset = 2 * (1 + stride);
    this.width = stride === 3 ? 8 : 1 + stride + rowWords / 2;
    this.capacity = Math.min(Math.floor(this.data.length / this.width), this.ids.length);
    this.made = 0;
    this.size = 0;
    this.hole = false;
  }

  grow(): void {
    const capacity = Math.max(4096, this.capacity * 2);
    this.data = extended(this.data, new Float64Array(Math.max(capacity * this.width, this.data.length)));
    this.words = new Uint32Array(this.data.buffer);
    this.keys = extended(this.keys, new Float64Array(capacity * 2));
    this.ids = extended(this.ids, new Uint32Array(capacity));
    this.capacity = capacity;
  }

  /** A label whose key and costs the caller has written at `made` joins the store; it is not in the open list yet. */
  add(node: number, parent: number, segment: number, depth: number): void {
    const { words } = this;
    const r = this.rowAt(this.made++);
    words[r] = node;
    words[r + 1] = parent;
    words[r + 2] = segment;
    words[r + 3] = depth;
  }

  /** Puts a label into the open list, by its key. */
  queue(id: number): void {
    const key = this.data[id * this.width]!;
    const place = (key - this.base) * this.density;
    if (place < this.current + 1) this.push(id);
    else if (place < bucketCount) {
      const b = place | 0;
      this.words[this.rowAt(id) + NEXT] = this.bucket[b]!;
      this.bucket[b] = id;
    } else this.postpone(id);
  }

  /** The least label by key, then f from the second on, then fewer arcs, then node, then smaller arcs; NONE when there is none left. */
  pop(): number {
    if (this.hole) {
      const size = --this.size;
      if (size > 0) this.siftDown(size, this.ids[size]!);
    }
    this.hole = this.size > 0 || this.advance();
    return this.hole ? this.ids[0]! : NONE;
  }

  private push(id: number): void {
    if (this.hole) {
      this.hole = false;
      this.siftDown(this.size, id);
    } else this.siftUp(this.size++, id);
  }

  private postpone(id: number): void {
    const key = this.data[id * this.width]!;
    this.words[this.rowAt(id) + NEXT] = this.far;
    this.far = id;
    if (key < this.farLeast) this.farLeast = key;
    if (key > this.farMost) this.farMost = key;
  }

  /** Makes a heap of the next bucket that holds something; false when all is empty. The heap is empty and without a hole. */
  private advance(): boolean {
    this.hole = false;
    const { bucket, words } = this;
    for (;;) {
      while (++this.current < bucketCount) {
        let id = bucket[this.current]!;
        if (id === NONE) continue;
        bucket[this.current] = NONE;
        for (; id !== NONE; id = words[this.rowAt(id) + NEXT]!) this.siftUp(this.size++, id);
        return true;
      }
      if (this.far === NONE) {
        this.isSwept = true;
        return false;
      }
      this.spreadFar();
    }
  }

  private spreadFar(): void {
    const { bucket, words } = this;
    let id = this.far;
    this.base = this.farLeast;
    this.density = Math.min(this.density / 4, bucketCount / (2 * (this.farMost - this.farLeast)));
    this.current = -1;
    this.far = NONE;
    this.farLeast = Infinity;
    this.farMost = 0;
    while (id !== NONE) {
      const after = words[this.rowAt(id) + NEXT]!;
      const key = this.data[id * this.width]!;
      const place = (key - this.base) * this.density;
      if (place < bucketCount) {
        words[this.rowAt(id) + NEXT] = bucket[place | 0]!;
        bucket[place | 0] = id;
      } else this.postpone(id);
      id = after;
    }
  }

  private siftUp(start: number, id: number): void {
    const { keys, ids } = this;
    const key = this.data[id * this.width]!;
    const f1 = this.data[id * this.width + 2]!;
    let at = start;
    while (at > 0) {
      const up = (at - 1) >> 2;
      const u0 = keys[2 * up]!;
      if (u0 < key) break;
      const u1 = keys[2 * up + 1]!;
      if (u0 === key && (u1 < f1 || (u1 === f1 && this.precedes(ids[up]!, id)))) break;
      keys[2 * at] = u0;
      keys[2 * at + 1] = u1;
      ids[at] = ids[up]!;
      at = up;
    }
    keys[2 * at] = key;
    keys[2 * at + 1] = f1;
    ids[at] = id;
  }

  /** Puts the entry at the root of a heap of `size` entries, the root being free. */
  private siftDown(size: number, id: number): void {
    const { keys, ids } = this;
    const key = this.data[id * this.width]!;
    const f1 = this.data[id * this.width + 2]!;
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
      if (l0 > key || (l0 === key && (l1 > f1 || (l1 === f1 && this.precedes(id, ids[least]!))))) break;
      keys[2 * at] = l0;
      keys[2 * at + 1] = l1;
      ids[at] = ids[least]!;
      at = least;
    }
    keys[2 * at] = key;
    keys[2 * at + 1] = f1;
    ids[at] = id;
  }

  /** Order of two labels of equal key. */
  private precedes(a: number, b: number): boolean {
    const { data, words, stride, width } = this;
    // f from the second on, then the first
    for (let k = 1; k <= stride; k++) {
      const at = 1 + (k === stride ? 0 : k);
      const difference = data[a * width + at]! - data[b * width + at]!;
      if (difference !== 0) return difference < 0;
    }
    const nodeA = words[this.rowAt(a)]!;
    const nodeB = words[this.rowAt(b)]!;
    if (nodeA === nodeB || words[this.rowAt(a) + DEPTH] !== words[this.rowAt(b) + DEPTH]) return this.isPreferred(a, b);
    return nodeA < nodeB;
  }

  /** The rule of ties, for two labels at one node: fewer arcs, then the smaller arcs in order of travel, then the older label. */
  isPreferred(a: number, b: number): boolean {
    const depths = this.words[this.rowAt(a) + DEPTH]! - this.words[this.rowAt(b) + DEPTH]!;
    if (depths !== 0) return depths < 0;
    const arcs = this.compareArcs(a, b);
    return arcs === 0 ? a < b : arcs < 0;
  }

  /** Lexicographic order of the arcs, in order of travel, of two labels with equally many. */
  private compareArcs(a: number, b: number): number {
    const { words, firstArc } = this;
    let order = 0;
    for (let [x, y] = [this.rowAt(a), this.rowAt(b)]; x !== y; ) {
      const segmentX = words[x + SEGMENT]!;
      const segmentY = words[y + SEGMENT]!;
      if (segmentX === NONE || segmentY === NONE) return segmentX === segmentY ? order : this.compareWhole(a, b);
      const parentX = this.rowAt(words[x + PARENT]!);
      const parentY = this.rowAt(words[y + PARENT]!);
      // steps that begin at different numbers of arcs, or are no leaps, are not compared step by step
      const alike = words[parentX + DEPTH] === words[parentY + DEPTH] && segmentX < firstArc.length && segmentY < firstArc.length;
      if (!alike) return this.compareWhole(a, b);
      if (segmentX !== segmentY) order = firstArc[segmentX]! - firstArc[segmentY]!;
      x = parentX;
      y = parentY;
    }
    return order;
  }

  private compareWhole(a: number, b: number): number {
    const arcsA = this.arcsOf(a);
    const arcsB = this.arcsOf(b);
    for (let i = 0; i < arcsA.length; i++) if (arcsA[i] !== arcsB[i]) return arcsA[i]! - arcsB[i]!;
    return 0;
  }
}

function extended<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from as never);
  return to;
}
