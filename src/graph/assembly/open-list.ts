/** AssemblyScript: the open list of label-store.kernel.ts: buckets by key, of which the current one is a 4-ary heap. */
import { addressOf, takeSlots } from './arena';
import { at, NONE, put } from './columns';
import { F1, KEY, NEXT, precedes } from './label-order';

export const bucketCount: i32 = 1 << 14;

let buckets: usize = 0;
let base: f64 = 0;
let density: f64 = 1;
let current: i32 = -1;
let far: u32 = NONE;
let farLeast: f64 = Infinity;
let farMost: f64 = 0;

/** Of the heap: key, f[1] and label of each entry. */
const entryBytes: usize = 24;
let heap: usize = 0;
let room: u32 = 0;
let size: u32 = 0;
/** The root was taken and its place is still empty. */
let hole: bool = false;

/** `least`: about the first key. */
export function openList(column: usize, least: f64): void {
  buckets = column;
  memory.fill(buckets, 0xff, (<usize>bucketCount) << 2);
  base = least;
  density = least > 0 ? <f64>bucketCount / (2 * least) : 1;
  current = -1;
  far = NONE;
  farLeast = Infinity;
  farMost = 0;
  room = 0;
  size = 0;
  hole = false;
}

export function queue(id: u32): void {
  const label = addressOf(id);
  const place = (load<f64>(label, KEY) - base) * density;
  if (place < <f64>(current + 1)) push(id);
  else if (place < <f64>bucketCount) {
    const b = <u32>place;
    store<u32>(label, at(buckets, b), NEXT);
    put(buckets, b, id);
  } else postpone(id);
}

/** The least label; NONE when there is none left. */
export function pop(): u32 {
  if (hole) {
    size--;
    if (size > 0) siftDown(size, idAt(size));
  }
  hole = size > 0 || advance();
  return hole ? idAt(0) : NONE;
}

function entryAt(place: u32): usize {
  return heap + <usize>place * entryBytes;
}

function idAt(place: u32): u32 {
  return load<u32>(entryAt(place), 16);
}

function push(id: u32): void {
  if (hole) {
    hole = false;
    siftDown(size, id);
  } else add(id);
}

function add(id: u32): void {
  if (size === room) enlarge();
  siftUp(size, id);
  size++;
}

function enlarge(): void {
  const more = room === 0 ? 256 : 2 * room;
  const moved = addressOf(takeSlots((more * <u32>entryBytes) >> 6));
  memory.copy(moved, heap, <usize>size * entryBytes);
  heap = moved;
  room = more;
}

function postpone(id: u32): void {
  const label = addressOf(id);
  const key = load<f64>(label, KEY);
  store<u32>(label, far, NEXT);
  far = id;
  if (key < farLeast) farLeast = key;
  if (key > farMost) farMost = key;
}

/** Makes a heap of the next bucket that holds something; false when all is empty. */
function advance(): bool {
  hole = false;
  while (true) {
    while (++current < bucketCount) {
      let id = at(buckets, current);
      if (id === NONE) continue;
      put(buckets, current, NONE);
      for (; id !== NONE; id = load<u32>(addressOf(id), NEXT)) add(id);
      return true;
    }
    if (far === NONE) return false;
    spreadFar();
  }
}

function spreadFar(): void {
  let id = far;
  base = farLeast;
  density = min(density / 4, <f64>bucketCount / (2 * (farMost - farLeast)));
  current = -1;
  far = NONE;
  farLeast = Infinity;
  farMost = 0;
  while (id !== NONE) {
    const label = addressOf(id);
    const after = load<u32>(label, NEXT);
    const place = (load<f64>(label, KEY) - base) * density;
    if (place < <f64>bucketCount) {
      const b = <u32>place;
      store<u32>(label, at(buckets, b), NEXT);
      put(buckets, b, id);
    } else postpone(id);
    id = after;
  }
}

function write(entry: usize, key: f64, f1: f64, id: u32): void {
  store<f64>(entry, key);
  store<f64>(entry, f1, 8);
  store<u32>(entry, id, 16);
}

function move(to: usize, from: usize): void {
  store<f64>(to, load<f64>(from));
  store<f64>(to, load<f64>(from, 8), 8);
  store<u32>(to, load<u32>(from, 16), 16);
}

function siftUp(start: u32, id: u32): void {
  const key = load<f64>(addressOf(id), KEY);
  const f1 = load<f64>(addressOf(id), F1);
  let place = start;
  while (place > 0) {
    const up = (place - 1) >> 2;
    const entry = entryAt(up);
    const u0 = load<f64>(entry);
    if (u0 < key) break;
    const u1 = load<f64>(entry, 8);
    if (u0 === key && (u1 < f1 || (u1 === f1 && precedes(load<u32>(entry, 16), id)))) break;
    move(entryAt(place), entry);
    place = up;
  }
  write(entryAt(place), key, f1, id);
}

/** Puts a label at the root of a heap of `count` entries, the root being free. */
function siftDown(count: u32, id: u32): void {
  const key = load<f64>(addressOf(id), KEY);
  const f1 = load<f64>(addressOf(id), F1);
  let place: u32 = 0;
  while (true) {
    let child: u32 = 4 * place + 1;
    if (child >= count) break;
    const end = min(child + 4, count);
    let least = entryAt(child);
    let leastPlace = child;
    let l0 = load<f64>(least);
    let l1 = load<f64>(least, 8);
    let entry = least + entryBytes;
    for (child++; child < end; child++, entry += entryBytes) {
      const c0 = load<f64>(entry);
      if (c0 > l0) continue;
      const c1 = load<f64>(entry, 8);
      if (c0 < l0 || c1 < l1 || (c1 === l1 && precedes(load<u32>(entry, 16), load<u32>(least, 16)))) {
        least = entry;
        leastPlace = child;
        l0 = c0;
        l1 = c1;
      }
    }
    if (l0 > key || (l0 === key && (l1 > f1 || (l1 === f1 && precedes(id, load<u32>(least, 16)))))) break;
    move(entryAt(place), least);
    place = leastPlace;
  }
  write(entryAt(place), key, f1, id);
}
