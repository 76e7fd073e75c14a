/**
 * Every way between two nodes of a big graph that no other way beats in both of two criteria. BOA* (C. Hernández Ulloa et al., A simple
 * and fast bi-objective search algorithm, ICAPS 2020, doi:10.1609/icaps.v30i1.6655): labels in order of the first criterion, so that a
 * label is dominated exactly when its second is not below the least one settled at its node, tested both when it is made and when it
 * is popped. Bounds come from two backward searches limited by each other, or from the caller (a potential of a contraction hierarchy).
 *
 * Deviations: the open list is one of buckets with the last in first out and without order in the second criterion (as found
 * best by S. Ahmadi, G. Tack, D. Harabor, P. Kilby, Bi-objective search with bi-directional A*, ESA 2021,
 * doi:10.4230/LIPIcs.ESA.2021.3), so of solutions equal in the first criterion the last is the best and replaces the others; labels dominated
 * when popped give back their room.
 *
 * Why `!` is right here: nodes come from the graph's columns or are checked; label numbers are below `made ≤ capacity`, and `parents`
 * grows with the records.
 */
import { arcStride, type BiObjectiveGraph } from './bi-objective-graph.kernel.js';
import { BoundTree, unreached } from './bound-tree.kernel.js';
import { mostKey, nil, RecordBuckets } from './record-buckets.kernel.js';

/** The sums of a way do not fit 31 bits: `paretoSearch` has them in doubles. */
export class BiObjectiveOverflow extends Error {}

export interface BiObjectiveQuery {
  readonly source: number;
  readonly target: number;
  /** Labels held at a time, of 20 bytes each, after which the search gives up. */
  readonly maxLabels?: number;
  /**
   * Lower bounds to `target`, asked once per node that the search touches; whole numbers, Infinity or > 2³¹ − 1 = cannot reach it. They
   * must be consistent; exact ones keep the search smallest. Absent: two backward searches.
   */
  readonly bounds?: BiObjectiveBounds;
}

export interface BiObjectiveBounds {
  readonly a: (node: number) => number;
  readonly b: (node: number) => number;
}

export const biObjectiveDefaults = { maxLabels: 50_000_000 }; // 1 GB

export type BiObjectiveResult = BiObjectiveFront | BiObjectiveNone;

export interface BiObjectiveFront {
  readonly kind: 'front';
  /** Ascending; the caller's. */
  readonly pointsA: Uint32Array;
  /** Descending. Rows: as `pointsA`. */
  readonly pointsB: Uint32Array;
  /** The arcs of a way with the sums of point `i`, in order of travel. Only until the scratch serves another search. */
  readonly arcsOf: (i: number) => Uint32Array;
  readonly work: BiObjectiveWork;
}

export interface BiObjectiveNone {
  readonly kind: 'none';
  /** memory: `maxLabels` was reached before the front was complete. */
  readonly because: 'unreachable' | 'memory';
  readonly work: BiObjectiveWork;
}

export interface BiObjectiveWork {
  /** Labels popped that were not dominated. */
  readonly expanded: number;
  /** Labels held at once, at most. */
  readonly labels: number;
  /** Bytes of the scratch after the search. */
  readonly bytes: number;
}

/** Working memory that one query after the other may use; grows, never shrinks. Not to be used by two searches at a time. */
export class BiObjectiveScratch {
  readonly trees = [new BoundTree(), new BoundTree()] as const;
  readonly labels = new RecordBuckets();
  /** Rows: labels. */
  parents = new Int32Array(0);
  /** `[least b settled, bound a, bound b, –]` of node `n` from `4 n`; bound a is `unasked` between searches. */
  nodes = new Int32Array(0);
  /** Nodes with bounds asked. */
  readonly touched: number[] = [];
  searches = 0;

  get bytes(): number {
    const [a, b] = this.trees;
    return this.labels.bytes + a.bytes + b.bytes + this.parents.byteLength + this.nodes.byteLength;
  }
}

const nodeStride = 4;
const leastB = 0;
const boundA = 1;
const boundB = 2;
const unasked = -1;

/** Throws when source or target is no node, and BiObjectiveOverflow when sums of weights on the way reach 2³¹ − 1. */
export function searchBiObjective(
  graph: BiObjectiveGraph,
  query: BiObjectiveQuery,
  scratch: BiObjectiveScratch = new BiObjectiveScratch(),
): BiObjectiveResult {
  const { nodes } = graph.graph;
  for (const end of ['source', 'target'] as const) {
    if (!(Number.isInteger(query[end]) && query[end] >= 0 && query[end] < nodes)) {
      throw new Error(`${end} is ${query[end]}; expected a node below ${nodes}`);
    }
  }
  scratch.searches++;
  if (scratch.nodes.length < nodeStride * nodes) scratch.nodes = new Int32Array(nodeStride * nodes).fill(unasked);
  const run = new Search(graph, query, scratch);
  try {
    return run.search();
  } finally {
    for (const node of scratch.touched) scratch.nodes[nodeStride * node + boundA] = unasked;
    scratch.touched.length = 0;
  }
}

