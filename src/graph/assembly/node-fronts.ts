/**
 * AssemblyScript: the fronts of nodes of fronts.kernel.ts, entries (x, y) with (f[0], label) beside them: per node a staircase of all that came, and those
 * that a later one has beaten in x and y but not in f[0]. What the search asks of a node lies in one line of cache, its record.
 *
 *   record   start, size of the staircase | of those kept aside | slacks of the sums | room of both, flag: ends near | rows of its leaps
 *   block    (x, y) of all entries it has room for, then (f[0], label) of all
 */
import { addressOf, takeSlots } from './arena';
import { at, NONE, put } from './columns';

export const recordBits: usize = 6;
const START: usize = 0;
const SIZE: usize = 4;
/** From the staircase to those kept aside. */
const ASIDE: usize = 8;
/** Nine numbers of 32 bits. */
export const SLACKS: usize = 16;
/** One byte each: 0 = no block, else 1 + log2(room / firstRoom); 1 = an end can be come to without another choice. */
const ROOM: usize = 52;
export const HAS_ENDS: usize = 54;
/** Addresses of the rows of its leaps, 0 before its first visit. */
export const FIRST: usize = 56;
export const END: usize = 60;

const firstRoom: u32 = 4;

/** Blocks given up, by log2(room / firstRoom): lists through their first words. */
let free: usize = 0;
/** Left by `covers`: the label of an equal entry, or NONE. */
export let equal: u32 = NONE;

export function openFronts(records: usize, nodes: u32, freeBlocks: usize): void {
  memory.fill(records, 0, (<usize>nodes) << recordBits);
  free = freeBlocks;
  memory.fill(free, 0, 128);
}

/** The first step of a staircase that has x > `x`, counted from its beginning. */
export function stepsUpTo(block: usize, size: u32, x: f64): u32 {
  let low: u32 = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<f64>(block + ((<usize>middle) << 4)) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Is there an entry with f[0], x, y ≤ these, not all equal? */
export function covers(record: usize, f0: f64, x: f64, y: f64): bool {
  equal = NONE;
  const size = load<u32>(record, SIZE);
  if (size === 0) return false;
  const block = addressOf(load<u32>(record, START));
  if (y < load<f64>(block + ((<usize>size) << 4) - 8) || x < load<f64>(block)) return false;
  let entry = block + ((<usize>stepsUpTo(block, size, x)) << 4) - 16;
  if (load<f64>(entry, 8) > y) return false;
  const beside = besideOf(record, 0);
  for (; entry >= block && load<f64>(entry, 8) <= y; entry -= 16) {
    const own = load<f64>(entry + beside);
    if (own > f0) continue;
    if (own < f0 || load<f64>(entry) < x || load<f64>(entry, 8) < y) return true;
    equal = load<u32>(entry + beside, 8);
  }
  const aside = load<u32>(record, SIZE + ASIDE);
  if (aside === 0) return false;
  const begin = addressOf(load<u32>(record, START + ASIDE));
  const besideAside = besideOf(record, 1);
  for (entry = begin + ((<usize>aside) << 4) - 16; entry >= begin; entry -= 16) {
    if (!(load<f64>(entry) <= x && load<f64>(entry, 8) <= y)) continue;
    const own = load<f64>(entry + besideAside);
    if (own > f0) continue;
    if (own < f0 || load<f64>(entry) < x || load<f64>(entry, 8) < y) return true;
    equal = load<u32>(entry + besideAside, 8);
  }
  return false;
}

/** Adds an entry that none covers but perhaps an equal one, whose place it takes. */
export function addLabel(record: usize, f0: f64, x: f64, y: f64, label: u32): void {
  const size = load<u32>(record, SIZE);
  const block = addressOf(load<u32>(record, START));
  const upTo = stepsUpTo(block, size, x);
  const last = block + ((<usize>upTo) << 4) - 16;
  const same = upTo > 0 && load<f64>(last) === x;
  // beaten in x and y, but not in f0
  if (upTo > 0 && load<f64>(last, 8) <= y && !(same && load<f64>(last, 8) === y)) {
    write(record, 1, widen(record, 1), x, y, f0, label);
    return;
  }
  const from = same ? upTo - 1 : upTo;
  let to = from; // entries that it beats in x and y
  while (to < size && load<f64>(block + ((<usize>to) << 4), 8) >= y) to++;
  const beside = besideOf(record, 0);
  for (let i = from; i < to; i++) {
    const one = block + ((<usize>i) << 4);
    if (load<f64>(one + beside) < f0) {
      write(record, 1, widen(record, 1), load<f64>(one), load<f64>(one, 8), load<f64>(one + beside), load<u32>(one + beside, 8));
    }
  }
  if (from === to) {
    widen(record, 0);
    shift(record, from, from + 1, size - from);
  } else if (to > from + 1) {
    shift(record, to, from + 1, size - to);
    store<u32>(record, size + 1 - (to - from), SIZE);
  }
  write(record, 0, from, x, y, f0, label);
}

/** How far behind the (x, y) of an entry its (f[0], label) lies. */
function besideOf(record: usize, which: usize): usize {
  return (<usize>32) << (<usize>load<u8>(record + ROOM + which));
}

/** Moves `count` entries of the staircase. */
function shift(record: usize, from: u32, to: u32, count: u32): void {
  if (count === 0) return;
  const block = addressOf(load<u32>(record, START));
  const beside = besideOf(record, 0);
  const source = block + ((<usize>from) << 4);
  const target = block + ((<usize>to) << 4);
  memory.copy(target, source, (<usize>count) << 4);
  memory.copy(target + beside, source + beside, (<usize>count) << 4);
}

/** One more entry at the end; its place. */
function widen(record: usize, which: usize): u32 {
  const list = record + which * ASIDE;
  const size = load<u32>(list, SIZE);
  const grade = load<u8>(record + ROOM + which);
  if (grade === 0 || size === (firstRoom >> 1) << grade) enlarge(record, which);
  store<u32>(list, size + 1, SIZE);
  return size;
}

function write(record: usize, which: usize, place: u32, x: f64, y: f64, f0: f64, label: u32): void {
  const entry = addressOf(load<u32>(record + which * ASIDE, START)) + ((<usize>place) << 4);
  store<f64>(entry, x);
  store<f64>(entry, y, 8);
  const beside = entry + besideOf(record, which);
  store<f64>(beside, f0);
  store<u32>(beside, label, 8);
}

/** Twice the room, in another block; the old one is free. */
function enlarge(record: usize, which: usize): void {
  const list = record + which * ASIDE;
  const grade = <u32>load<u8>(record + ROOM + which);
  const old = load<u32>(list, START);
  const block = takeBlock(grade + 1);
  if (grade > 0) {
    const size = (<usize>load<u32>(list, SIZE)) << 4;
    const beside = besideOf(record, which);
    memory.copy(addressOf(block), addressOf(old), size);
    memory.copy(addressOf(block) + 2 * beside, addressOf(old) + beside, size);
    store<u32>(addressOf(old), at(free, grade));
    put(free, grade, old);
  }
  store<u32>(list, block, START);
  store<u8>(record + ROOM + which, <u8>(grade + 1));
}

function takeBlock(grade: u32): u32 {
  const given = at(free, grade);
  if (given === 0) return takeSlots((<u32>1) << grade);
  put(free, grade, load<u32>(addressOf(given)));
  return given;
}
