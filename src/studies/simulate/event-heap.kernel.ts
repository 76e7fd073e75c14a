/**
 * A binary heap of events by time, then by number: events at one time happen in the order in which they were made (J. W. J. Williams,
 * "Algorithm 232: Heapsort", CACM 7:6, 1964). Columns grow by doubling.
 *
 * Bounds: rows 0 … size − 1 of every column hold events; a child `2i + 1` is read only when below `size`.
 */
export class EventHeap {
  #time = new Float64Array(1024);
  #order = new Float64Array(1024);
  #kind = new Uint8Array(1024);
  #a = new Int32Array(1024);
  #b = new Int32Array(1024);
  #made = 0;
  size = 0;

  /** The event last taken. */
  time = 0;
  kind = 0;
  a = 0;
  b = 0;

  push(time: number, kind: number, a: number, b: number): void {
    if (this.size === this.#time.length) this.#grow();
    let i = this.size++;
    const order = this.#made++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.#time[parent]! < time || (this.#time[parent] === time && this.#order[parent]! < order)) break;
      this.#copy(parent, i);
      i = parent;
    }
    this.#set(i, time, order, kind, a, b);
  }

  /** Takes the earliest event into `time`, `kind`, `a`, `b`; false when there is none. */
  pop(): boolean {
    if (this.size === 0) return false;
    this.time = this.#time[0]!;
    this.kind = this.#kind[0]!;
    this.a = this.#a[0]!;
    this.b = this.#b[0]!;
    const last = --this.size;
    const time = this.#time[last]!;
    const order = this.#order[last]!;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= last) break;
      if (child + 1 < last && this.#before(child + 1, child)) child++;
      if (time < this.#time[child]! || (time === this.#time[child] && order < this.#order[child]!)) break;
      this.#copy(child, i);
      i = child;
    }
    this.#set(i, time, order, this.#kind[last]!, this.#a[last]!, this.#b[last]!);
    return true;
  }

  #before(i: number, j: number): boolean {
    return this.#time[i]! < this.#time[j]! || (this.#time[i] === this.#time[j] && this.#order[i]! < this.#order[j]!);
  }

  #copy(from: number, to: number): void {
    this.#set(to, this.#time[from]!, this.#order[from]!, this.#kind[from]!, this.#a[from]!, this.#b[from]!);
  }

  #set(i: number, time: number, order: number, kind: number, a: number, b: number): void {
    this.#time[i] = time;
    this.#order[i] = order;
    this.#kind[i] = kind;
    this.#a[i] = a;
    this.#b[i] = b;
  }

  #grow(): void {
    const twice = <T extends Float64Array | Uint8Array | Int32Array>(column: T): T => {
      const grown = new (column.constructor as new (rows: number) => T)(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.#time = twice(this.#time);
    this.#order = twice(this.#order);
    this.#kind = twice(this.#kind);
    this.#a = twice(this.#a);
    this.#b = twice(this.#b);
  }
}
