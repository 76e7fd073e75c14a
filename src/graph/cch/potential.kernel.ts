/**
 * How far is it from any node to one target, exactly, asked node by node? Only what is asked is computed (B. Strasser, T. Zeitz, A fast and tight heuristic
 * for A* in road networks, SEA 2021, doi:10.4230/LIPIcs.SEA.2021.6: CCH-potentials, lazy RPHAST). As lower bounds for other weights that are nowhere
 * smaller they are consistent.
 *
 * Why `!` is right here: ranks are below `nodes`; depths are below `height`; the line holds the ancestors of its deepest rank.
 */
import { NONE } from '../../units/index.js';
import { infiniteWeight } from './cch-structure.js';
import { climbAll } from './labels.kernel.js';
import { requireRank } from './query.kernel.js';
import type { SearchGraph } from './search-graph.kernel.js';

export interface CchPotential {
  /** Costs one climb; forgets what was computed for another target. */
  readonly setTarget: (node: number) => void;
  /** From a node of the graph to the target; Infinity = no way, or no target set yet. */
  readonly distanceTo: (node: number) => number;
}

/** Of the metric as it is at `setTarget`; needs 8 bytes a node. */
export function createPotential(search: SearchGraph): CchPotential {
  const { structure, forward, backward } = search;
  const { nodes, parent, depth, height, rank } = structure;
  const { first, headDepth, weight } = forward;
  const dist = new Uint32Array(nodes); // by rank, where `knownIn` is the round
  const knownIn = new Uint32Array(nodes);
  const climbed = new Uint32Array(height);
  // the ranks from the root to the one asked last, and their distances
  const lineRank = new Uint32Array(height).fill(NONE);
  const line = new Uint32Array(height).fill(infiniteWeight);
  let deepest = -1;
  let round = 0;

  const setTarget = (node: number): void => {
    const target = requireRank(structure, node);
    if (round === 0xffff_ffff) {
      knownIn.fill(0);
      round = 0;
    }
    round++;
    deepest = -1;
    climbAll(structure, backward, target, climbed, 0);
    // the target's ancestors, from the root down
    for (let x = target, level = depth[target]!; x !== NONE; x = parent[x]!, level--) lineRank[level] = x;
    for (let level = 0; level <= depth[target]!; level++) settle(lineRank[level]!, level, climbed[level]!);
    deepest = depth[target]!;
  };
  /** The distance of a rank whose ancestors stand in the line. */
  const settle = (x: number, level: number, start: number): void => {
    let best = start;
    for (let arc = first[x]!, end = first[x + 1]!; arc < end; arc++) {
      const reached = (line[headDepth[arc]!]! + weight[arc]!) >>> 0;
      if (reached < best) best = reached;
    }
    line[level] = best;
    dist[x] = best;
    knownIn[x] = round;
  };
  const distanceTo = (node: number): number => {
    const x = rank[node]!;
    if (round === 0) return Infinity;
    if (knownIn[x] !== round) {
      const bottom = depth[x]!;
      let level = bottom;
      for (let y = x; level > deepest || (level >= 0 && lineRank[level] !== y); y = parent[y]!, level--) lineRank[level] = y;
      while (level < bottom) {
        level++;
        const y = lineRank[level]!;
        if (knownIn[y] === round) line[level] = dist[y]!;
        else settle(y, level, infiniteWeight);
      }
      deepest = bottom;
    }
    return dist[x] === infiniteWeight ? Infinity : dist[x]!;
  };
  return { setTarget, distanceTo };
}
