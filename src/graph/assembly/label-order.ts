/** AssemblyScript: what a label is, and the order of labels that are equal: `precedes` and `isPreferred` of label-store.kernel.ts. */
import { addressOf } from './arena';
import { at, NONE } from './columns';

/** Where the parts of a label lie in its slot: as in label-store.kernel.ts with three criteria. */
export const KEY: usize = 0;
export const F0: usize = 8;
export const F1: usize = 16;
export const F2: usize = 24;
export const NODE: usize = 32;
export const PARENT: usize = 36;
export const SEGMENT: usize = 40;
export const DEPTH: usize = 44;
export const NEXT: usize = 48;

let leaps: u32 = 0;
let leapFirstArc: usize = 0;
let leapArc: usize = 0;
let jointFirstArc: usize = 0;
let jointArc: usize = 0;

/** Arcs of the segments: leaps, and behind them joints. */
export function openArcs(count: u32, firstArc: usize, arc: usize, firstArcOfJoints: usize, arcOfJoints: usize): void {
  leaps = count;
  leapFirstArc = firstArc;
  leapArc = arc;
  jointFirstArc = firstArcOfJoints;
  jointArc = arcOfJoints;
}

/** Order of two labels of equal key: f from the second on, then the first, then fewer arcs, then node, then the rule of ties. */
export function precedes(a: u32, b: u32): bool {
  const one = addressOf(a);
  const other = addressOf(b);
  const f1 = load<f64>(one, F1) - load<f64>(other, F1);
  if (f1 !== 0) return f1 < 0;
  const f2 = load<f64>(one, F2) - load<f64>(other, F2);
  if (f2 !== 0) return f2 < 0;
  const f0 = load<f64>(one, F0) - load<f64>(other, F0);
  if (f0 !== 0) return f0 < 0;
  const node = load<u32>(one, NODE);
  const otherNode = load<u32>(other, NODE);
  if (node === otherNode || load<u32>(one, DEPTH) !== load<u32>(other, DEPTH)) return isPreferred(a, b);
  return node < otherNode;
}

/** The rule of ties, for two labels at one node: fewer arcs, then the smaller arcs in order of travel, then the older label. */
export function isPreferred(a: u32, b: u32): bool {
  const depth = load<u32>(addressOf(a), DEPTH);
  const otherDepth = load<u32>(addressOf(b), DEPTH);
  if (depth !== otherDepth) return depth < otherDepth;
  const order = compareArcs(a, b);
  return order === 0 ? a < b : order < 0;
}

/** Lexicographic order of the arcs of two labels with equally many: the difference that comes first in order of travel, looked for from the end. */
function compareArcs(a: u32, b: u32): i32 {
  let order: i32 = 0;
  let x = a;
  let y = b;
  // what is left of the step in hand, back from its end
  let beginX: usize = 0;
  let arcX: usize = 0;
  let beginY: usize = 0;
  let arcY: usize = 0;
  while (true) {
    while (arcX === beginX && arcY === beginY && x !== y && cameAlike(x, y)) {
      x = load<u32>(addressOf(x), PARENT);
      y = load<u32>(addressOf(y), PARENT);
    }
    if (arcX === beginX && arcY === beginY && x === y) return order;
    while (arcX === beginX) {
      const segment = load<u32>(addressOf(x), SEGMENT);
      if (segment === NONE) return order;
      beginX = firstArcOf(segment);
      arcX = endOfArcs(segment);
      x = load<u32>(addressOf(x), PARENT);
    }
    while (arcY === beginY) {
      const segment = load<u32>(addressOf(y), SEGMENT);
      if (segment === NONE) return order;
      beginY = firstArcOf(segment);
      arcY = endOfArcs(segment);
      y = load<u32>(addressOf(y), PARENT);
    }
    arcX -= 4;
    arcY -= 4;
    const one = load<u32>(arcX);
    const other = load<u32>(arcY);
    if (one !== other) order = one < other ? -1 : 1;
  }
}

function cameAlike(x: u32, y: u32): bool {
  const segment = load<u32>(addressOf(x), SEGMENT);
  return segment !== NONE && segment === load<u32>(addressOf(y), SEGMENT);
}

function firstArcOf(segment: u32): usize {
  return segment < leaps ? leapArc + ((<usize>at(leapFirstArc, segment)) << 2) : jointArc + ((<usize>at(jointFirstArc, segment - leaps)) << 2);
}

function endOfArcs(segment: u32): usize {
  return segment < leaps
    ? leapArc + ((<usize>at(leapFirstArc, segment + 1)) << 2)
    : jointArc + ((<usize>at(jointFirstArc, segment - leaps + 1)) << 2);
}
