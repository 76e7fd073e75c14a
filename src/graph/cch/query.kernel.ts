/**
 * How far is it between two nodes, and which way? Both ends climb the elimination tree to its root and meet at a common ancestor (Dibbelt, Strasser,
 * Wagner 2016, section 8.2): no queue. Distances stand in rows by depth, so a query touches a few kilobytes of scratch and needs no resetting.
 *
 * Why `!` is right here: ranks and arcs are those of the structure, depths are below `height`, which the rows have.
 */
import { NONE } from '../../units/index.js';
import { type CchStructure, infiniteWeight } from './cch-structure.js';
import type { SearchGraph, UpwardArcs } from './search-graph.kernel.js';
import { createWay, reserveWay, unpackWay, type Way } from './unpack.kernel.js';

/** Working memory of one query after the other. */
export interface CchScratch {
  readonly distForward: Uint32Array;
  readonly distBackward: Uint32Array;
  /** The arc, as a position in the search graph's column, by which the node at a depth was reached. */
  readonly byForward: Uint32Array;
  readonly byBackward: Uint32Array;
  readonly way: Way;
  /** Depth at which the last query's ends met; NONE when they did not. */
  meeting: number;
}

export function createCchScratch({ height }: Pick<CchStructure, 'height'>): CchScratch {
  const row = (): Uint32Array => new Uint32Array(height);
  return { distForward: row(), distBackward: row(), byForward: row(), byBackward: row(), way: createWay(), meeting: NONE };
}

/** Distance from `source` to `target`, both nodes of the graph; Infinity = there is no way. */
export function cchDistance(search: SearchGraph, source: number, target: number, scratch: CchScratch): number {
  const { structure, forward, backward } = search;
  const { parent, depth } = structure;
  const { distForward, distBackward, byForward, byBackward } = scratch;
  let x = requireRank(structure, source);
  let y = requireRank(structure, target);
  let levelX = depth[x]!; // a parent is one level up, so depths need no look-up on the way
  let levelY = depth[y]!;
  distForward.fill(infiniteWeight, 0, levelX);
  distBackward.fill(infiniteWeight, 0, levelY);
  distForward[levelX] = 0;
  distBackward[levelY] = 0;
  byForward[levelX] = NONE;
  byBackward[levelY] = NONE;
  while (x !== y) {
    if (x < y) {
      const dist = distForward[levelX]!;
      if (dist !== infiniteWeight) climb(forward, x, dist, distForward, byForward);
      x = parent[x]!;
      levelX--;
    } else {
      const dist = distBackward[levelY]!;
      if (dist !== infiniteWeight) climb(backward, y, dist, distBackward, byBackward);
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
    if (there < best) climb(forward, x, there, distForward, byForward);
    if (back < best) climb(backward, x, back, distBackward, byBackward);
  }
  scratch.meeting = meeting;
  return meeting === NONE ? Infinity : best;
}

/** Relaxes the arcs up from rank `x`. */
export function climb({ first, headDepth, weight }: UpwardArcs, x: number, dist: number, distances: Uint32Array, by: Uint32Array): void {
  const end = first[x + 1]!;
  for (let arc = first[x]!; arc < end; arc++) {
    const reached = (dist + weight[arc]!) >>> 0;
    const level = headDepth[arc]!;
    if (reached < distances[level]!) {
      distances[level] = reached;
      by[level] = arc;
    }
  }
}

export function requireRank({ rank, nodes }: CchStructure, node: number): number {
  if (!(node >= 0 && node < nodes)) throw new Error(`the node is ${node}; expected one below ${nodes}`);
  return rank[node]!;
}

/** The arcs of the graph on a shortest way that the last query on `scratch` found, in the order of travel; undefined when it found none. */
export function cchPath(search: SearchGraph, scratch: CchScratch): Uint32Array | undefined {
  if (scratch.meeting === NONE) return undefined;
  const { structure, routes, forward, backward } = search;
  const { depth, tail } = structure;
  const { way, byForward, byBackward } = scratch;
  reserveWay(way, 2 * structure.height);
  let count = 0;
  for (let level = scratch.meeting; byForward[level] !== NONE; count++) {
    const at = byForward[level]!;
    const arc = forward.arc === undefined ? at : forward.arc[at]!;
    way.slot[count] = 2 * arc;
    level = depth[tail[arc]!]!;
  }
  way.slot.subarray(0, count).reverse(); // they were found from the meeting back to the source
  for (let level = scratch.meeting; byBackward[level] !== NONE; count++) {
    const at = byBackward[level]!;
    const arc = backward.arc === undefined ? at : backward.arc[at]!;
    way.slot[count] = 2 * arc + 1;
    level = depth[tail[arc]!]!;
  }
  way.items = count;
  return unpackWay(structure, routes, way);
}
