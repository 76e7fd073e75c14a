/**
 * How far is it, by one criterion: from some nodes to all, or from all to some (backward). E. W. Dijkstra, A note on two problems
 * in connexion with graphs, 1959, doi:10.1007/BF01386390; with a 4-ary heap that keeps outdated entries instead of decreasing keys
 * (on sparse graphs they are few, and no position column has to follow every move).
 *
 * Why `!` is right here: nodes come from `head`, `tail` and the checked `sources`, all below `graph.nodes`; arcs from `firstOut` or
 * `inArc`, below `graph.arcs`; the heap holds at most one entry per source and per arc, and is sized for that before the loop.
 */
import { NONE } from '../units/index.js';
import type { DirectedGraph } from './directed-graph.js';

export interface DijkstraQuery {
  readonly graph: DirectedGraph;
  /** Rows: arcs; ≥ 0, Infinity = the arc is not admitted. */
  readonly weights: Float64Array;
  /** A second column whose Infinity closes an arc as well, whatever `weights` says. Rows: arcs. */
  readonly admission?: Float64Array;
  /** forward: distances from the sources; backward: distances to them. */
  readonly direction: 'forward' | 'backward';
  readonly sources: readonly { readonly node: number; readonly value: number }[];
  /** Stop as soon as all of these are final; nodes not final by then count as unreached. */
  readonly targets?: readonly number[];
  /** Nodes farther than this count as unreached. */
  readonly limit?: number;
}

export interface ShortestPathTree {
  /** Distance incl. the source's value; Infinity = unreached. Rows: nodes. */
  readonly dist: Float64Array;
  /** The arc to the node (forward) or out of the node (backward) on a shortest way; NONE at sources and where unreached. Rows: nodes. */
  readonly parent: Uint32Array;
}

/** Working memory that one query after the other may use; grows, never shrinks. */
export interface DijkstraScratch {
  keys: Float64Array;
  nodes: Uint32Array;
  wanted: Uint8Array;
}

export function createDijkstraScratch(nodes: number): DijkstraScratch {
  return { keys: new Float64Array(nodes), nodes: new Uint32Array(nodes), wanted: new Uint8Array(0) };
}

export function createShortestPathTree(nodes: number): ShortestPathTree {
  return { dist: new Float64Array(nodes), parent: new Uint32Array(nodes) };
}

/** Fills and returns `tree` (a new one by default). Of several shortest ways the tree keeps the one found first: same input, same tree. */
export function dijkstra(
  query: DijkstraQuery,
  scratch: DijkstraScratch = createDijkstraScratch(query.graph.nodes),
  tree: ShortestPathTree = createShortestPathTree(query.graph.nodes),
): ShortestPathTree {
  const { graph, weights, sources } = query;
  const admission = query.admission ?? weights;
  const limit = query.limit ?? Number.MAX_VALUE;
  const forward = query.direction === 'forward';
  const first = forward ? graph.firstOut : graph.firstIn;
  const far = forward ? graph.head : graph.tail;
  const inArc = graph.inArc;
  requireRows(query, tree);
  reserve(scratch, sources.length + graph.arcs);
  const heapKey = scratch.keys;
  const heapNode = scratch.nodes;
  const { dist, parent } = tree;
  dist.fill(Infinity);
  parent.fill(NONE);
  let unsettled = markTargets(query, scratch);
  const wanted = scratch.wanted;

  let size = 0;
  for (const { node, value } of sources) {
    if (value < dist[node]! && value <= limit) {
      dist[node] = value;
      siftUp(heapKey, heapNode, size++, value, node);
    }
  }

  let hole = false; // the root was taken and nothing has filled its place yet: the next push may, which saves a sift
  while (unsettled !== 0) {
    if (hole) {
      size--;
      if (size > 0) siftDown(heapKey, heapNode, size, heapKey[size]!, heapNode[size]!);
    }
    hole = size > 0;
    if (!hole) break;
    const key = heapKey[0]!;
    const node = heapNode[0]!;
    if (key > dist[node]!) continue; // an outdated entry
    if (unsettled > 0 && wanted[node] === 1) {
      wanted[node] = 0;
      unsettled--;
    }
    const end = first[node + 1]!;
    for (let i = first[node]!; i < end; i++) {
      const arc = forward ? i : inArc[i]!;
      const reached = key + weights[arc]!;
      const next = far[arc]!;
      if (reached < dist[next]! && reached <= limit && admission[arc] !== Infinity) {
        dist[next] = reached;
        parent[next] = arc;
        if (hole) {
          hole = false;
          siftDown(heapKey, heapNode, size, reached, next);
        } else siftUp(heapKey, heapNode, size++, reached, next);
      }
    }
  }

  // stopped early: what is still in the heap is not final, unless it is an outdated entry of a node that is
  const last = unsettled === 0 ? lastSettled(query, dist) : Infinity;
  for (let i = 0; i < size; i++) {
    const node = heapNode[i]!;
    if (dist[node]! > last) {
      dist[node] = Infinity;
      parent[node] = NONE;
    }
  }
  if (unsettled > 0) for (const node of query.targets ?? []) wanted[node] = 0;
  return tree;
}