class Search {
  private limitA = mostKey - 1;
  /** A solution must be below this in b. */
  private limitB = mostKey;
  private bounds: BiObjectiveBounds;
  private expanded = 0;
  private readonly found: number[] = [];

  private readonly graph: BiObjectiveGraph;
  private readonly query: BiObjectiveQuery;
  private readonly scratch: BiObjectiveScratch;

  constructor(graph: BiObjectiveGraph, query: BiObjectiveQuery, scratch: BiObjectiveScratch) {
    this.graph = graph;
    this.query = query;
    this.scratch = scratch;
    this.bounds = query.bounds ?? { a: () => unreached, b: () => unreached };
  }

  search(): BiObjectiveResult {
    if (this.query.bounds === undefined && !this.growTrees()) return this.none('unreachable');
    this.touch(this.query.source);
    if (this.boundOf(this.query.source, boundA) === unreached || this.boundOf(this.query.source, boundB) === unreached) {
      return this.none('unreachable');
    }
    if (this.query.bounds !== undefined) this.limitByDescents();
    if (!this.run()) return this.none('memory');
    return this.found.length === 0 ? this.none('unreachable') : this.front();
  }

  /** Backward searches, each as far as the other's best way lets the front reach. False when the source cannot be reached. */
  private growTrees(): boolean {
    const { graph, scratch } = this;
    const { source, target } = this.query;
    const [a, b] = scratch.trees;
    a.reset(graph.graph.nodes, target);
    b.reset(graph.graph.nodes, target);
    this.bounds = { a: (node) => a.boundOf(node), b: (node) => b.boundOf(node) };
    a.grow(graph, 1, { stopAt: source });
    if (a.boundOf(source) === unreached) {
      if (a.overflowed) throw new BiObjectiveOverflow('sums of weightsA reach 2³¹ − 1; expected smaller weights');
      return false;
    }
    const mostB = descend(graph, this.query, 1, (node) => a.dist[node]!);
    if (mostB >= mostKey) throw new BiObjectiveOverflow('sums of weightsB reach 2³¹ − 1; expected smaller weights');
    b.grow(graph, 2, { limit: mostB });
    const mostA = descend(graph, this.query, 2, (node) => b.dist[node]!);
    if (mostA >= mostKey) throw new BiObjectiveOverflow('sums of weightsA reach 2³¹ − 1; expected smaller weights');
    a.grow(graph, 1, { limit: mostA, other: b });
    this.limitA = mostA;
    this.limitB = mostB + 1;
    return true;
  }

  /** With exact bounds a best way by one criterion limits the other; with others there may be no such descent, and no limit. */
  private limitByDescents(): void {
    const ask = (slot: number) => (node: number) => {
      this.touch(node);
      return this.boundOf(node, slot);
    };
    const mostB = descend(this.graph, this.query, 1, ask(boundA));
    const mostA = descend(this.graph, this.query, 2, ask(boundB));
    if (mostB < mostKey) this.limitB = mostB + 1;
    if (mostA < mostKey) this.limitA = mostA;
  }

  private touch(node: number): void {
    const { nodes, touched } = this.scratch;
    const row = nodeStride * node;
    if (nodes[row + boundA] !== unasked) return;
    nodes[row + leastB] = mostKey;
    nodes[row + boundA] = Math.min(this.bounds.a(node), unreached);
    nodes[row + boundB] = Math.min(this.bounds.b(node), unreached);
    touched.push(node);
  }

  private boundOf(node: number, slot: number): number {
    return this.scratch.nodes[nodeStride * node + slot]!;
  }

