/** AssemblyScript: the loop of pareto-search.kernel.ts over three criteria, without timed arcs. front-memory.kernel.ts lays out what it reads. */
import { addressOf, openArena, takeSlots } from './arena';
import { at, NONE } from './columns';
import { DEPTH, F0, F1, F2, isPreferred, KEY, NEXT, NODE, openArcs, PARENT, SEGMENT } from './label-order';
import { addLabel, covers, END, equal, FIRST, HAS_ENDS, openFronts, recordBits } from './node-fronts';
import { openList, pop, queue } from './open-list';
import { addSolution, isWithin, openSolutions, opensAt, setSums } from './solutions';

/** How a call of `searchFront` ends. */
const DONE: u32 = 0;
const STOPPED: u32 = 1;
/** So many were expanded that sums pay. */
const SUMS: u32 = 2;
/** Time to ask whether anybody still waits for the answer. */
const POLL: u32 = 3;

/** Of a leap out of a node, or a joint: head, segment, arcs, unused; what it adds to each f. */
const rowBytes: usize = 40;
/** Of a joint: from, to, position of its target or NONE, arcs; values. */
const jointBytes: usize = 40;

let places: u32 = 0;
let endNode: u32 = 0;
let leaps: u32 = 0;
let joints: u32 = 0;
let firstOut: usize = 0;
let outLeap: usize = 0;
let leapTo: usize = 0;
let leapFrom: usize = 0;
let leapFirstArc: usize = 0;
let columns: usize = 0;
let bounds: usize = 0;
let boundBytes: usize = 0;
let jointRows: usize = 0;
let records: usize = 0;
let rows: usize = 0;
let maxLabels: u32 = 0;
/** What the caller reads: labels made, labels expanded, the solution found last (others by `NEXT`). */
let counts: usize = 0;
let made: u32 = 0;
let expanded: u32 = 0;
let found: u32 = NONE;
let untilPoll: u32 = 0;

/** Ready for sources. `table`: the words that front-memory.kernel.ts tells, in its order. */
export function openFront(table: usize, least: f64): void {
  places = at(table, 0);
  endNode = at(table, 1);
  leaps = at(table, 2);
  joints = at(table, 3);
  maxLabels = at(table, 4);
  firstOut = at(table, 5);
  outLeap = at(table, 6);
  leapTo = at(table, 7);
  leapFrom = at(table, 8);
  leapFirstArc = at(table, 9);
  columns = at(table, 11);
  bounds = at(table, 12);
  boundBytes = at(table, 13);
  jointRows = at(table, 14);
  records = at(table, 17);
  rows = at(table, 18);
  counts = at(table, 24);
  openArcs(leaps, leapFirstArc, at(table, 10), at(table, 15), at(table, 16));
  openFronts(records, endNode, at(table, 19));
  openSolutions(at(table, 20), at(table, 21));
  openArena(at(table, 23));
  openList(at(table, 22), least);
  for (let i: u32 = 0; i < joints; i++) {
    if (at(jointAt(i), 2) !== NONE) store<u8>(recordOf(at(jointAt(i), 0)), 1, HAS_ENDS);
  }
  made = 0;
  expanded = 0;
  found = NONE;
  untilPoll = 0;
}

/** A label that a way begins with, if its f keep within the limits. */
export function addSource(node: u32, source: u32, f0: f64, f1: f64, f2: f64): void {
  if (isWithin(f0, f1, f2)) add(node, source, NONE, 0, f0, f0, f1, f2);
}

/** The slacks in the records count from now on. */
export function boundBySums(has01: bool): void {
  setSums(has01);
}

/** Expands labels until none is left or `maxLabels` are made; returns when `sumsAfter` are expanded, and before every `pollEvery`th is taken. */
export function searchFront(pollEvery: u32, sumsAfter: u32): u32 {
  if (untilPoll === 0) untilPoll = pollEvery;
  const ending = search(sumsAfter);
  if (ending === POLL) untilPoll = pollEvery + 1; // the label about to be taken is not counted again
  store<u32>(counts, made);
  store<u32>(counts, expanded, 4);
  store<u32>(counts, found, 8);
  return ending;
}

function search(sumsAfter: u32): u32 {
  while (true) {
    if (expanded === sumsAfter && made > 0) return SUMS;
    if (--untilPoll === 0) return POLL;
    const id = pop();
    if (id === NONE) return DONE;
    const label = addressOf(id);
    const node = load<u32>(label, NODE);
    const f0 = load<f64>(label, F0);
    const f1 = load<f64>(label, F1);
    const f2 = load<f64>(label, F2);
    if (node === endNode) {
      if (addSolution(f1, f2)) {
        store<u32>(label, found, NEXT);
        found = id;
      }
      continue;
    }
    const key = load<f64>(label, KEY);
    const record = recordOf(node);
    const opens = opensAt(record, key, f0, f1, f2);
    if (opens === Infinity) continue;
    if (opens > key) {
      store<f64>(label, opens, KEY);
      queue(id); // its turn is later than it seemed
      continue;
    }
    if (covers(record, f0, f1, f2)) continue;
    // labels of one node do not come in order of criterion 0, so of two equal ones that which the rule of ties prefers may come later
    if (equal !== NONE && !isPreferred(id, equal)) continue;
    addLabel(record, f0, f1, f2, id);
    expanded++;
    if (load<u8>(record, HAS_ENDS) !== 0) addEnds(id, node);
    if (!expand(id, record, node)) return STOPPED;
  }
}

