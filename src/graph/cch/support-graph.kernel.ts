/**
 * The undirected simple graph under a directed one: two nodes are neighbours when an arc joins them in either direction. Loops and
 * parallel arcs are gone. Orders and contraction look at this graph only, so one of them serves every metric.
 *
 * Why `!` is right here: nodes come from a checked DirectedGraph; `neighbour` has room for both ends of every arc.
 */
import { NONE } from '../../units/index.js';
import type { DirectedGraph } from '../directed-graph.js';

export interface SupportGraph {
  readonly nodes: number;
  /** Neighbours of node `n` are `neighbour[first[n]] … neighbour[first[n + 1] − 1]`, each once. Rows: nodes + 1. */
  readonly first: Uint32Array;
  readonly neighbour: Uint32Array;
}

export function supportGraph(graph: DirectedGraph): SupportGraph {
  const { nodes, firstOut, head, firstIn, inArc, tail } = graph;
  const first = new Uint32Array(nodes + 1);
  const neighbour = new Uint32Array(2 * graph.arcs);
  const seenFrom = new Uint32Array(nodes).fill(NONE);
  let size = 0;
  for (let node = 0; node < nodes; node++) {
    seenFrom[node] = node; // a loop is no neighbour
    for (let arc = firstOut[node]!; arc < firstOut[node + 1]!; arc++) {
      const next = head[arc]!;
      if (seenFrom[next] === node) continue;
      seenFrom[next] = node;
      neighbour[size++] = next;
    }
    for (let i = firstIn[node]!; i < firstIn[node + 1]!; i++) {
      const next = tail[inArc[i]!]!;
      if (seenFrom[next] === node) continue;
      seenFrom[next] = node;
      neighbour[size++] = next;
    }
    first[node + 1] = size;
  }
  return { nodes, first, neighbour: neighbour.slice(0, size) };
}
