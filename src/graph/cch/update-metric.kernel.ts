/**
 * Some arcs of the graph changed their weight: which arcs of the hierarchy follow? Partial customization (Dibbelt, Strasser, Wagner 2016, section 7.5):
 * from the lowest node up, an arc is computed anew when the triangle that gave it its weight became longer, or lowered when one became
 * shorter; where neither is so, the change ends. The result is that of a full customization, bit for bit (a test compares).
 *
 * Why `!` is right here: arcs and ranks are those of the structure; the heap holds every rank at most once, and has room for all.
 */
import { NONE } from '../../units/index.js';
import { type CchStructure, infiniteWeight } from './cch-structure.js';
import { requireRange } from './customize.kernel.js';
import { arcBits, type CchMetric, largestWeight, ownArc, requireWeight, stretchFlag } from './metric.kernel.js';

/** Working memory of one update after the other; for one structure. All columns but the heap are all zero between updates. */
export interface UpdateScratch {
  /** Ranks that have a touched arc, as a binary heap. */
  readonly heap: Uint32Array;
  readonly queued: Uint8Array;
  /** Of `touched`, `upAnew` and `downAnew` those that hold. Rows: arcs. */
  readonly state: Uint8Array;
  /** Weights of touched arcs before the update. Rows: arcs. */
  readonly oldUp: Uint32Array;
  readonly oldDown: Uint32Array;
  /** Arcs of one rank by the depth of their heads, with anything in them between updates. Rows: height. */
  readonly rowUp: Uint32Array;
  readonly rowDown: Uint32Array;
  readonly byUp: Uint32Array;
  readonly byDown: Uint32Array;
}

const touched = 1;
/** What gave the arc its weight in that direction has become longer: to be computed from all there is. */
const upAnew = 2;
const downAnew = 4;

export function createUpdateScratch({ nodes, arcs, height }: Pick<CchStructure, 'nodes' | 'arcs' | 'height'>): UpdateScratch {
  return {
    heap: new Uint32Array(nodes),
    queued: new Uint8Array(nodes),
    state: new Uint8Array(arcs),
    oldUp: new Uint32Array(arcs),
    oldDown: new Uint32Array(arcs),
    rowUp: new Uint32Array(height),
    rowDown: new Uint32Array(height),
    byUp: new Uint32Array(height),
    byDown: new Uint32Array(height),
  };
}

export interface ArcChange {
  /** Of the graph. */
  readonly arc: number;
  /** As for `customize`. */
  readonly weight: number;
}

/**
 * Sets the weights and brings the metric up to date. Of two changes of one arc the later counts. Throws before anything is changed when an arc or a weight
 * is none; search graphs made by `perfectSearchGraph` are of the metric before, those of `basicSearchGraph` follow. Returns how many arcs changed.
 */
export function updateMetric(metric: CchMetric, changes: readonly ArcChange[], scratch: UpdateScratch): number {
  const { structure, up, down } = metric;
  const { inputArcs, firstUp, height } = structure;
  const { heap, queued, state, oldUp, oldDown } = scratch;
  for (const { arc, weight } of changes) {
    if (!(arc >= 0 && arc < inputArcs)) throw new Error(`the arc is ${arc}; expected one below ${inputArcs}`);
    requireWeight(arc, weight);
  }
  let size = 0;
  for (const change of changes) size = setWeight(metric, scratch, change, size);
  let changed = 0;
  let longest = 0;
  while (size > 0) {
    const y = heap[0]!;
    size = popHeap(heap, size);
    queued[y] = 0;
    const from = firstUp[y]!;
    const to = firstUp[y + 1]!;
    let anew = 0;
    for (let arc = from; arc < to; arc++) anew += waysAnew(state[arc]!);
    if (anew >= enoughForAll) computeRow(metric, scratch, y);
    else if (anew > 0) {
      for (let arc = from; arc < to; arc++) {
        if ((state[arc]! & upAnew) !== 0) computeArc(metric, arc, 0);
        if ((state[arc]! & downAnew) !== 0) computeArc(metric, arc, 1);
      }
    }
    for (let arc = from; arc < to; arc++) {
      if (state[arc] === 0) continue;
      const isOtherUp = up[arc] !== oldUp[arc];
      const isOtherDown = down[arc] !== oldDown[arc];
      if (!isOtherUp && !isOtherDown) continue;
      changed++;
      if (up[arc]! < infiniteWeight && up[arc]! > longest) longest = up[arc]!;
      if (down[arc]! < infiniteWeight && down[arc]! > longest) longest = down[arc]!;
      if (isOtherUp) size = spread(metric, scratch, arc, 0, size);
      if (isOtherDown) size = spread(metric, scratch, arc, 1, size);
    }
    for (let arc = from; arc < to; arc++) state[arc] = 0;
  }
  // the same promise as after a full customization; nearly always the first look is enough
  if (longest * height > largestWeight) requireRange(structure, up, down);
  return changed;
}