/** False when one label too many would be made. */
function expand(id: u32, record: usize, node: u32): bool {
  const label = addressOf(id);
  const key = load<f64>(label, KEY);
  const f0 = load<f64>(label, F0);
  const f1 = load<f64>(label, F1);
  const f2 = load<f64>(label, F2);
  const depth = load<u32>(label, DEPTH);
  const segment = load<u32>(label, SEGMENT);
  const before = segment < leaps ? at(leapFrom, segment) : NONE;
  if (load<u32>(record, FIRST) === 0) layOutLeaps(node, record);
  const end = <usize>load<u32>(record, END);
  for (let row = <usize>load<u32>(record, FIRST); row < end; row += rowBytes) {
    const next = load<u32>(row);
    if (next === before) continue; // the label there is at least as good
    const next0 = f0 + load<f64>(row, 16);
    const next1 = f1 + load<f64>(row, 24);
    const next2 = f2 + load<f64>(row, 32);
    const there = recordOf(next);
    if (covers(there, next0, next1, next2)) continue;
    const opens = opensAt(there, max(next0, key), next0, next1, next2);
    if (opens === Infinity) continue;
    if (made >= maxLabels) return false;
    add(next, id, load<u32>(row, 4), depth + load<u32>(row, 8), opens, next0, next1, next2);
  }
  return true;
}

/** A label for every target that can be come to without another choice. */
function addEnds(id: u32, node: u32): void {
  const label = addressOf(id);
  for (let i: u32 = 0; i < joints; i++) {
    const joint = jointAt(i);
    if (at(joint, 0) !== node || at(joint, 2) === NONE) continue;
    const f0 = load<f64>(label, F0) - boundAt(0, node) + load<f64>(joint, 16);
    const f1 = load<f64>(label, F1) - boundAt(1, node) + load<f64>(joint, 24);
    const f2 = load<f64>(label, F2) - boundAt(2, node) + load<f64>(joint, 32);
    if (!isWithin(f0, f1, f2)) continue;
    add(endNode, id, leaps + i, load<u32>(label, DEPTH) + at(joint, 3), max(load<f64>(label, KEY), f0), f0, f1, f2);
  }
}

function add(node: u32, parent: u32, segment: u32, depth: u32, key: f64, f0: f64, f1: f64, f2: f64): void {
  const id = takeSlots(1);
  const label = addressOf(id);
  store<f64>(label, key, KEY);
  store<f64>(label, f0, F0);
  store<f64>(label, f1, F1);
  store<f64>(label, f2, F2);
  store<u32>(label, node, NODE);
  store<u32>(label, parent, PARENT);
  store<u32>(label, segment, SEGMENT);
  store<u32>(label, depth, DEPTH);
  made++;
  queue(id);
}

/** The leaps from a node, at its first visit, with what each adds to f. */
function layOutLeaps(node: u32, record: usize): void {
  if (node < places) {
    const begin = at(firstOut, node);
    const stop = at(firstOut, node + 1);
    let row = rowAt(begin);
    store<u32>(record, <u32>row, FIRST);
    for (let i = begin; i < stop; i++) {
      const leap = at(outLeap, i);
      const to = at(leapTo, leap);
      if (weightOf(0, leap) + boundAt(0, to) === Infinity) continue;
      store<u32>(row, to);
      store<u32>(row, leap, 4);
      store<u32>(row, at(leapFirstArc, leap + 1) - at(leapFirstArc, leap), 8);
      store<f64>(row, weightOf(0, leap) + boundAt(0, to) - boundAt(0, node), 16);
      store<f64>(row, weightOf(1, leap) + boundAt(1, to) - boundAt(1, node), 24);
      store<f64>(row, weightOf(2, leap) + boundAt(2, to) - boundAt(2, node), 32);
      row += rowBytes;
    }
    store<u32>(record, <u32>row, END);
    return;
  }
  // joints of a node that leaps pass stand side by side
  let row: usize = 0;
  for (let i: u32 = 0; i < joints; i++) {
    const joint = jointAt(i);
    if (at(joint, 0) !== node) continue;
    if (row === 0) {
      row = rowAt(leaps + i);
      store<u32>(record, <u32>row, FIRST);
    }
    const to = at(joint, 1);
    if (at(joint, 2) !== NONE || boundAt(0, to) === Infinity) continue;
    store<u32>(row, to);
    store<u32>(row, leaps + i, 4);
    store<u32>(row, at(joint, 3), 8);
    store<f64>(row, load<f64>(joint, 16) + boundAt(0, to) - boundAt(0, node), 16);
    store<f64>(row, load<f64>(joint, 24) + boundAt(1, to) - boundAt(1, node), 24);
    store<f64>(row, load<f64>(joint, 32) + boundAt(2, to) - boundAt(2, node), 32);
    row += rowBytes;
  }
  store<u32>(record, <u32>row, END);
}

function recordOf(node: u32): usize {
  return records + ((<usize>node) << recordBits);
}

function rowAt(place: u32): usize {
  return rows + <usize>place * rowBytes;
}

function jointAt(place: u32): usize {
  return jointRows + <usize>place * jointBytes;
}

function boundAt(criterion: u32, node: u32): f64 {
  return load<f64>(bounds + <usize>criterion * boundBytes + ((<usize>node) << 3));
}

function weightOf(criterion: u32, leap: u32): f64 {
  return load<f64>(columns + <usize>criterion * ((<usize>leaps) << 3) + ((<usize>leap) << 3));
}
