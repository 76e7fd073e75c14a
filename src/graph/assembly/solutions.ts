/**
 * AssemblyScript: criteria 1 and 2 of the solutions found, a staircase, and what its corners and the sums of two criteria leave to a label: `opens` of
 * trade-offs.kernel.ts, which explains it.
 */
import { addressOf, takeSlots } from './arena';
import { SLACKS, stepsUpTo } from './node-fronts';

let steps: usize = 0;
let room: u32 = 0;
let size: u32 = 0;

let limit0: f64 = 0;
let limit1: f64 = 0;
let limit2: f64 = 0;
/** Of each sum; nine numbers. */
let ratios: usize = 0;
let hasSums: bool = false;
/** Whether there are sums of criteria 0 and 1. */
let has01: bool = false;

/** `limits`: three numbers. */
export function openSolutions(limits: usize, ratioColumn: usize): void {
  limit0 = load<f64>(limits);
  limit1 = load<f64>(limits, 8);
  limit2 = load<f64>(limits, 16);
  ratios = ratioColumn;
  hasSums = false;
  has01 = false;
  room = 0;
  size = 0;
}

/** From now on the slacks of the records count. */
export function setSums(sums01: bool): void {
  hasSums = true;
  has01 = sums01;
}

export function isWithin(f0: f64, f1: f64, f2: f64): bool {
  return f0 <= limit0 && f1 <= limit1 && f2 <= limit2;
}

/** Adds a solution and removes the steps that it beats, unless a step is at least as good: then false. */
export function addSolution(x: f64, y: f64): bool {
  const upTo = stepsUpTo(steps, size, x);
  let from = upTo;
  if (upTo > 0) {
    const last = steps + ((<usize>upTo) << 4) - 16;
    if (load<f64>(last, 8) <= y) return false;
    if (load<f64>(last) === x) from--;
  }
  let to = upTo;
  while (to < size && load<f64>(steps + ((<usize>to) << 4), 8) >= y) to++;
  if (from === to && size === room) enlarge();
  const place = steps + ((<usize>from) << 4);
  memory.copy(place + 16, steps + ((<usize>to) << 4), (<usize>(size - to)) << 4);
  store<f64>(place, x);
  store<f64>(place, y, 8);
  size = size + 1 - (to - from);
  return true;
}

function enlarge(): void {
  const more = room === 0 ? 64 : 2 * room;
  const moved = addressOf(takeSlots(more >> 2));
  memory.copy(moved, steps, (<usize>size) << 4);
  steps = moved;
  room = more;
}

/** The least criterion 0, `key` or more, with which a label can be of use; Infinity when it cannot. */
export function opensAt(record: usize, key: f64, f0: f64, f1: f64, f2: f64): f64 {
  if (!isWithin(f0, f1, f2)) return Infinity;
  const corner = stepsUpTo(steps, size, f1);
  if (hasSums) return opensBySums(record + SLACKS, corner, key, f0, f1, f2);
  return corner === 0 || load<f64>(steps + ((<usize>corner) << 4) - 8) > f2 ? key : Infinity;
}

function opensBySums(slack: usize, first: u32, key: f64, f0: f64, f1: f64, f2: f64): f64 {
  let corner = first;
  let least: f64 = Infinity;
  while (corner <= size) {
    const step = steps + ((<usize>corner) << 4);
    const y = corner === 0 ? limit2 : load<f64>(step - 8);
    // below the limits ways may touch, below a step they must be less: at the step itself nothing new comes
    if (corner > 0 && !(y > f2)) break;
    const spare2 = y - f2;
    const spare1 = (corner === size ? limit1 : load<f64>(step)) - f1;
    const must1 = mostOf(slack, ratios, 3, spare2, -Infinity);
    if (must1 > spare1) {
      // further on these only grow: the next corner that can do is the first with so much to spare
      if (corner === size) break;
      let below = corner;
      corner = size;
      while (corner - below > 1) {
        const middle = (below + corner) >> 1;
        if (load<f64>(steps + ((<usize>middle) << 4)) - f1 < must1) below = middle;
        else corner = middle;
      }
      continue;
    }
    let more = mostOf(slack, ratios, 0, spare2, 0);
    if (more >= least) break; // grows from corner to corner
    if (!has01) {
      least = more;
      break;
    }
    more = mostOf(slack, ratios, 6, spare1, more);
    if (more < least) least = more;
    if (more === 0) break;
    corner++;
  }
  const opens = f0 + least;
  if (!(opens <= limit0)) return Infinity;
  return max(opens, key);
}

/** The most of `least` and what three sums, from number `sum` on, ask for when so much of the other criterion is to spare. */
function mostOf(slack: usize, ratio: usize, sum: usize, spare: f64, least: f64): f64 {
  const slacks = slack + (sum << 2);
  const rates = ratio + (sum << 3);
  const a = <f64>load<f32>(slacks) - load<f64>(rates) * spare;
  const b = <f64>load<f32>(slacks, 4) - load<f64>(rates, 8) * spare;
  const c = <f64>load<f32>(slacks, 8) - load<f64>(rates, 16) * spare;
  let most = least;
  if (a > most) most = a;
  if (b > most) most = b;
  if (c > most) most = c;
  return most;
}
