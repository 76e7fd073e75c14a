/**
 * Where does a graph lie when nobody gave coordinates? Differences of hop counts: x from two nodes far from each other, y from two that are
 * far from both. Enough to sort a road or rail network along lines; parts that are not connected each get their own.
 *
 * Why `!` is right here: nodes come from a SupportGraph.
 */
import type { SupportGraph } from './support-graph.kernel.js';

export function hopCoordinates(graph: SupportGraph): { readonly x: Float64Array; readonly y: Float64Array } {
  const { nodes } = graph;
  const x = new Float64Array(nodes);
  const y = new Float64Array(nodes);
  const seen = new Uint8Array(nodes);
  const hops = Array.from({ length: 4 }, () => new Int32Array(nodes).fill(-1));
  const queue = new Uint32Array(nodes);
  for (let root = 0; root < nodes; root++) {
    if (seen[root] === 1) continue;
    const size = search(graph, root, hops[0]!, queue);
    const part = queue.slice(0, size);
    for (const node of part) {
      seen[node] = 1;
      hops[0]![node] = -1;
    }
    const a = part[size - 1]!;
    search(graph, a, hops[0]!, queue);
    const b = queue[size - 1]!;
    search(graph, b, hops[1]!, queue);
    const c = farthest(part, (node) => hops[0]![node]! + hops[1]![node]! - Math.abs(hops[0]![node]! - hops[1]![node]!));
    search(graph, c, hops[2]!, queue);
    const d = farthest(part, (node) => Math.min(hops[0]![node]!, hops[1]![node]!, hops[2]![node]!) + hops[2]![node]!);
    search(graph, d, hops[3]!, queue);
    for (const node of part) {
      x[node] = hops[0]![node]! - hops[1]![node]!;
      y[node] = hops[2]![node]! - hops[3]![node]!;
    }
  }
  return { x, y };
}

/** Breadth first from `root`; `queue` then begins with the nodes reached, nearest first; how many. */
function search({ first, neighbour }: SupportGraph, root: number, hops: Int32Array, queue: Uint32Array): number {
  let end = 1;
  queue[0] = root;
  hops[root] = 0;
  for (let at = 0; at < end; at++) {
    const node = queue[at]!;
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const next = neighbour[i]!;
      if (hops[next] !== -1) continue;
      hops[next] = hops[node]! + 1;
      queue[end++] = next;
    }
  }
  return end;
}

/** The first of the nodes with the highest measure. */
function farthest(part: Uint32Array, measure: (node: number) => number): number {
  let best = part[0]!;
  let most = -Infinity;
  for (const node of part) {
    const value = measure(node);
    if (value <= most) continue;
    most = value;
    best = node;
  }
  return best;
}
