/**
 * Which arcs of the graph does a way in the hierarchy stand for? Each arc for those of the two lower arcs it came from, and so on down.
 *
 * What this costs is waiting for memory, so it goes by generations instead of depth first: all loads of a generation are issued before any
 * of them decides anything, and the processor has many under way at once (measured against depth first: docs/performance.md).
 *
 * Why `!` is right here: slots are those of the structure; a via arc has a tail below both ends, so the walk ends; the columns are grown to
 * twice the items before each generation.
 */
import type { CchStructure } from './cch-structure.js';
import { arcBits, ownArc, stretchFlag } from './metric.kernel.js';
import type { Routes } from './routes.kernel.js';

/** A way as a list: item 0 first, then `next`. */
export interface Way {
  /** 2 × the arc of the hierarchy, + 1 when it is walked down; in the end the arc of the graph, or `ownArc` + a stretch. Rows: items. */
  slot: Uint32Array;
  next: Uint32Array;
  items: number;
  /** Items of the generation at hand, and what they came from. */
  work: Uint32Array;
  via: Uint32Array;
}

export function createWay(): Way {
  const column = (): Uint32Array => new Uint32Array(2048);
  return { slot: column(), next: column(), items: 0, work: column(), via: column() };
}

export function reserveWay(way: Way, items: number): void {
  if (way.slot.length >= items) return;
  const longer = (column: Uint32Array): Uint32Array => {
    const made = new Uint32Array(2 * items);
    made.set(column);
    return made;
  };
  way.slot = longer(way.slot);
  way.next = longer(way.next);
  way.work = longer(way.work);
  way.via = longer(way.via);
}

/** Unpacks items `0 … items − 1`, which stand in the order of travel and have finite weights; the arcs of the graph, in the order of travel. */
export function unpackWay(structure: CchStructure, { code: codes, stretches }: Routes, way: Way): Uint32Array {
  const { headDepth } = structure;
  const bits = arcBits(structure);
  const mask = 2 ** bits - 1;
  for (let item = 0; item < way.items; item++) {
    way.next[item] = item + 1; // that of the last is never read
    way.work[item] = item;
  }
  let length = 0;
  for (let waiting = way.items; waiting > 0; ) {
    reserveWay(way, way.items + waiting);
    const { slot, next, work, via } = way;
    for (let i = 0; i < waiting; i++) via[i] = codes[slot[work[i]!]!]!;
    let { items } = way;
    let inner = 0;
    for (let i = 0; i < waiting; i++) {
      const code = via[i]!;
      const item = work[i]!;
      if (code >= ownArc) {
        slot[item] = code - ownArc;
        length++;
        continue;
      }
      if (code >= stretchFlag) {
        slot[item] = code - stretchFlag + ownArc;
        length += stretches[code - stretchFlag]!;
        continue;
      }
      const toTail = code & mask;
      const distance = code >>> bits;
      const here = slot[item]!;
      const toHead = distance === 0 ? findToHead(headDepth, toTail, headDepth[here >>> 1]!) : toTail + distance;
      const isDown = here & 1;
      const added = items++;
      next[added] = next[item]!;
      next[item] = added;
      slot[item] = 2 * (isDown === 0 ? toTail : toHead) + 1;
      slot[added] = 2 * (isDown === 0 ? toHead : toTail);
      work[inner++] = item;
    }
    for (let added = way.items; added < items; added++) work[inner++] = added;
    way.items = items;
    waiting = inner;
  }
  const arcs = new Uint32Array(length);
  for (let at = 0, item = 0; at < length; item = way.next[item]!) {
    const here = way.slot[item]!;
    if (here < ownArc) arcs[at++] = here;
    else {
      const begin = here - ownArc + 1;
      const end = begin + stretches[begin - 1]!;
      for (let i = begin; i < end; i++) arcs[at++] = stretches[i]!;
    }
  }
  return arcs;
}

/** The arc with the same tail as `toTail` whose head has this depth; it stands somewhere behind it. */
function findToHead(headDepth: Uint16Array, toTail: number, depth: number): number {
  let arc = toTail + 1;
  while (headDepth[arc] !== depth) arc++;
  return arc;
}
