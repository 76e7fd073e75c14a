/**
 * Which nodes hang together: weakly (with every arc taken both ways) and strongly (there and back). Weakly by union-find with path halving;
 * strongly by Tarjan's algorithm (R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972) without recursion.
 *
 * Bounds: `at[v]` runs from firstOut[v] to firstOut[v + 1]; stacks hold each node at most once, so they have one row per node.
 */
import type { DirectedGraph } from './directed-graph.js';

export interface Components {
  /** How many there are. */
  readonly count: number;
  /** Number of the component of each node, from 0 in the order in which they were found. Rows: nodes. */
  readonly of: Uint32Array;
  /** Nodes in each component. Rows: count. */
  readonly sizes: Uint32Array;
}

export function weakComponents({ nodes, arcs, tail, head }: Pick<DirectedGraph, 'nodes' | 'arcs' | 'tail' | 'head'>): Components {
  const parent = Uint32Array.from({ length: nodes }, (_, node) => node);
  const rootOf = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let arc = 0; arc < arcs; arc++) {
    const a = rootOf(tail[arc]!);
    const b = rootOf(head[arc]!);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const of = new Uint32Array(nodes);
  let count = 0;
  for (let node = 0; node < nodes; node++) {
    // the root of a component is its smallest node, so it has its number before any other asks
    of[node] = parent[node] === node ? count++ : of[rootOf(node)]!;
  }
  return { count, of, sizes: sizesOf(of, count) };
}

export function strongComponents({ nodes, firstOut, head }: Pick<DirectedGraph, 'nodes' | 'firstOut' | 'head'>): Components {
  const unseen = 0xffff_ffff;
  const order = new Uint32Array(nodes).fill(unseen);
  const low = new Uint32Array(nodes);
  const of = new Uint32Array(nodes).fill(unseen);
  const at = firstOut.slice(0, nodes);
  const path = new Uint32Array(nodes);
  const open = new Uint32Array(nodes);
  let pathLength = 0;
  let openLength = 0;
  let seen = 0;
  let count = 0;
  const enter = (node: number): void => {
    order[node] = seen;
    low[node] = seen++;
    path[pathLength++] = node;
    open[openLength++] = node;
  };
  for (let start = 0; start < nodes; start++) {
    if (order[start] !== unseen) continue;
    enter(start);
    while (pathLength > 0) {
      const node = path[pathLength - 1]!;
      if (at[node]! < firstOut[node + 1]!) {
        const next = head[at[node]!++]!;
        if (order[next] === unseen) enter(next);
        else if (of[next] === unseen && order[next]! < low[node]!) low[node] = order[next]!;
        continue;
      }
      pathLength--;
      if (pathLength > 0) {
        const above = path[pathLength - 1]!;
        if (low[node]! < low[above]!) low[above] = low[node]!;
      }
      if (low[node] !== order[node]) continue;
      let member: number;
      do {
        member = open[--openLength]!;
        of[member] = count;
      } while (member !== node);
      count++;
    }
  }
  return { count, of, sizes: sizesOf(of, count) };
}

function sizesOf(of: Uint32Array, count: number): Uint32Array {
  const sizes = new Uint32Array(count);
  for (let node = 0; node < of.length; node++) sizes[of[node]!]!++;
  return sizes;
}
