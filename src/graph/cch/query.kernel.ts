/**
 * How far is it between two nodes, and which way? Both ends climb the elimination tree to its root and meet at a common ancestor (Dibbelt, Strasser,
 * Wagner 2016, section 8.2): no queue. Distances stand in rows by depth, so a query touches a few kilobytes of scratch and needs no resetting.
 *
 * Why `!` is right here: ranks and arcs are those of the structure, depths are below `height`, which the rows have.
 */
import { NONE } from '../../units/index.js';
import { infiniteWeight } from './cch-structure.js';
import type { SearchGraph, UpwardArcs } from './search-graph.kernel.js';
import { unpackArc } from './unpack.kernel.js';

/** Working memory of one query after the other. */
export interface CchScratch {
  readonly distForward: Uint32Array;
  readonly distBackward: Uint32Array;
  /** The arc, as a position in the search graph's column, by which the node at a depth was reached. */
  readonly byForward: Uint32Array;
  readonly byBackward: Uint32Array;
  /** Depth at which the last query's ends met; NONE when they did not. */
  meeting: number;
}

export function createCchScratch(height: number): CchScratch {
  const row = (): Uint32Array => new Uint32Array(height);
  return { distForward: row(), distBackward: row(), byForward: row(), byBackward: row(), meeting: NONE };
}

/** Distance from `source` to `target`, both nodes of the graph; Infinity = there is no way. */
export function cchDistance(search: SearchGraph, source: number, target: number, scratch: CchScratch): number {
  const { structure, forward, backward } = search;
  const { parent, depth, rank, nodes } = structure;
  if (!(source >= 0 && source < nodes)) throw new Error(`source is ${source}; expected a node below ${nodes}`);
  if (!(target >= 0 && target < nodes)) throw new Error(`target is ${target}; expected a node below ${nodes}`);
  const { distForward, distBackward, byForward, byBackward } = scratch;
  let x = rank[source]!;
  let y = rank[target]!;
  distForward.fill(infiniteWeight, 0, depth[x]!);
  distBackward.fill(infiniteWeight, 0, depth[y]!);
  distForward[depth[x]!] = 0;
  distBackward[depth[y]!] = 0;
  byForward[depth[x]!] = NONE;
  byBackward[depth[y]!] = NONE;
  while (x !== y) {
    if (x < y) {
      const dist = distForward[depth[x]!]!;
      if (dist !== infiniteWeight) climb(forward, x, dist, distForward, byForward);
      x = parent[x]!;
    } else {
      const dist = distBackward[depth[y]!]!;
      if (dist !== infiniteWeight) climb(backward, y, dist, distBackward, byBackward);
      y = parent[y]!;
    }
  }
  let best = infiniteWeight;
  let meeting = NONE;
  for (; x !== NONE; x = parent[x]!) {
    const level = depth[x]!;
    const there = distForward[level]!;
    const back = distBackward[level]!;
    if (there + back < best) {
      best = there + back;
      meeting = level;
    }
    if (there < best) climb(forward, x, there, distForward, byForward);
    if (back < best) climb(backward, x, back, distBackward, byBackward);
  }
  scratch.meeting = meeting;
  return meeting === NONE ? Infinity : best;
}

function climb({ first, headDepth, weight }: UpwardArcs, x: number, dist: number, distances: Uint32Array, by: Uint32Array): void {
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

/** The arcs of the graph on a shortest way that the last query on `scratch` found, in the order of travel; undefined when it found none. */
export function cchPath(search: SearchGraph, scratch: CchScratch): Uint32Array | undefined {
  if (scratch.meeting === NONE) return undefined;
  const { structure, metric, forward, backward } = search;
  const { depth, tail } = structure;
  const up: number[] = [];
  for (let level = scratch.meeting; scratch.byForward[level] !== NONE; ) {
    const at = scratch.byForward[level]!;
    const arc = forward.arc === undefined ? at : forward.arc[at]!;
    up.push(arc);
    level = depth[tail[arc]!]!;
  }
  const path: number[] = [];
  for (let i = up.length - 1; i >= 0; i--) unpackArc(metric, 2 * up[i]!, path);
  for (let level = scratch.meeting; scratch.byBackward[level] !== NONE; ) {
    const at = scratch.byBackward[level]!;
    const arc = backward.arc === undefined ? at : backward.arc[at]!;
    unpackArc(metric, 2 * arc + 1, path);
    level = depth[tail[arc]!]!;
  }
  return Uint32Array.from(path);
}
