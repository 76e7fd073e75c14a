/** AssemblyScript: leap-tree.kernel.ts in buckets. */
import { at, NONE, put } from './columns';

const bucketCount: u32 = 2048; // a power of two, as in the plain one
/** Of an entry: distance, place, the next in its bucket. */
const entryBytes: usize = 16;

/** Places of leaps, two columns of theirs, and what grows: the tree, and memory to grow it in. Set by `openTrees`. */
let places: u32 = 0;
let firstIn: usize = 0;
let leapFrom: usize = 0;
let bucket: usize = 0;
let entries: usize = 0;
let room: u32 = 0;

export function openTrees(count: u32, firstInColumn: usize, fromColumn: usize, buckets: usize, entryRows: usize, entryRoom: u32): void {
  places = count;
  firstIn = firstInColumn;
  leapFrom = fromColumn;
  bucket = buckets;
  entries = entryRows;
  room = entryRoom;
}

/**
 * Grows the tree of which the `ends` (places) have their distances, all others Infinity. It may end when the places `until` are settled. False when the
 * corrections outgrew the room for entries: the tree is then half grown.
 */
export function growTree(
  column: usize,
  second: usize,
  ratio: f64,
  longest: f64,
  ends: usize,
  endCount: u32,
  until: usize,
  untilCount: u32,
  dist: usize,
  via: usize,
): bool {
  const mask = bucketCount - 1;
  let least: f64 = Infinity;
  let most: f64 = 0;
  for (let i: u32 = 0; i < endCount; i++) {
    const d = distanceOf(dist, at(ends, i));
    least = min(least, d);
    most = max(most, d);
  }
  // all that waits lies within one longest leap of the current bucket, so the ring must hold it
  let width = max(longest, most - least) / (<f64>bucketCount - 4);
  if (!(width > 0)) width = 1;
  const density = 1 / width;
  memory.fill(bucket, 0xff, (<usize>bucketCount) << 2);
  let made: u32 = 0;
  for (let i: u32 = 0; i < endCount; i++) {
    if (made === room) return false;
    const place = at(ends, i);
    const d = distanceOf(dist, place);
    enter(made++, <u32>(<i64>((d - least) * density)) & mask, d, place);
  }
  let waiting = made;
  let rounds: u32 = 0; // buckets passed
  let current: u32 = 0;
  while (waiting > 0) {
    const first = at(bucket, current);
    if (first === NONE) {
      current = (current + 1) & mask;
      rounds++;
      if ((rounds & 15) === 0 && isSettled(until, untilCount, dist, least + <f64>rounds * width)) break;
      continue;
    }
    const entry = entries + <usize>first * entryBytes;
    put(bucket, current, load<u32>(entry, 12));
    waiting--;
    const here = load<f64>(entry);
    const place = load<u32>(entry, 8);
    if (here > distanceOf(dist, place)) continue; // corrected since
    const stop = at(firstIn, place + 1);
    for (let leap = at(firstIn, place); leap < stop; leap++) {
      const far = at(leapFrom, leap);
      const there = here + load<f64>(column + ((<usize>leap) << 3)) + ratio * load<f64>(second + ((<usize>leap) << 3));
      if (!(there < distanceOf(dist, far))) continue;
      store<f64>(dist + ((<usize>far) << 3), there);
      put(via, far, leap);
      if (made === room) return false;
      enter(made++, <u32>(<i64>((there - least) * density)) & mask, there, far);
      waiting++;
    }
  }
  if (waiting > 0) {
    // half a bucket less than passed: no rounding makes it too much
    const radius = least + (<f64>rounds - 0.5) * width;
    for (let place: u32 = 0; place < places; place++) {
      if (distanceOf(dist, place) > radius) store<f64>(dist + ((<usize>place) << 3), radius);
    }
  }
  return true;
}

function distanceOf(dist: usize, place: u32): f64 {
  return load<f64>(dist + ((<usize>place) << 3));
}

function enter(number: u32, b: u32, d: f64, place: u32): void {
  const entry = entries + <usize>number * entryBytes;
  store<f64>(entry, d);
  store<u32>(entry, place, 8);
  store<u32>(entry, at(bucket, b), 12);
  put(bucket, b, number);
}

function isSettled(until: usize, count: u32, dist: usize, radius: f64): bool {
  if (count === 0) return false;
  for (let i: u32 = 0; i < count; i++) if (!(distanceOf(dist, at(until, i)) < radius)) return false;
  return true;
}
