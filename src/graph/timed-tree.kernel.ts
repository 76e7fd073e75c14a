/**
 * The earliest arrival everywhere when some arcs take longer or shorter by the clock: Dijkstra with the delay asked for at the moment an arc is
 * reached. Exact where waiting never pays (FIFO: who comes later does not leave earlier), as opening hours, timetables and closures are; S. E.
 * Dreyfus, An appraisal of some shortest-path algorithms, 1969, doi:10.1287/opre.17.3.395. A binary heap of (arrival, node) with outdated entries.
 *
 * Bounds: nodes come from `head` and the sources, below `graph.nodes`; arcs from `firstOut`; heap places from its own size.
 */
import { NONE } from '../units/index.js';
import type { ShortestPathTree } from './dijkstra.kernel.js';
import { createShortestPathTree } from './dijkstra.kernel.js';
import type { DirectedGraph } from './directed-graph.js';
import type { TimedArcs } from './pareto-problem.js';

export interface TimedTreeQuery {
  readonly graph: DirectedGraph;
  /** Of arcs that the clock does not matter to; Infinity closes any arc. Rows: arcs. */
  readonly weights: Float64Array;
  readonly timed: TimedArcs;
  /** `value`: when one may leave the node, ≥ 0. */
  readonly sources: readonly { readonly node: number; readonly value: number }[];
}

export function timedTree({ graph, weights, timed, sources }: TimedTreeQuery): ShortestPathTree {
  const tree = createShortestPathTree(graph.nodes);
  const { dist, parent } = tree;
  dist.fill(Infinity);
  parent.fill(NONE);
  const keys: number[] = [];
  const nodes: number[] = [];
  const push = (key: number, node: number): void => {
    dist[node] = key;
    let at = keys.length;
    keys.push(key);
    nodes.push(node);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (keys[up]! <= key) break;
      keys[at] = keys[up]!;
      nodes[at] = nodes[up]!;
      at = up;
    }
    keys[at] = key;
    nodes[at] = node;
  };
  for (const { node, value } of sources) if (value < dist[node]!) push(value, node);
  while (keys.length > 0) {
    const key = keys[0]!;
    const node = nodes[0]!;
    const lastKey = keys.pop()!;
    const lastNode = nodes.pop()!;
    const size = keys.length;
    if (size > 0) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
        if (keys[child]! >= lastKey) break;
        keys[at] = keys[child]!;
        nodes[at] = nodes[child]!;
        at = child;
      }
      keys[at] = lastKey;
      nodes[at] = lastNode;
    }
    if (key > dist[node]!) continue; // an outdated entry
    for (let arc = graph.firstOut[node]!, end = graph.firstOut[node + 1]!; arc < end; arc++) {
      const weight = weights[arc]!;
      if (weight === Infinity) continue;
      const arrival = key + (timed.flag[arc] === 0 ? weight : timed.delay(arc, key));
      const head = graph.head[arc]!;
      if (arrival < dist[head]!) {
        parent[head] = arc;
        push(arrival, head);
      }
    }
  }
  return tree;
}