/** The arcs of the way between a source and `node` in the order of travel; undefined when there is none. */
export function shortestPath(
  graph: DirectedGraph,
  tree: ShortestPathTree,
  query: { node: number; direction: 'forward' | 'backward' },
): Uint32Array | undefined {
  if (!(tree.dist[query.node]! < Infinity)) return undefined;
  const forward = query.direction === 'forward';
  const next = forward ? graph.tail : graph.head;
  const arcs: number[] = [];
  for (let node = query.node; tree.parent[node] !== NONE; node = next[arcs[arcs.length - 1]!]!) arcs.push(tree.parent[node]!);
  return Uint32Array.from(forward ? arcs.reverse() : arcs);
}

function siftUp(keys: Float64Array, nodes: Uint32Array, start: number, key: number, node: number): void {
  let at = start;
  while (at > 0) {
    const up = (at - 1) >> 2;
    const upKey = keys[up]!;
    if (upKey <= key) break;
    keys[at] = upKey;
    nodes[at] = nodes[up]!;
    at = up;
  }
  keys[at] = key;
  nodes[at] = node;
}

/** Puts the entry at the root of a heap of `size` entries, the root being free. */
function siftDown(keys: Float64Array, nodes: Uint32Array, size: number, key: number, node: number): void {
  let at = 0;
  for (;;) {
    let child = 4 * at + 1;
    if (child >= size) break;
    const end = child + 4 < size ? child + 4 : size;
    let least = child;
    let leastKey = keys[child]!;
    for (child++; child < end; child++) {
      const childKey = keys[child]!;
      if (childKey < leastKey) {
        leastKey = childKey;
        least = child;
      }
    }
    if (leastKey >= key) break;
    keys[at] = leastKey;
    nodes[at] = nodes[least]!;
    at = least;
  }
  keys[at] = key;
  nodes[at] = node;
}

function requireRows(query: DijkstraQuery, tree: ShortestPathTree): void {
  const { graph } = query;
  if (query.weights.length !== graph.arcs) throw new Error(`weights has ${query.weights.length} rows; expected ${graph.arcs}, one per arc`);
  if (tree.dist.length !== graph.nodes) throw new Error(`the tree has ${tree.dist.length} rows; expected ${graph.nodes}, one per node`);
  for (const { node, value } of query.sources) {
    if (!(node >= 0 && node < graph.nodes)) throw new Error(`source node is ${node}; expected a node below ${graph.nodes}`);
    if (!(value >= 0)) throw new Error(`source value at node ${node} is ${value}; expected a number ≥ 0`);
  }
  for (const node of query.targets ?? []) {
    if (!(node >= 0 && node < graph.nodes)) throw new Error(`target node is ${node}; expected a node below ${graph.nodes}`);
  }
}

function reserve(scratch: DijkstraScratch, entries: number): void {
  if (scratch.keys.length >= entries) return;
  scratch.keys = new Float64Array(entries);
  scratch.nodes = new Uint32Array(entries);
}

/** How many different targets there are, each marked in `wanted`; −1 when the query asks for all nodes. */
function markTargets(query: DijkstraQuery, scratch: DijkstraScratch): number {
  if (query.targets === undefined) return -1;
  if (scratch.wanted.length < query.graph.nodes) scratch.wanted = new Uint8Array(query.graph.nodes);
  let different = 0;
  for (const node of query.targets) {
    if (scratch.wanted[node] === 0) different++;
    scratch.wanted[node] = 1;
  }
  return different;
}

/** Distance of the farthest target. */
function lastSettled(query: DijkstraQuery, dist: Float64Array): number {
  let last = 0;
  for (const node of query.targets ?? []) if (dist[node]! > last) last = dist[node]!;
  return last;
}
