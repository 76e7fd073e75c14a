/**
 * Ways that must use something, in order: the network unfolded into one copy per requirement still open. An arc that meets the
 * next requirement leads into the next copy; only the last copy holds the target. Exact for any number of criteria, and the
 * search itself knows nothing of it.
 */
import { buildGraph, type DirectedGraph } from '../graph/index.js';

export interface ViaGraph {
  readonly graph: DirectedGraph;
  /** The arc of the plain graph that each unfolded arc is a copy of. Rows: arcs of `graph`. */
  readonly plainArc: Uint32Array;
  /** A plain column copied to every unfolded arc. */
  spread(column: Float64Array): Float64Array;
  spreadFlags(column: Uint8Array): Uint8Array;
  /** The node's copy in the first or the last copy. */
  first(node: number): number;
  last(node: number): number;
}

/** `meets[i][arc]` = 1 when the arc meets requirement i. */
export const unfold = (plain: DirectedGraph, meets: readonly Uint8Array[]): ViaGraph => {
  const copies = meets.length + 1;
  const tails = new Uint32Array(plain.arcs * copies);
  const heads = new Uint32Array(plain.arcs * copies);
  for (let copy = 0; copy < copies; copy++) {
    for (let arc = 0; arc < plain.arcs; arc++) {
      let next = copy;
      while (next < meets.length && meets[next]?.[arc] === 1) next++;
      tails[copy * plain.arcs + arc] = copy * plain.nodes + (plain.tail[arc] ?? 0);
      heads[copy * plain.arcs + arc] = next * plain.nodes + (plain.head[arc] ?? 0);
    }
  }
  const { graph, inputToArc } = buildGraph(plain.nodes * copies, tails, heads);
  const plainArc = new Uint32Array(graph.arcs);
  for (let input = 0; input < graph.arcs; input++) plainArc[inputToArc[input] ?? 0] = input % plain.arcs;
  return {
    graph,
    plainArc,
    spread: (column) => Float64Array.from(plainArc, (arc) => column[arc] ?? Infinity),
    spreadFlags: (column) => Uint8Array.from(plainArc, (arc) => column[arc] ?? 0),
    first: (node) => node,
    last: (node) => node + meets.length * plain.nodes,
  };
};
