/**
 * How far is it by each of several criteria, from some nodes to all or from all to some: what bounds a multi-criteria search and
 * fills a matrix row. Arcs are first copied in reading order, all criteria at once; then each tree is grown by label correcting in
 * circular buckets (R. B. Dial, Algorithm 360, CACM 1969; wide buckets as in U. Meyer and P. Sanders, Δ-stepping, J. Algorithms 2003,
 * doi:10.1016/S0196-6774(03)00076-2, with the nodes of a bucket in last-in order). No comparisons, no sifting: three trees of 9,800 nodes and
 * 28,500 arcs take 1.7 ms, with a 4-ary heap 3.8 ms.
 *
 * Buckets that do not suit the weights (many short arcs, few of enormous length) would mean many corrections: when those exceed the
 * room for entries, the tree is grown by `dijkstra` instead. The answer is the same either way.
 *
 * Why `!` is right here: as in dijkstra.kernel.ts; entries are below `entryRoom`, which is tested before each is written; bucket
 * numbers are masked.
 */
import { NONE } from '../units/index.js';
import type { DijkstraScratch, ShortestPathTree } from './dijkstra.kernel.js';
import { createDijkstraScratch, createShortestPathTree, dijkstra } from './dijkstra.kernel.js';
import type { DirectedGraph } from './directed-graph.js';
import type { Terminal } from './pareto-problem.js';

export interface TreesQuery {
  readonly graph: DirectedGraph;
  /** One column per criterion; ≥ 0; Infinity in column 0 closes the arc for all criteria. Rows: arcs. */
  readonly weights: readonly Float64Array[];
  /** forward: distances from the terminals; backward: distances to them. */
  readonly direction: 'forward' | 'backward';
  readonly terminals: readonly Terminal[];
}

/** Working memory that one query after the other may use; grows, never shrinks. */
export interface TreesScratch {
  readonly dijkstra: DijkstraScratch;
  /** Open arcs at node `n` in the direction of growth are `first[n] … first[n + 1] − 1`. */
  first: Uint32Array;
  /** `[far node, arc]` from `2 i`. */
  ends: Uint32Array;
  /** Of one criterion, in the order of `ends`. */
  weight: Float64Array;
  entryNode: Uint32Array;
  entryDist: Float64Array;
  entryNext: Uint32Array;
  readonly bucket: Uint32Array;
}

const bucketCount = 4096; // a power of two
const entriesPerArc = 2; // room; without corrections fewer than 1 is used

export function createTreesScratch(): TreesScratch {
  return {
    dijkstra: createDijkstraScratch(0),
    first: new Uint32Array(0),
    ends: new Uint32Array(0),
    weight: new Float64Array(0),
    entryNode: new Uint32Array(0),
    entryDist: new Float64Array(0),
    entryNext: new Uint32Array(0),
    bucket: new Uint32Array(bucketCount),
  };
}

/** One tree per criterion; refills `trees` when given, which must fit the graph. Of several shortest ways a tree keeps any, but always the same. */
export function shortestPathTrees(
  query: TreesQuery,
  scratch: TreesScratch = createTreesScratch(),
  trees: readonly ShortestPathTree[] = [],
): ShortestPathTree[] {
  const open = copyEnds(query, scratch);
  return query.weights.map((column, k) => {
    const tree = trees[k] ?? createShortestPathTree(query.graph.nodes);
    if (!growTree(query, k, open, scratch, tree)) growByHeap(query, k, column, scratch, tree);
    return tree;
  });
}

/** Exact lower bounds to the targets, criterion by criterion, final costs included: admissible and consistent for `ParetoProblem.bounds`. */
export function lowerBounds(
  query: Omit<TreesQuery, 'direction' | 'terminals'> & { readonly targets: readonly Terminal[] },
  scratch?: TreesScratch,
): Float64Array[] {
  const { graph, weights, targets } = query;
  return shortestPathTrees({ graph, weights, direction: 'backward', terminals: targets }, scratch).map((tree) => tree.dist);
}

