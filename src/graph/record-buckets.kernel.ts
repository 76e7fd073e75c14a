/**
 * An open list for whole-number keys that never fall from pop to pop, together with the records in it: two levels of buckets
 * (R. B. Dial, Algorithm 360, CACM 1969; E. V. Denardo, B. L. Fox, Shortest-route methods: 1. Reaching, pruning, and buckets,
 * Operations Research 27, 1979, doi:10.1287/opre.27.1.161), so that adding and taking cost the same however many wait. Within a key
 * the last in is the first out.
 *
 *   | fine: one bucket per key of the current block, with a bit each to skip the empty ones | coarse: one list per later block |
 *
 * A record is four numbers in one quarter of a cache line; slots 2 and 3 are the caller's.
 *
 * Why `!` is right here: record numbers are below `made ≤ capacity`; fine buckets are masked; blocks are below `blocks`, which covers
 * all keys up to `mostKey` from any base ≥ 0.
 */
const fineBits = 13;
const fineCount = 1 << fineBits;
const fineMask = fineCount - 1;

/** Keys are whole numbers from 0 to this, so that sums and comparisons stay small integers of the engine. */
export const mostKey = 0x7fff_ffff;
const blocks = (mostKey >>> fineBits) + 1;

export const recordStride = 4;
/** No record. */
export const nil = -1;

export class RecordBuckets {
  /** `[next in bucket, key, caller's, caller's]` of record `i` from `4 i`. */
  records = new Int32Array(0);
  capacity = 0;
  /** Records in use or given back so far. */
  made = 0;
  /** Key of the record last popped. */
  key = 0;
  private free = nil;
  private base = 0;
  private readonly fine = new Int32Array(fineCount).fill(nil);
  private readonly fineHas = new Int32Array(fineCount >> 5);
  /** Rows: blocks. */
  private readonly coarse = new Int32Array(blocks).fill(nil);
  private lastBlock = 0;
  private block = 0;
  private cursor = 0;

  get bytes(): number {
    return this.records.byteLength + this.fine.byteLength + this.fineHas.byteLength + this.coarse.byteLength;
  }

  /** Forgets all records; no key will be below `base`. */
  reset(base: number): void {
    this.made = 0;
    this.free = nil;
    this.fine.fill(nil);
    this.fineHas.fill(0);
    this.coarse.fill(nil, 0, this.lastBlock + 1);
    this.base = base;
    this.key = base;
    this.block = 0;
    this.lastBlock = 0;
    this.cursor = 0;
  }

  /** Room for `capacity` records; keeps those there are. */
  grow(capacity: number): void {
    const records = new Int32Array(capacity * recordStride);
    records.set(this.records.subarray(0, Math.min(this.records.length, records.length)));
    this.records = records;
    this.capacity = capacity;
  }

  /** A free record; nil when there is room for no more: then `grow`. */
  take(): number {
    const id = this.free;
    if (id !== nil) {
      this.free = this.records[id << 2]!;
      return id;
    }
    return this.made < this.capacity ? this.made++ : nil;
  }

  /** A popped record that nobody needs any more. */
  giveBack(id: number): void {
    this.records[id << 2] = this.free;
    this.free = id;
  }

  /** Puts a record that `take` gave in the list. `key` ≥ the key last popped, ≤ mostKey. */
  add(id: number, key: number, two: number, three: number): void {
    const records = this.records;
    const r = id << 2;
    records[r + 1] = key;
    records[r + 2] = two;
    records[r + 3] = three;
    const offset = key - this.base;
    const block = offset >> fineBits;
    if (block === this.block) {
      const b = offset & fineMask;
      records[r] = this.fine[b]!;
      this.fine[b] = id;
      this.fineHas[b >> 5]! |= 1 << (b & 31);
    } else {
      records[r] = this.coarse[block]!;
      this.coarse[block] = id;
      if (block > this.lastBlock) this.lastBlock = block;
    }
  }

  /** The record with the least key, nil when there is none with a key ≤ `limit`; the others then stay. */
  pop(limit: number): number {
    const fine = this.fine;
    let id = fine[this.cursor]!;
    if (id === nil) {
      if (!this.advance()) return nil;
      id = fine[this.cursor]!;
    }
    const key = this.base + (this.block << fineBits) + this.cursor;
    if (key > limit) return nil;
    this.key = key;
    fine[this.cursor] = this.records[id << 2]!;
    return id;
  }

  /** Moves the cursor, whose bucket is empty, to the next that is not. */
  private advance(): boolean {
    const fineHas = this.fineHas;
    let word = this.cursor >> 5;
    fineHas[word]! &= ~(1 << (this.cursor & 31));
    for (;;) {
      for (; word < fineHas.length; word++) {
        const bits = fineHas[word]!;
        if (bits === 0) continue;
        this.cursor = (word << 5) + 31 - Math.clz32(bits & -bits);
        return true;
      }
      if (!this.openBlock()) {
        this.cursor = 0; // empty, like every bucket
        return false;
      }
      word = 0;
    }
  }

  private openBlock(): boolean {
    const { coarse, fine, fineHas, records } = this;
    let block = this.block + 1;
    while (block <= this.lastBlock && coarse[block] === nil) block++;
    if (block > this.lastBlock) return false;
    this.block = block;
    let id = coarse[block]!;
    coarse[block] = nil;
    while (id !== nil) {
      const r = id << 2;
      const next = records[r]!;
      const b = (records[r + 1]! - this.base) & fineMask;
      records[r] = fine[b]!;
      fine[b] = id;
      fineHas[b >> 5]! |= 1 << (b & 31);
      id = next;
    }
    return true;
  }
}
