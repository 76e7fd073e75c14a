/**
 * What the arcs of a perfect search graph stand for, as far as possible written out. Unpacking a way arc by arc waits for memory about twice per arc of
 * the graph; short stretches that lie side by side are read in one go. Written out are the stretches of at most `longestStretch` arcs that a longer
 * arc consists of; the rest stays two lower arcs.
 *
 * Why `!` is right here: slots are those of the structure; lower arcs have smaller numbers than the arc above them, so they are ready when it is reached.
 */
import { infiniteWeight } from './cch-structure.js';
import { arcBits, type CchMetric, ownArc, stretchFlag } from './metric.kernel.js';

export interface Routes {
  /** As `via` of a metric, and `stretchFlag` + where a stretch begins in `stretches`. Rows: 2 × arcs. */
  readonly code: Uint32Array;
  /** A count, then so many arcs of the graph in the order of travel. */
  readonly stretches: Uint32Array;
}

const longestStretch = 24;
const tooLong = 0xff;

/** `up`, `down`: distances between the ends of every arc; only arcs that are as long as these can be part of a shortest way. */
export function writeRoutes(metric: CchMetric, up: Uint32Array, down: Uint32Array): Routes {
  const { structure, via } = metric;
  const { arcs, headDepth } = structure;
  const bits = arcBits(structure);
  const mask = 2 ** bits - 1;
  const toHeadOf = (slot: number, code: number): number => {
    const toTail = code & mask;
    if (code >>> bits !== 0) return toTail + (code >>> bits);
    let arc = toTail + 1;
    while (headDepth[arc] !== headDepth[slot >>> 1]) arc++;
    return arc;
  };
  const isExact = (slot: number): boolean => {
    const arc = slot >>> 1;
    const weight = (slot & 1) === 0 ? metric.up[arc]! : metric.down[arc]!;
    return weight !== infiniteWeight && weight === ((slot & 1) === 0 ? up[arc] : down[arc]);
  };
  const hops = new Uint8Array(2 * arcs).fill(tooLong);
  const wanted = new Uint8Array(2 * arcs);
  let room = 0;
  for (let slot = 0; slot < 2 * arcs; slot++) {
    if (!isExact(slot)) continue;
    const code = via[slot]!;
    if (code >= ownArc) {
      hops[slot] = 1;
      continue;
    }
    // one of the two lower arcs is walked down, the other up
    const isDown = slot & 1;
    const tailSlot = 2 * (code & mask) + 1 - isDown;
    const headSlot = 2 * toHeadOf(slot, code) + isDown;
    const sum = hops[tailSlot]! + hops[headSlot]!;
    hops[slot] = sum <= longestStretch ? sum : tooLong;
    if (sum <= longestStretch) continue;
    for (const lower of [tailSlot, headSlot]) {
      if (hops[lower] === 1 || hops[lower] === tooLong || wanted[lower] === 1) continue;
      wanted[lower] = 1;
      room += hops[lower]! + 1;
    }
  }
  const code = via.slice();
  const stretches = new Uint32Array(room);
  const stack = new Uint32Array(2 * longestStretch + 2);
  let at = 0;
  for (let slot = 0; slot < 2 * arcs; slot++) {
    if (wanted[slot] === 0) continue;
    code[slot] = stretchFlag + at;
    stretches[at++] = hops[slot]!;
    stack[0] = slot;
    for (let filled = 1; filled > 0; ) {
      const here = stack[--filled]!;
      const from = via[here]!;
      if (from >= ownArc) {
        stretches[at++] = from - ownArc;
        continue;
      }
      const isDown = here & 1;
      const tailSlot = 2 * (from & mask) + 1 - isDown;
      const headSlot = 2 * toHeadOf(here, from) + isDown;
      stack[filled++] = isDown === 0 ? headSlot : tailSlot;
      stack[filled++] = isDown === 0 ? tailSlot : headSlot;
    }
  }
  return { code, stretches };
}