/** An arc of the graph: the one over it is lowered, or computed anew when it owes its weight to this one, or stays. */
function setWeight(metric: CchMetric, scratch: UpdateScratch, { arc: own, weight }: ArcChange, size: number): number {
  const { structure, weights, via } = metric;
  const before = weights[own]!;
  weights[own] = weight;
  const slot = structure.slotOfInput[own]!;
  if (slot === NONE) return size;
  const arc = slot >>> 1;
  const column = (slot & 1) === 0 ? metric.up : metric.down;
  if (weight < column[arc]!) {
    size = touch(metric, scratch, arc, touched, size);
    column[arc] = weight;
    via[slot] = ownArc + own;
  } else if (weight > before && via[slot] === ownArc + own) {
    size = touch(metric, scratch, arc, (slot & 1) === 0 ? upAnew : downAnew, size);
  }
  return size;
}

/** Marks an arc and queues its tail. */
function touch({ structure, up, down }: CchMetric, scratch: UpdateScratch, arc: number, state: number, size: number): number {
  if (scratch.state[arc] === 0) {
    scratch.oldUp[arc] = up[arc]!;
    scratch.oldDown[arc] = down[arc]!;
  }
  scratch.state[arc] = scratch.state[arc]! | touched | state;
  const y = structure.tail[arc]!;
  if (scratch.queued[y] === 1) return size;
  scratch.queued[y] = 1;
  return pushHeap(scratch.heap, size, y);
}

/**
 * `arc`, now final, has another weight in one direction (0 = up, 1 = down): tells every arc above the triangles in which it is a lower arc. In each of
 * them it is walked one way and the other lower arc the other way.
 */
function spread(metric: CchMetric, scratch: UpdateScratch, arc: number, isDown: number, size: number): number {
  const { structure, via } = metric;
  const { firstUp, head, tail } = structure;
  const { state } = scratch;
  const [mine, others, oldMine, oldOthers] =
    isDown === 0 ? [metric.up, metric.down, scratch.oldUp, scratch.oldDown] : [metric.down, metric.up, scratch.oldDown, scratch.oldUp];
  const x = tail[arc]!;
  const step = 2 ** arcBits(structure);
  const mask = step - 1;
  const farthest = stretchFlag / step - 1;
  const now = mine[arc]!;
  const before = oldMine[arc]!;
  const end = firstUp[x + 1]!;
  for (let other = firstUp[x]!; other < end; other++) {
    if (other === arc) continue;
    const sum = (now + others[other]!) >>> 0;
    const sumBefore = (before + (state[other] === 0 ? others[other]! : oldOthers[other]!)) >>> 0;
    if (sum === sumBefore || (sum >= infiniteWeight && sumBefore >= infiniteWeight)) continue;
    const low = other < arc ? other : arc; // x to y
    const high = other < arc ? arc : other; // x to z, y below z
    // the upper neighbours of x above y are all upper neighbours of y, which leaves few places
    const y = head[low]!;
    const upper = findAscending(head, firstUp[y]! + high - low - 1, firstUp[y + 1]! - (end - high), head[high]!);
    // the way from y to z goes down the low arc and up the high one
    const isUpperDown = low === arc ? 1 - isDown : isDown;
    const column = isUpperDown === 0 ? metric.up : metric.down;
    const slot = 2 * upper + isUpperDown;
    if (sum > sumBefore) {
      // only the triangle that gave an arc its weight can take it away
      if ((via[slot]! & mask) !== low || via[slot]! >= ownArc || column[upper]! >= infiniteWeight) continue;
      size = touch(metric, scratch, upper, isUpperDown === 0 ? upAnew : downAnew, size);
    } else if (sum < column[upper]!) {
      size = touch(metric, scratch, upper, touched, size);
      column[upper] = sum;
      via[slot] = high - low > farthest ? low : low + (high - low) * step;
    }
  }
  return size;
}

const waysAnew = (state: number): number => ((state & upAnew) >>> 1) + ((state & downAnew) >>> 2);

/** From so many arcs of one rank on (each way counts), one pass over all triangles is cheaper than a search for each. */
const enoughForAll = 6;

