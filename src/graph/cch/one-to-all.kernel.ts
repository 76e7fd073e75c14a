/**
 * How far is it from one node to all, or from all to one? One climb, then one sweep from the highest rank down (D. Delling, A. Goldberg, A. Nowatzyk,
 * R. Werneck, PHAST: hardware-accelerated shortest path trees, JPDC 2013, doi:10.1016/j.jpdc.2012.02.007): no queue, every arc once.
 *
 * Ranks are a postorder of the elimination tree, so the sweep visits it depth first, and a row by depth always holds the distances of the ancestors
 * of the rank at hand: all reads of distances stay in a few kilobytes.
 *
 * Why `!` is right here: ranks are below `nodes`, depths below `height`, which the rows have.
 */
import { NONE } from '../../units/index.js';
import { infiniteWeight } from './cch-structure.js';
import { climbAll } from './labels.kernel.js';
import { requireRank } from './query.kernel.js';
import type { SearchGraph } from './search-graph.kernel.js';

export interface OneToAllQuery {
  readonly node: number;
  /** forward: distances from the node; backward: distances to it. */
  readonly direction: 'forward' | 'backward';
}

/** Distances by node of the graph, `infiniteWeight` = no way, written to `out` (rows: nodes) and returned. */
export function cchOneToAll(
  search: SearchGraph,
  { node, direction }: OneToAllQuery,
  out: Uint32Array = new Uint32Array(search.structure.nodes),
): Uint32Array {
  const { structure } = search;
  const { nodes, parent, depth, order, height } = structure;
  const [rising, falling] = direction === 'forward' ? [search.forward, search.backward] : [search.backward, search.forward];
  const origin = requireRank(structure, node);
  const climbed = new Uint32Array(height);
  climbAll(structure, rising, origin, climbed, 0);
  const ancestor = new Uint32Array(height);
  for (let x = origin, level = depth[origin]!; x !== NONE; x = parent[x]!, level--) ancestor[level] = x;
  const line = new Uint32Array(height);
  const { first, headDepth, weight } = falling;
  for (let x = nodes - 1; x >= 0; x--) {
    const level = depth[x]!;
    let best = ancestor[level] === x && level <= depth[origin]! ? climbed[level]! : infiniteWeight;
    for (let arc = first[x]!, end = first[x + 1]!; arc < end; arc++) {
      const reached = (line[headDepth[arc]!]! + weight[arc]!) >>> 0;
      if (reached < best) best = reached;
    }
    line[level] = best;
    out[order[x]!] = best;
  }
  return out;
}
