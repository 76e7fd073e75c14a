/**
 * What one flow pays when something is removed. Without it, only the way that used it changes; so everything the best way does not use
 * is answered by the best way itself, and the rest is searched again, guided by the exact distances before the removal (a removal only
 * makes ways dearer, so they stay lower bounds: A*, P. E. Hart, N. J. Nilsson, B. Raphael 1968, doi:10.1109/TSSC.1968.300136, with the
 * potentials folded into the weights). All sums are of whole numbers, so the answer equals a search from nothing, to the last unit.
 */
import { createDijkstraScratch, dijkstra, shortestPath } from '../graph/index.js';
import type { Network, Place } from '../network/index.js';
import { type Endpoint, findEndpoints, graphOf, type Priced } from '../planning/index.js';
import type { GeneralisedCost } from './generalised-cost.js';
import { listThings, type ThingKind, thingsOf } from './things.js';

export interface RemovalSearch {
  /** Cost of one consignment with everything there; undefined when there is no way even so. */
  readonly base: number | undefined;
  /** Rows of the things of a kind that the best way uses, ascending: removing any other changes nothing. */
  readonly uses: (kind: ThingKind) => readonly number[];
  /** Cost without the thing; undefined when the demand is cut off. */
  readonly without: (kind: ThingKind, row: number) => number | undefined;
}

export const searchRemovals = (priced: Priced, cost: GeneralisedCost, from: Place, to: Place): RemovalSearch => {
  const { network } = priced.pricing;
  const graph = graphOf(network);
  const terminals = (place: Place, end: 'origin' | 'destination') =>
    findEndpoints(priced.pricing, place, end).map((one: Endpoint) => ({ node: one.node, value: cost.atDoor(one) }));
  const origins = terminals(from, 'origin');
  const targets = terminals(to, 'destination');
  const scratch = createDijkstraScratch(graph.nodes);
  const back = dijkstra({ graph, weights: cost.weights, direction: 'backward', sources: targets }, scratch);
  const bound = back.dist;
  const start = origins
    .map(({ node, value }) => ({ node, total: value + (bound[node] ?? Infinity) }))
    .reduce((best, one) => (one.total < best.total ? one : best), { node: -1, total: Infinity });
  const path = start.node < 0 ? [] : [...(shortestPath(graph, back, { node: start.node, direction: 'backward' }) ?? [])];
  const guided = guide(graph, cost.weights, bound);
  const closed = new Float64Array(graph.arcs);
  const tree = { dist: new Float64Array(graph.nodes), parent: new Uint32Array(graph.nodes) };
  const sources = origins.flatMap(({ node, value }) => (bound[node] === Infinity ? [] : [{ node, value: value + (bound[node] ?? 0) }]));

  return {
    base: start.total === Infinity ? undefined : start.total,
    uses: (kind) => listUsed(network, path, kind, [from, to]),
    without: (kind, row) => {
      const { firstArc, arcs } = thingsOf(network)[kind];
      const failed = arcs.subarray(firstArc[row], firstArc[row + 1]);
      // who starts or ends where nothing is left has no way, not even one without arcs
      if (kind === 'place' && (row === from.index || row === to.index)) return undefined;
      for (const arc of failed) closed[arc] = Infinity;
      dijkstra({ graph, weights: guided, admission: closed, direction: 'forward', sources, targets: targets.map(({ node }) => node) }, scratch, tree);
      for (const arc of failed) closed[arc] = 0;
      let best = Infinity;
      for (const { node, value } of targets) best = Math.min(best, (tree.dist[node] ?? Infinity) - (bound[node] ?? 0) + value);
      return best === Infinity ? undefined : best;
    },
  };
};

/** `weight + bound(head) − bound(tail)`: never below 0, and Infinity where the target cannot be reached. */
const guide = (graph: ReturnType<typeof graphOf>, weights: Float64Array, bound: Float64Array): Float64Array =>
  Float64Array.from(weights, (weight, arc) => {
    const after = bound[graph.head[arc] ?? 0] ?? Infinity;
    const before = bound[graph.tail[arc] ?? 0] ?? Infinity;
    return weight === Infinity || after === Infinity || before === Infinity ? Infinity : weight + after - before;
  });

const listUsed = (network: Network, path: readonly number[], kind: ThingKind, ends: readonly Place[]): readonly number[] => {
  const used = new Set(path.flatMap((arc) => listThings(network, arc, kind)));
  if (kind === 'place') for (const end of ends) used.add(end.index);
  return [...used].sort((a, b) => a - b);
};
