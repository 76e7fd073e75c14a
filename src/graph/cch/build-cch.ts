/**
 * From a directed graph to its customizable contraction hierarchy: chains first, the core by nested dissection, then contraction. Needs no weights:
 * built once, it serves every metric (J. Dibbelt, B. Strasser, D. Wagner, Customizable contraction hierarchies, 2016, doi:10.1145/2886843).
 */
import type { DirectedGraph } from '../directed-graph.js';
import { type CchStructure, packStructure } from './cch-structure.js';
import { contract } from './contract.kernel.js';
import { dissect } from './dissect.kernel.js';
import { eliminateChains } from './eliminate-chains.kernel.js';
import { hopCoordinates } from './hop-coordinates.kernel.js';
import { layOutStructure } from './lay-out-structure.kernel.js';
import { supportGraph } from './support-graph.kernel.js';

export const buildCchDefaults = {
  maxArcs: 200_000_000, // a graph without small separators is refused instead of filling the memory
};

export interface BuildCchOptions extends Partial<typeof buildCchDefaults> {
  /** Any plane coordinates, one row per node; absent: hop counts serve. */
  readonly coordinates?: { readonly x: Float64Array; readonly y: Float64Array } | undefined;
  /** Told how many of the nodes are ordered. */
  readonly report?: (ordered: number, nodes: number) => void;
}

export function buildCch(graph: DirectedGraph, options: BuildCchOptions = {}): CchStructure {
  const order = computeOrder(graph, options);
  return contractInOrder(graph, order, options);
}

/** The nodes of the graph, first contracted first. */
export function computeOrder(graph: DirectedGraph, { coordinates, report }: BuildCchOptions = {}): Uint32Array {
  if (coordinates !== undefined && (coordinates.x.length !== graph.nodes || coordinates.y.length !== graph.nodes)) {
    throw new Error(`coordinates have ${coordinates.x.length} and ${coordinates.y.length} rows; expected ${graph.nodes}, one per node`);
  }
  const { eliminated, core, coreNode } = eliminateChains(supportGraph(graph));
  const place = coordinates === undefined ? hopCoordinates(core) : gather(coordinates, coreNode);
  const order = new Uint32Array(graph.nodes);
  order.set(eliminated);
  report?.(eliminated.length, graph.nodes);
  const dissected = dissect(core, place, (ordered) => report?.(eliminated.length + ordered, graph.nodes));
  dissected.forEach((node, at) => (order[eliminated.length + at] = coreNode[node] ?? 0));
  return order;
}

/** The hierarchy of a graph in a given order, which must hold every node once. */
export function contractInOrder(graph: DirectedGraph, order: Uint32Array, options: Pick<BuildCchOptions, 'maxArcs'> = {}): CchStructure {
  requirePermutation(order, graph.nodes);
  return packStructure(layOutStructure(graph, contract(supportGraph(graph), order, options.maxArcs ?? buildCchDefaults.maxArcs)));
}

function gather({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }, rows: Uint32Array): { x: Float64Array; y: Float64Array } {
  return { x: Float64Array.from(rows, (row) => x[row] ?? 0), y: Float64Array.from(rows, (row) => y[row] ?? 0) };
}

function requirePermutation(order: Uint32Array, nodes: number): void {
  if (order.length !== nodes) throw new Error(`the order has ${order.length} rows; expected ${nodes}, one per node`);
  const seen = new Uint8Array(nodes);
  for (const node of order) {
    if (node >= nodes || seen[node] === 1) throw new Error(`the order holds node ${node} ${node < nodes ? 'twice' : `but there are ${nodes}`}`);
    seen[node] = 1;
  }
}
