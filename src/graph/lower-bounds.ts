/** How little can still be needed from each node to the targets, criterion by criterion: one backward Dijkstra each. */
import { createDijkstraScratch, createShortestPathTree, dijkstra } from './dijkstra.kernel.js';
import type { DijkstraScratch, ShortestPathTree } from './dijkstra.kernel.js';
import type { DirectedGraph } from './directed-graph.js';
import type { Terminal } from './pareto-problem.js';

export interface BoundsQuery {
  readonly graph: DirectedGraph;
  /** One column per criterion; Infinity in column 0 closes the arc for all. */
  readonly weights: readonly Float64Array[];
  readonly targets: readonly Terminal[];
}

/** One tree per criterion over all nodes: `dist` is the bound (final costs included), `parent` the next arc of a best way. Refills `trees` if given. */
export function boundTrees(query: BoundsQuery, scratch?: DijkstraScratch, trees?: readonly ShortestPathTree[]): ShortestPathTree[] {
  const { graph, weights, targets } = query;
  const memory = scratch ?? createDijkstraScratch(graph.nodes);
  return weights.map((column, k) =>
    dijkstra(
      {
        graph,
        weights: column,
        ...(k > 0 && weights[0] ? { admission: weights[0] } : {}),
        direction: 'backward',
        sources: targets.map(({ node, values }) => ({ node, value: values[k] ?? 0 })),
      },
      memory,
      trees?.[k] ?? createShortestPathTree(graph.nodes),
    ),
  );
}

/** The columns `ParetoProblem.bounds` wants: exact for each criterion by itself, hence admissible and consistent. */
export function lowerBounds(query: BoundsQuery, scratch?: DijkstraScratch): Float64Array[] {
  return boundTrees(query, scratch).map((tree) => tree.dist);
}
