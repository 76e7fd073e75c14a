/**
 * Everybody on the cheapest way at given costs: the lower bound that certifies an equilibrium, and the direction of Frank-Wolfe.
 *
 * Why `!` is right here: parents are arcs of the graph or NONE, heads and tails nodes of it; destinations were reached when the
 * problem was made servable (serveDemand), and reachability does not depend on costs.
 */
import { createDijkstraScratch, dijkstra } from '../../graph/index.js';
import { exactSum } from './link-costs.kernel.js';
import { type OriginDemand, type TrafficProblem, toDemand } from './traffic-problem.js';

/** What the trips would cost if each took a cheapest way (SPTT). Adds the flows of these ways to `flow` when given. */
export function loadShortest(problem: TrafficProblem, cost: Float64Array, flow?: Float64Array): number {
  const { graph } = problem;
  const { tail } = graph;
  const scratch = createDijkstraScratch(graph.nodes);
  const tree = { dist: new Float64Array(graph.nodes), parent: new Uint32Array(graph.nodes) };
  const terms = new Float64Array(problem.origins.length);
  for (let o = 0; o < problem.origins.length; o++) {
    const { node: origin, destinations, amounts } = problem.origins[o]!;
    dijkstra({ graph, weights: cost, direction: 'forward', sources: [{ node: origin, value: 0 }], targets: destinations }, scratch, tree);
    const paid = new Float64Array(destinations.length);
    for (let d = 0; d < destinations.length; d++) {
      const to = destinations[d]!;
      const amount = amounts[d]!;
      paid[d] = amount * tree.dist[to]!;
      if (flow === undefined) continue;
      for (let at = to; at !== origin; ) {
        const arc = tree.parent[at]!;
        flow[arc] = flow[arc]! + amount;
        at = tail[arc]!;
      }
    }
    terms[o] = exactSum(paid);
  }
  return exactSum(terms);
}

export interface Unserved {
  /** Nodes of the graph. */
  readonly origin: number;
  readonly destination: number;
  readonly amount: number;
}

/** Trips without any way are taken out and listed, by origin and destination. */
export function serveDemand(problem: TrafficProblem): { readonly problem: TrafficProblem; readonly unserved: readonly Unserved[] } {
  const { graph, costs } = problem;
  const scratch = createDijkstraScratch(graph.nodes);
  const unserved: Unserved[] = [];
  const origins: OriginDemand[] = [];
  for (const { node, destinations, amounts } of problem.origins) {
    const { dist } = dijkstra({ graph, weights: costs.base, direction: 'forward', sources: [{ node, value: 0 }] }, scratch);
    const served = new Map<number, number>();
    for (let d = 0; d < destinations.length; d++) {
      const destination = destinations[d]!;
      if (dist[destination]! < Infinity) served.set(destination, amounts[d]!);
      else unserved.push({ origin: node, destination, amount: amounts[d]! });
    }
    if (served.size > 0) origins.push(toDemand(node, served));
  }
  return { problem: { ...problem, origins }, unserved };
}