/** Open arcs grouped by the node they are reached from; returns their number. */
function copyEnds(query: TreesQuery, scratch: TreesScratch): number {
  const { graph, weights } = query;
  const forward = query.direction === 'forward';
  const from = forward ? graph.firstOut : graph.firstIn;
  const far = forward ? graph.head : graph.tail;
  const inArc = graph.inArc;
  const room = entriesPerArc * graph.arcs + query.terminals.length;
  if (scratch.first.length < graph.nodes + 1) scratch.first = new Uint32Array(graph.nodes + 1);
  if (scratch.ends.length < 2 * graph.arcs) {
    scratch.ends = new Uint32Array(2 * graph.arcs);
    scratch.weight = new Float64Array(graph.arcs);
  }
  if (scratch.entryNode.length < room) {
    scratch.entryNode = new Uint32Array(room);
    scratch.entryDist = new Float64Array(room);
    scratch.entryNext = new Uint32Array(room);
  }
  const { first, ends } = scratch;
  const admission = weights[0];
  let open = 0;
  for (let node = 0; node < graph.nodes; node++) {
    first[node] = open;
    for (let i = from[node]!, stop = from[node + 1]!; i < stop; i++) {
      const arc = forward ? i : inArc[i]!;
      if (admission === undefined || admission[arc] === Infinity) continue;
      ends[2 * open] = far[arc]!;
      ends[2 * open + 1] = arc;
      open++;
    }
  }
  first[graph.nodes] = open;
  return open;
}

/** False when the corrections outgrew the room for entries: the tree is then half grown. */
function growTree(query: TreesQuery, k: number, open: number, scratch: TreesScratch, tree: ShortestPathTree): boolean {
  const { first, ends, weight, entryNode, entryDist, entryNext, bucket } = scratch;
  const { dist, parent } = tree;
  const mask = bucketCount - 1;
  const room = entriesPerArc * query.graph.arcs + query.terminals.length;
  dist.fill(Infinity);
  parent.fill(NONE);
  bucket.fill(NONE);

  // all that waits lies within one longest arc of the current bucket, so the ring must hold the longest arc; empty buckets cost less than corrections
  const column = query.weights[k]!;
  let longest = 0;
  for (let i = 0; i < open; i++) {
    const w = column[ends[2 * i + 1]!]!;
    weight[i] = w;
    if (w !== Infinity && w > longest) longest = w;
  }
  let least = Infinity;
  let most = 0;
  for (const { values } of query.terminals) {
    if (values[k]! < least) least = values[k]!;
    if (values[k]! > most) most = values[k]!;
  }
  const width = Math.max(longest, most - least) / (bucketCount - 4) || 1;
  const density = 1 / width;

  let entries = 0;
  let waiting = 0;
  for (const { node, values } of query.terminals) {
    const value = values[k]!;
    if (!(value < dist[node]!)) continue;
    dist[node] = value;
    const b = ((value - least) * density) & mask;
    entryNode[entries] = node;
    entryDist[entries] = value;
    entryNext[entries] = bucket[b]!;
    bucket[b] = entries++;
    waiting++;
  }
  for (let current = 0; waiting > 0; ) {
    const entry = bucket[current]!;
    if (entry === NONE) {
      current = (current + 1) & mask;
      continue;
    }
    bucket[current] = entryNext[entry]!;
    waiting--;
    const node = entryNode[entry]!;
    const here = entryDist[entry]!;
    if (here > dist[node]!) continue; // corrected since
    for (let i = first[node]!, stop = first[node + 1]!; i < stop; i++) {
      const reached = here + weight[i]!;
      const next = ends[2 * i]!;
      if (!(reached < dist[next]!)) continue;
      if (entries === room) return false;
      dist[next] = reached;
      parent[next] = ends[2 * i + 1]!;
      const b = ((reached - least) * density) & mask;
      entryNode[entries] = next;
      entryDist[entries] = reached;
      entryNext[entries] = bucket[b]!;
      bucket[b] = entries++;
      waiting++;
    }
  }
  return true;
}

function growByHeap(query: TreesQuery, k: number, weights: Float64Array, scratch: TreesScratch, tree: ShortestPathTree): void {
  const { graph, direction } = query;
  const admission = query.weights[0] ?? weights;
  const sources = query.terminals.map(({ node, values }) => ({ node, value: values[k]! }));
  dijkstra({ graph, weights, admission, direction, sources }, scratch.dijkstra, tree);
}