  /** False when the memory limit was reached. */
  private run(): boolean {
    const { scratch, limitA, found } = this;
    const { labels, nodes } = scratch;
    const { source, target } = this.query;
    const { out } = this.graph;
    const { firstOut } = this.graph.graph;
    const most = this.query.maxLabels ?? biObjectiveDefaults.maxLabels;
    const start = this.boundOf(source, boundA);
    let parents = scratch.parents;
    let bestB = this.limitB;
    let expanded = 0;
    let foundA = -1;
    labels.reset(start);
    if (labels.capacity === 0 || labels.capacity > most) labels.grow(Math.min(most, 65_536));
    if (parents.length < labels.capacity) parents = scratch.parents = new Int32Array(labels.capacity);
    const first = labels.take();
    if (first === nil) return false;
    parents[first] = nil;
    labels.add(first, start, source, this.boundOf(source, boundB));

    for (let id = labels.pop(limitA); id !== nil; id = labels.pop(limitA)) {
      const a = labels.key;
      const node = labels.records[(id << 2) + 2]!;
      const b = labels.records[(id << 2) + 3]!;
      const row = nodeStride * node;
      if (b >= nodes[row + leastB]! || b >= bestB) {
        labels.giveBack(id);
        continue;
      }
      nodes[row + leastB] = b;
      expanded++;
      if (node === target) {
        bestB = b;
        if (a === foundA) found.pop(); // equal in a, and this one is better in b
        foundA = a;
        found.push(id);
        continue;
      }
      const restA = limitA - a + nodes[row + boundA]!; // for the arc and what follows
      const pastB = b - nodes[row + boundB]!;
      for (let i = arcStride * firstOut[node]!, end = arcStride * firstOut[node + 1]!; i < end; i += arcStride) {
        const next = out[i]!;
        const nextRow = nodeStride * next;
        if (nodes[nextRow + boundA] === unasked) this.touch(next);
        const ahead = out[i + 1]! + nodes[nextRow + boundA]!;
        if (ahead > restA) continue;
        const nextB = pastB + out[i + 2]! + nodes[nextRow + boundB]!;
        if (nextB >= nodes[nextRow + leastB]! || nextB >= bestB) continue;
        let made = labels.take();
        if (made === nil) {
          if (labels.capacity >= most) return false;
          labels.grow(Math.min(most, 2 * labels.capacity));
          parents = new Int32Array(labels.capacity);
          parents.set(scratch.parents);
          scratch.parents = parents;
          made = labels.take();
        }
        parents[made] = id;
        labels.add(made, limitA - restA + ahead, next, nextB);
      }
    }
    this.expanded = expanded;
    return true;
  }

  private front(): BiObjectiveFront {
    const { scratch, found } = this;
    const { records } = scratch.labels;
    const { searches } = scratch;
    return {
      kind: 'front',
      pointsA: Uint32Array.from(found, (id) => records[(id << 2) + 1]!),
      pointsB: Uint32Array.from(found, (id) => records[(id << 2) + 3]!),
      arcsOf: (i) => {
        if (scratch.searches !== searches) throw new Error('the scratch has served another search since; read the arcs before');
        const id = found[i];
        if (id === undefined) throw new Error(`point ${i} of ${found.length}; expected one from 0`);
        return this.arcsTo(id);
      },
      work: this.work(),
    };
  }

  /** Of parallel arcs that explain the step in b the least in a: a way that is worse in a would not have stayed on the front. */
  private arcsTo(end: number): Uint32Array {
    const { graph, scratch } = this;
    const { firstOut } = graph.graph;
    const { records } = scratch.labels;
    const arcs: number[] = [];
    for (let id = end, parent = scratch.parents[end]!; parent !== nil; id = parent, parent = scratch.parents[id]!) {
      const tail = records[(parent << 2) + 2]!;
      const head = records[(id << 2) + 2]!;
      // rows of nodes keep bound b between searches
      const b = records[(id << 2) + 3]! - records[(parent << 2) + 3]! + this.boundOf(tail, boundB) - this.boundOf(head, boundB);
      let best = nil;
      for (let arc = firstOut[tail]!, stop = firstOut[tail + 1]!; arc < stop; arc++) {
        const i = arcStride * arc;
        if (graph.out[i] !== head || graph.out[i + 2] !== b) continue;
        if (best === nil || graph.out[i + 1]! < graph.out[arcStride * best + 1]!) best = arc;
      }
      arcs.push(best);
    }
    return Uint32Array.from(arcs.reverse());
  }

  private none(because: BiObjectiveNone['because']): BiObjectiveNone {
    return { kind: 'none', because, work: this.work() };
  }

  private work(): BiObjectiveWork {
    const { scratch, expanded } = this;
    return { expanded, labels: scratch.labels.made, bytes: scratch.bytes };
  }
}

/** The other criterion of a way that is best by one, found along arcs that cost just what they bring nearer; Infinity when there is none. */
function descend(graph: BiObjectiveGraph, query: BiObjectiveQuery, slot: 1 | 2, boundOf: (node: number) => number): number {
  const { out } = graph;
  const { firstOut } = graph.graph;
  const { source, target } = query;
  const seen = new Set([source]);
  const way = [{ node: source, next: firstOut[source]!, other: 0 }];
  for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
    if (top.node === target) return top.other;
    if (top.next === firstOut[top.node + 1]!) {
      way.pop();
      continue;
    }
    const i = arcStride * top.next++;
    const node = out[i]!;
    if (boundOf(top.node) !== out[i + slot]! + boundOf(node) || seen.has(node)) continue;
    seen.add(node);
    way.push({ node, next: firstOut[node]!, other: top.other + out[i + 3 - slot]! });
  }
  return Infinity;
}