/** The arcs up from rank `y` that are to be computed anew, in one pass over the triangles below it, as in triangles.kernel.ts. */
function computeRow(metric: CchMetric, { state, rowUp, rowDown, byUp, byDown }: UpdateScratch, y: number): void {
  const { structure, up, down, via } = metric;
  const { firstUp, firstDown, downArc, tail, headDepth } = structure;
  const step = 2 ** arcBits(structure);
  const farthest = stretchFlag / step - 1;
  const from = firstUp[y]!;
  const to = firstUp[y + 1]!;
  for (let arc = from; arc < to; arc++) {
    const depth = headDepth[arc]!;
    // 0 cannot be lowered: those that stay
    rowUp[depth] = (state[arc]! & upAnew) === 0 ? 0 : leastOwn(metric, 2 * arc);
    byUp[depth] = via[2 * arc]!;
    rowDown[depth] = (state[arc]! & downAnew) === 0 ? 0 : leastOwn(metric, 2 * arc + 1);
    byDown[depth] = via[2 * arc + 1]!;
  }
  const below = firstDown[y + 1]!;
  for (let i = firstDown[y]!; i < below; i++) {
    const lower = downArc[i]!;
    const xToY = up[lower]!;
    const yToX = down[lower]!;
    const end = firstUp[tail[lower]! + 1]!;
    const codeStep = end - lower > farthest ? 0 : step;
    let code = lower;
    for (let arc = lower + 1; arc < end; arc++) {
      code = (code + codeStep) >>> 0;
      const depth = headDepth[arc]!;
      const there = (yToX + up[arc]!) >>> 0;
      if (there < rowUp[depth]!) {
        rowUp[depth] = there;
        byUp[depth] = code;
      }
      const back = (down[arc]! + xToY) >>> 0;
      if (back < rowDown[depth]!) {
        rowDown[depth] = back;
        byDown[depth] = code;
      }
    }
  }
  for (let arc = from; arc < to; arc++) {
    const depth = headDepth[arc]!;
    if ((state[arc]! & upAnew) !== 0) {
      up[arc] = rowUp[depth]!;
      via[2 * arc] = byUp[depth]!;
    }
    if ((state[arc]! & downAnew) !== 0) {
      down[arc] = rowDown[depth]!;
      via[2 * arc + 1] = byDown[depth]!;
    }
  }
}

/** The least of the graph's arcs under one way of an arc, which `via` then names. */
function leastOwn({ structure, weights, via }: CchMetric, slot: number): number {
  const { firstInput, input, slotOfInput } = structure;
  const arc = slot >>> 1;
  let best = infiniteWeight;
  for (let i = firstInput[arc]!; i < firstInput[arc + 1]!; i++) {
    const own = input[i]!;
    if (slotOfInput[own] !== slot || weights[own]! >= best) continue;
    best = weights[own]!;
    via[slot] = ownArc + own;
  }
  return best;
}

/** One direction of an arc (0 = up, 1 = down) from the graph's arcs under it and all its lower triangles. */
function computeArc(metric: CchMetric, arc: number, isDown: number): void {
  const { structure, via } = metric;
  const { firstUp, firstDown, downArc, tail, headDepth } = structure;
  // of a triangle the arc to the tail is walked the other way
  const [toTail, toHead] = isDown === 0 ? [metric.down, metric.up] : [metric.up, metric.down];
  const slot = 2 * arc + isDown;
  const y = tail[arc]!;
  const depth = headDepth[arc]!;
  const step = 2 ** arcBits(structure);
  const farthest = stretchFlag / step - 1;
  let by = via[slot]!;
  let best = infiniteWeight;
  if (by < ownArc && toHead[arc]! !== infiniteWeight) {
    // the triangle it came from is often still the best one, and with a good bound most others need one look
    const low = by & (step - 1);
    let high = low + Math.floor(by / step);
    if (high === low)
      do high++;
      while (headDepth[high] !== depth);
    const sum = (toTail[low]! + toHead[high]!) >>> 0;
    if (sum < best) best = sum;
  }
  const own = leastOwn(metric, slot);
  if (own < best) {
    best = own;
    by = via[slot]!;
  }
  const above = firstUp[y + 1]! - arc; // so many upper neighbours of y are not below z
  const between = arc - firstUp[y]!; // so many are
  const end = firstDown[y + 1]!;
  for (let i = firstDown[y]!; i < end; i++) {
    const low = downArc[i]!;
    const xToY = toTail[low]!;
    if (xToY >= best) continue;
    // the arc to z, if there is one: heads ascend, so depths fall; those of x above y are among those of y
    const stop = firstUp[tail[low]! + 1]!;
    const first = stop - above > low ? stop - above : low + 1;
    const last = low + 1 + between < stop ? low + 1 + between : stop - 1;
    const high = findDescending(headDepth, first, last, depth);
    if (headDepth[high] !== depth || high > last) continue;
    const sum = (xToY + toHead[high]!) >>> 0;
    if (sum < best) {
      best = sum;
      by = stop - low > farthest ? low : low + (high - low) * step;
    }
  }
  toHead[arc] = best;
  via[slot] = by;
}

/** Where `value`, which is there, stands between `low` and `high` in an ascending column. Without a branch: half of them would be guessed wrong. */
function findAscending(column: Uint32Array, low: number, high: number, value: number): number {
  for (let places = high - low + 1; places > 1; ) {
    const half = places >>> 1;
    low += half & ((column[low + half - 1]! - value) >> 31);
    places -= half;
  }
  return low;
}

/** The same in a descending one, where it need not be there. */
function findDescending(column: Uint16Array, low: number, high: number, value: number): number {
  for (let places = high - low + 1; places > 1; ) {
    const half = places >>> 1;
    low += half & ((value - column[low + half - 1]!) >> 31);
    places -= half;
  }
  return low;
}

function pushHeap(heap: Uint32Array, size: number, value: number): number {
  let at = size;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (heap[above]! <= value) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = value;
  return size + 1;
}

/** Takes the least away; the new size. */
function popHeap(heap: Uint32Array, size: number): number {
  const last = heap[size - 1]!;
  const left = size - 1;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= left) break;
    if (child + 1 < left && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= last) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return left;
}
