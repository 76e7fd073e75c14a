/**
 * What a user equilibrium is asked of: a graph whose arcs slow down as they fill, and trips between its nodes. Every driver takes a way
 * that is cheapest for him; Wardrop's first principle (1952) says when nobody can gain by changing. M. Beckmann, C. McGuire, C. Winsten,
 * Studies in the Economics of Transportation, 1956: that state is the minimum of a convex function, the Beckmann sum.
 *
 * Zone centroids that may not be passed through are no special case below: such a node is split in two, one that only sends and one
 * that only receives, so every algorithm sees a plain graph.
 */
import { buildGraph, type DirectedGraph } from '../../graph/index.js';

/** One link of a BPR network as it comes in. cost(x) = fixed + freeFlow × (1 + b × (x / capacity)^power). */
export interface BprLink {
  /** Nodes from 0. */
  readonly from: number;
  readonly to: number;
  /** Flow units; > 0 unless the cost does not depend on flow. */
  readonly capacity: number;
  /** ≥ 0. */
  readonly freeFlow: number;
  /** ≥ 0. */
  readonly b: number;
  /** ≥ 0; with 0 the cost is freeFlow × (1 + b) at any flow. */
  readonly power: number;
  /** Toll and distance in units of time, ≥ 0. */
  readonly fixed: number;
}

export interface Trips {
  /** Nodes from 0. */
  readonly origin: number;
  readonly destination: number;
  /** Flow units, ≥ 0. */
  readonly amount: number;
}

export interface TrafficNetwork {
  readonly nodes: number;
  /** Nodes below this one are zone centroids: trips begin and end there and never pass. 0 = every node may be passed. */
  readonly firstThru: number;
  readonly links: readonly BprLink[];
}

/** Cost of arc `a` at flow x: `base[a] + slope[a] × (x × perCapacity[a]) ^ power[a]`. Rows of all: arcs. */
export interface CostColumns {
  readonly base: Float64Array;
  readonly slope: Float64Array;
  readonly perCapacity: Float64Array;
  /** 1 where `slope` is 0, so that no kernel asks for a power it does not need. */
  readonly power: Float64Array;
}

/** Everything that leaves from one node. */
export interface OriginDemand {
  readonly node: number;
  /** Ascending, each once. */
  readonly destinations: readonly number[];
  /** Rows: destinations; > 0. */
  readonly amounts: Float64Array;
}

export interface TrafficProblem {
  readonly graph: DirectedGraph;
  readonly costs: CostColumns;
  /** By ascending node. */
  readonly origins: readonly OriginDemand[];
  /** The arc that link i became. Rows: links. */
  readonly linkToArc: Uint32Array;
  /** Trips that begin and end at one node: they use no link. */
  readonly within: number;
}

export function buildTrafficProblem(network: TrafficNetwork, trips: readonly Trips[]): TrafficProblem {
  const { nodes, firstThru, links } = network;
  const arriving = (node: number): number => (node < firstThru ? nodes + node : node);
  const { graph, inputToArc } = buildGraph(
    nodes + Math.min(firstThru, nodes),
    links.map(({ from }) => from),
    links.map(({ to }) => arriving(to)),
  );
  const costs = emptyCosts(graph.arcs);
  for (const [i, link] of links.entries()) setCost(costs, inputToArc[i] ?? 0, link);
  const byOrigin = new Map<number, Map<number, number>>();
  let within = 0;
  for (const { origin, destination, amount } of trips) {
    if (origin === destination) within += amount;
    else if (amount > 0) {
      const row = byOrigin.get(origin) ?? new Map<number, number>();
      byOrigin.set(origin, row);
      row.set(arriving(destination), (row.get(arriving(destination)) ?? 0) + amount);
    }
  }
  const origins = [...byOrigin].sort(([a], [b]) => a - b).map(([node, row]) => toDemand(node, row));
  return { graph, costs, origins, linkToArc: inputToArc, within };
}

const emptyCosts = (arcs: number): CostColumns => ({
  base: new Float64Array(arcs),
  slope: new Float64Array(arcs),
  perCapacity: new Float64Array(arcs),
  power: new Float64Array(arcs).fill(1),
});

/** A power of 0 or a factor of 0 leaves a constant. */
function setCost(costs: CostColumns, arc: number, { capacity, freeFlow, b, power, fixed }: BprLink): void {
  const constant = power === 0 || b === 0 || freeFlow === 0;
  costs.base[arc] = fixed + freeFlow + (power === 0 ? freeFlow * b : 0);
  if (constant) return;
  if (!(capacity > 0)) throw new Error(`capacity of arc ${arc} is ${capacity}; expected more than 0 where cost depends on flow`);
  costs.slope[arc] = freeFlow * b;
  costs.perCapacity[arc] = 1 / capacity;
  costs.power[arc] = power;
}

export function toDemand(node: number, row: ReadonlyMap<number, number>): OriginDemand {
  const sorted = [...row].sort(([a], [b]) => a - b);
  return { node, destinations: sorted.map(([to]) => to), amounts: Float64Array.from(sorted, ([, amount]) => amount) };
}
