/**
 * The loop of a query: both ends climb the elimination tree to its root and meet at a common ancestor (assembly/meet.ts is its double). Distances stand in
 * rows by depth, so a query touches a few kilobytes of scratch and needs no resetting. Each depth remembers from which one it was reached: the way is
 * followed in the scratch, not through the columns, where every step would wait for memory.
 *
 * Why `!` is right here: ranks and arcs are those of the structure, depths are below `height`, which the rows have.
 */
import { NONE } from '../../units/index.js';
import { type CchStructure, infiniteWeight } from './cch-structure.js';
import type { MeetScratch, Reached } from './meet-scratch.js';
import type { UpwardArcs } from './search-columns.js';

/** The distance, `infiniteWeight` when the ends do not meet; leaves the way in the scratch. */
export function meet(
  { parent, depth, height }: CchStructure,
  forward: UpwardArcs,
  backward: UpwardArcs,
  source: number,
  target: number,
  scratch: MeetScratch,
): number {
  const { dist: distForward } = scratch.forward;
  const { dist: distBackward } = scratch.backward;
  let x = source;
  let y = target;
  let levelX = depth[x]!; // a parent is one level up, so depths need no look-up on the way
  let levelY = depth[y]!;
  start(scratch.forward, levelX);
  start(scratch.backward, levelY);
  while (x !== y) {
    if (x < y) {
      const dist = distForward[levelX]!;
      if (dist !== infiniteWeight) climb(forward, x, levelX, dist, scratch.forward);
      x = parent[x]!;
      levelX--;
    } else {
      const dist = distBackward[levelY]!;
      if (dist !== infiniteWeight) climb(backward, y, levelY, dist, scratch.backward);
      y = parent[y]!;
      levelY--;
    }
  }
  let best = infiniteWeight;
  let meeting = NONE;
  for (; x !== NONE; x = parent[x]!, levelX--) {
    const there = distForward[levelX]!;
    const back = distBackward[levelX]!;
    if (there + back < best) {
      best = there + back;
      meeting = levelX;
    }
    if (there < best) climb(forward, x, levelX, there, scratch.forward);
    if (back < best) climb(backward, x, levelX, back, scratch.backward);
  }
  follow(scratch, meeting, height);
  return best;
}

function start({ dist, by }: Reached, level: number): void {
  dist.fill(infiniteWeight, 0, level);
  dist[level] = 0;
  by[level] = NONE;
}

/** Relaxes the arcs up from rank `x`. */
function climb({ first, headDepth, weight }: UpwardArcs, x: number, level: number, dist: number, reached: Reached): void {
  const end = first[x + 1]!;
  for (let arc = first[x]!; arc < end; arc++) {
    const sum = (dist + weight[arc]!) >>> 0;
    const head = headDepth[arc]!;
    if (sum < reached.dist[head]!) {
      reached.dist[head] = sum;
      reached.by[head] = arc;
      reached.from[head] = level;
    }
  }
}

/** From where the ends met back to both. */
function follow(scratch: MeetScratch, meeting: number, height: number): void {
  const { forward, backward, climbed } = scratch;
  let begin = height;
  let end = height;
  if (meeting !== NONE) {
    for (let level = meeting; forward.by[level] !== NONE; level = forward.from[level]!) climbed[--begin] = forward.by[level]!;
    for (let level = meeting; backward.by[level] !== NONE; level = backward.from[level]!) climbed[end++] = backward.by[level]!;
  }
  scratch.begin = begin;
  scratch.end = end;
}
