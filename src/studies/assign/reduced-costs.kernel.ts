/**
 * Cheapest ways when every resource costs its shadow price: the pricing step of column generation.
 *
 * Why `!` is right here: `usesResource` holds rows of `capacities`, `takes` has as many; commodities name rows of `cargoes`; a parent
 * is an arc of the graph or NONE, and NONE only at a source, for the walk starts at a node that was reached.
 */
import { createDijkstraScratch, dijkstra } from '../../graph/index.js';
import { NONE } from '../../units/index.js';
import type { FlowProblem } from './flow-problem.js';

export interface CheapestWay {
  readonly source: number;
  readonly target: number;
  readonly arcs: readonly number[];
  /** Per tonne with shadow prices; Infinity = there is no way. */
  readonly price: number;
}

/** One way per commodity. Commodities with the same cargo and ends to start from share one search. */
export function findCheapestWays(problem: FlowProblem, shadowPrices: Float64Array): CheapestWay[] {
  const { graph, commodities, cargoes } = problem;
  const ways = new Array<CheapestWay>(commodities.length);
  const scratch = createDijkstraScratch(graph.nodes);
  for (let cargo = 0; cargo < cargoes.length; cargo++) {
    const weights = priceArcs(problem, cargo, shadowPrices);
    const groups = new Map<string, number[]>();
    for (let k = 0; k < commodities.length; k++) {
      if (commodities[k]!.cargo !== cargo) continue;
      const key = commodities[k]!.sources.map(({ node, cost }) => `${node} ${cost}`).join();
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [k]);
      else group.push(k);
    }
    for (const group of groups.values()) {
      const { sources } = commodities[group[0]!]!;
      const tree = dijkstra({ graph, weights, direction: 'forward', sources: sources.map(({ node, cost }) => ({ node, value: cost })) }, scratch);
      for (const k of group) ways[k] = walkBack(problem, k, tree);
    }
  }
  return ways;
}

function priceArcs(problem: FlowProblem, cargo: number, shadowPrices: Float64Array): Float64Array {
  const { cost, takes } = problem.cargoes[cargo]!;
  const { firstUse, usesResource, usesShare } = problem;
  const weights = cost.slice();
  for (let arc = 0; arc < weights.length; arc++) {
    for (let i = firstUse[arc]!; i < firstUse[arc + 1]!; i++) {
      const resource = usesResource[i]!;
      weights[arc] = weights[arc]! + takes[resource]! * usesShare[i]! * shadowPrices[resource]!;
    }
  }
  return weights;
}

function walkBack(problem: FlowProblem, k: number, { dist, parent }: { dist: Float64Array; parent: Uint32Array }): CheapestWay {
  const { sources, targets } = problem.commodities[k]!;
  let target = 0;
  let price = Infinity;
  for (let t = 0; t < targets.length; t++) {
    const { node, cost } = targets[t]!;
    if (dist[node]! + cost < price) {
      price = dist[node]! + cost;
      target = t;
    }
  }
  if (price === Infinity) return { source: 0, target: 0, arcs: [], price };
  const arcs: number[] = [];
  let node = targets[target]!.node;
  for (; parent[node] !== NONE; node = problem.graph.tail[arcs[arcs.length - 1]!]!) arcs.push(parent[node]!);
  let source = -1;
  for (let s = 0; s < sources.length; s++) {
    if (sources[s]!.node === node && (source < 0 || sources[s]!.cost < sources[source]!.cost)) source = s;
  }
  return { source, target, arcs: arcs.reverse(), price };
}
