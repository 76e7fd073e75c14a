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
import { arcBits, type CchMetric, ownArc, requireWeight, stretchFlag } from './metric.kernel.js';

/** Working memory of one update after the other; for one structure. All columns but the heap are all zero between updates. */
export interface UpdateScratch {
  /** Ranks that have a touched arc, as a binary heap. */
  readonly heap: Uint32Array;
  readonly queued: Uint8Array;
  /** 0 = not touched, 1 = touched, 2 = to be computed anew. Rows: arcs. */
  readonly state: Uint8Array;
  /** Weights of touched arcs before the update. Rows: arcs. */
  readonly oldUp: Uint32Array;
  readonly oldDown: Uint32Array;
}

export function createUpdateScratch({ nodes, arcs }: Pick<CchStructure, 'nodes' | 'arcs'>): UpdateScratch {
  return {
    heap: new Uint32Array(nodes),
    queued: new Uint8Array(nodes),
    state: new Uint8Array(arcs),
    oldUp: new Uint32Array(arcs),
    oldDown: new Uint32Array(arcs),
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
  const { structure, weights } = metric;
  const { slotOfInput, inputArcs } = structure;
  for (const { arc, weight } of changes) {
    if (!(arc >= 0 && arc < inputArcs)) throw new Error(`the arc is ${arc}; expected one below ${inputArcs}`);
    requireWeight(arc, weight);
  }
  let size = 0;
  for (const { arc, weight } of changes) {
    if (weights[arc] === weight) continue;
    weights[arc] = weight;
    const slot = slotOfInput[arc]!;
    if (slot !== NONE) size = touch(metric, scratch, slot >>> 1, 2, size);
  }
  let changed = 0;
  let longest = 0;
  while (size > 0) {
    const y = scratch.heap[0]!;
    size = popHeap(scratch.heap, size);
    scratch.queued[y] = 0;
    const from = structure.firstUp[y]!;
    const to = structure.firstUp[y + 1]!;
    for (let arc = from; arc < to; arc++) if (scratch.state[arc] === 2) computeArc(metric, arc);
    for (let arc = from; arc < to; arc++) {
      if (scratch.state[arc] === 0) continue;
      const up = metric.up[arc]!;
      const down = metric.down[arc]!;
      if (up === scratch.oldUp[arc] && down === scratch.oldDown[arc]) continue;
      changed++;
      if (up < infiniteWeight && up > longest) longest = up;
      if (down < infiniteWeight && down > longest) longest = down;
      size = spread(metric, scratch, arc, size);
    }
    for (let arc = from; arc < to; arc++) scratch.state[arc] = 0;
  }
  // the same promise as after a full customization; nearly always the first look is enough
  if (longest * structure.height > 0x3fff_ffff) requireRange(structure, metric.up, metric.down);
  return changed;
}

/** Marks an arc and queues its tail. */
function touch({ structure, up, down }: CchMetric, scratch: UpdateScratch, arc: number, state: 1 | 2, size: number): number {
  if (scratch.state[arc] === 0) {
    scratch.oldUp[arc] = up[arc]!;
    scratch.oldDown[arc] = down[arc]!;
  }
  if (scratch.state[arc]! < state) scratch.state[arc] = state;
  const y = structure.tail[arc]!;
  if (scratch.queued[y] === 1) return size;
  scratch.queued[y] = 1;
  return pushHeap(scratch.heap, size, y);
}

/** Tells every arc above the triangles in which `arc`, now final, is a lower arc. */
function spread(metric: CchMetric, scratch: UpdateScratch, arc: number, size: number): number {
  const { structure, up, down, via } = metric;
  const { firstUp, head, tail } = structure;
  const { state, oldUp, oldDown } = scratch;
  const x = tail[arc]!;
  const step = 2 ** arcBits(structure);
  const mask = step - 1;
  const farthest = stretchFlag / step - 1;
  const end = firstUp[x + 1]!;
  for (let other = firstUp[x]!; other < end; other++) {
    if (other === arc) continue;
    const low = other < arc ? other : arc; // x to y
    const high = other < arc ? arc : other; // x to z, y below z
    const lowTouched = state[low] !== 0;
    const highTouched = state[high] !== 0;
    if (other < arc && lowTouched && (up[low] !== oldUp[low] || down[low] !== oldDown[low])) continue; // that pair was done from the other's side
    const newThere = (down[low]! + up[high]!) >>> 0;
    const newBack = (down[high]! + up[low]!) >>> 0;
    const oldThere = ((lowTouched ? oldDown[low]! : down[low]!) + (highTouched ? oldUp[high]! : up[high]!)) >>> 0;
    const oldBack = ((highTouched ? oldDown[high]! : down[high]!) + (lowTouched ? oldUp[low]! : up[low]!)) >>> 0;
    if (newThere === oldThere && newBack === oldBack) continue;
    // the upper neighbours of x above y are all upper neighbours of y, which leaves few places
    const y = head[low]!;
    const upper = findAscending(head, firstUp[y]! + high - low - 1, firstUp[y + 1]! - (end - high), head[high]!);
    const code = high - low > farthest ? low : low + (high - low) * step;
    // only the triangle that gave an arc its weight can take it away
    if (
      (newThere > oldThere && (via[2 * upper]! & mask) === low && via[2 * upper]! < ownArc && up[upper]! < infiniteWeight) ||
      (newBack > oldBack && (via[2 * upper + 1]! & mask) === low && via[2 * upper + 1]! < ownArc && down[upper]! < infiniteWeight)
    ) {
      size = touch(metric, scratch, upper, 2, size);
    }
    if (newThere < up[upper]!) {
      size = touch(metric, scratch, upper, 1, size);
      up[upper] = newThere;
      via[2 * upper] = code;
    }
    if (newBack < down[upper]!) {
      size = touch(metric, scratch, upper, 1, size);
      down[upper] = newBack;
      via[2 * upper + 1] = code;
    }
  }
  return size;
}

/** One arc from the graph's arcs under it and all its lower triangles. */
function computeArc({ structure, weights, up, down, via }: CchMetric, arc: number): void {
  const { firstInput, input, slotOfInput, firstUp, firstDown, downArc, tail, headDepth } = structure;
  let bestUp = infiniteWeight;
  let bestDown = infiniteWeight;
  let byUp = via[2 * arc]!;
  let byDown = via[2 * arc + 1]!;
  for (let i = firstInput[arc]!; i < firstInput[arc + 1]!; i++) {
    const own = input[i]!;
    if (slotOfInput[own] === 2 * arc) {
      if (weights[own]! >= bestUp) continue;
      bestUp = weights[own]!;
      byUp = ownArc + own;
    } else if (weights[own]! < bestDown) {
      bestDown = weights[own]!;
      byDown = ownArc + own;
    }
  }
  const y = tail[arc]!;
  const depth = headDepth[arc]!;
  const step = 2 ** arcBits(structure);
  const farthest = stretchFlag / step - 1;
  const end = firstDown[y + 1]!;
  for (let i = firstDown[y]!; i < end; i++) {
    const low = downArc[i]!;
    const xToY = up[low]!;
    const yToX = down[low]!;
    if (xToY >= bestDown && yToX >= bestUp) continue;
    // the arc to z, if there is one: heads ascend, so depths fall
    const stop = firstUp[tail[low]! + 1]!;
    if (headDepth[stop - 1]! > depth) continue;
    let high = low + 1;
    while (high < stop && headDepth[high]! > depth) high++;
    if (high === stop || headDepth[high] !== depth) continue;
    const code = stop - low > farthest ? low : low + (high - low) * step;
    const there = (yToX + up[high]!) >>> 0;
    if (there < bestUp) {
      bestUp = there;
      byUp = code;
    }
    const back = (down[high]! + xToY) >>> 0;
    if (back < bestDown) {
      bestDown = back;
      byDown = code;
    }
  }
  up[arc] = bestUp;
  down[arc] = bestDown;
  via[2 * arc] = byUp;
  via[2 * arc + 1] = byDown;
}

/** Where `value`, which is there, stands between `low` and `high` in an ascending column. */
function findAscending(column: Uint32Array, low: number, high: number, value: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle]! < value) low = middle + 1;
    else high = middle;
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
