/**
 * What the exact and the approximate search share: the problem laid out for them before the first label, and solutions read from
 * the last. Arcs get reduced costs (cost + bound of head − bound of tail), so labels hold f alone; every target has an arc to one node
 * beyond the graph, whose front is the set of solutions; criteria that are not asked are columns of zeros, up to 3 or 5.
 *
 * Why `!` is right here: arcs and nodes come from the graph's columns, which `graph.nodes` and `graph.arcs` bound; scratch columns
 * are sized by `prepare`; a label's columns are grown before it is written.
 */
import { NONE } from '../units/index.js';
import type { ShortestPathTree } from './dijkstra.kernel.js';
import { createShortestPathTree } from './dijkstra.kernel.js';
import { Fronts } from './fronts.kernel.js';
import { ARC, DEPTH, LabelStore, PARENT, rowStride } from './label-store.kernel.js';
import type { ParetoProblem, ParetoSolution } from './pareto-problem.js';
import type { TreesScratch } from './trees.kernel.js';
import { createTreesScratch, shortestPathTrees } from './trees.kernel.js';
import { WaitingLabels } from './waiting-labels.kernel.js';

/** Numbers per leap. */
export const leapStride = 3;
/** Not a position of a live arc. */
const choice = NONE - 1;

/** Labels between two looks at `cancelled`. */
export const pollEvery = 1024;

/** Working memory that one search after the other may use; grows, never shrinks. Not to be used by two searches at a time. */
export interface ParetoScratch {
  readonly forTrees: TreesScratch;
  trees: ShortestPathTree[];
  readonly labels: LabelStore;
  readonly fronts: Fronts;
  readonly waiting: WaitingLabels;
  /** Live arcs (admitted, and a target can be reached from their head) out of node `n` are `first[n] … first[n + 1] − 1`. */
  first: Uint32Array;
  /** `[head, arc]` of live arc `i` from `2 i`. */
  ends: Uint32Array;
  /** Reduced costs of live arc `i` from `stride × i`. */
  cost: Float64Array;
  /** Leaps from node `n` are `firstLeap[n] … endLeap[n] − 1`, live arcs with the arcs after them that leave no choice; NONE: not found yet. */
  firstLeap: Uint32Array;
  endLeap: Uint32Array;
  /** `[node it leads to, first arc, number of arcs]` of leap `i` from `leapStride × i`. */
  leaps: Uint32Array;
  /** Reduced costs of leap `i` from `stride × i`. */
  leapCost: Float64Array;
  /** First target at a node, NONE almost everywhere. Rows: nodes. */
  targetAt: Uint32Array;
  nextTarget: Uint32Array;
}

export function createParetoScratch(): ParetoScratch {
  return {
    forTrees: createTreesScratch(),
    trees: [],
    labels: new LabelStore(),
    fronts: new Fronts(),
    waiting: new WaitingLabels(),
    first: new Uint32Array(0),
    ends: new Uint32Array(0),
    cost: new Float64Array(0),
    firstLeap: new Uint32Array(0),
    endLeap: new Uint32Array(0),
    leaps: new Uint32Array(0),
    leapCost: new Float64Array(0),
    targetAt: new Uint32Array(0),
    nextTarget: new Uint32Array(0),
  };
}

export interface Run {
  readonly problem: ParetoProblem;
  readonly scratch: ParetoScratch;
  readonly bounds: readonly Float64Array[];
  /** Criteria incl. those of zeros: 3 or 5. */
  readonly stride: number;
  readonly limits: Float64Array;
  /** Labels of the solutions, in order of settling. */
  readonly found: number[];
}

/** Ready to search: bounds, reduced arcs, empty fronts, a label for every source. Labels hold f once, or twice for the search by apexes. */
export function prepare(problem: ParetoProblem, scratch: ParetoScratch, vectors: 1 | 2): Run {
  const { graph, weights, targets } = problem;
  const criteria = weights.length;
  const stride = criteria <= 3 ? 3 : 5;
  const bounds = problem.bounds ?? computeBounds(problem, scratch);
  const limits = new Float64Array(stride).fill(Number.MAX_VALUE); // finite: what cannot be reached has f = Infinity and is cut by the same test
  problem.limits?.forEach((limit, k) => {
    if (limit < Number.MAX_VALUE) limits[k] = limit;
  });

  if (scratch.first.length < graph.nodes + 1) {
    scratch.first = new Uint32Array(graph.nodes + 1);
    scratch.firstLeap = new Uint32Array(graph.nodes);
    scratch.endLeap = new Uint32Array(graph.nodes);
  }
  if (scratch.targetAt.length < graph.nodes) scratch.targetAt = new Uint32Array(graph.nodes).fill(NONE);
  if (scratch.ends.length < 2 * graph.arcs) {
    scratch.ends = new Uint32Array(2 * graph.arcs);
    scratch.leaps = new Uint32Array(leapStride * graph.arcs);
  }
  if (scratch.cost.length < stride * graph.arcs) {
    scratch.cost = new Float64Array(stride * graph.arcs);
    scratch.leapCost = new Float64Array(stride * graph.arcs);
  }
  if (scratch.nextTarget.length < targets.length) scratch.nextTarget = new Uint32Array(targets.length);
  for (let i = targets.length - 1; i >= 0; i--) {
    const node = targets[i]!.node;
    scratch.nextTarget[i] = scratch.targetAt[node]!;
    scratch.targetAt[node] = i;
  }
  reduceArcs(problem, bounds, stride, scratch);
  scratch.firstLeap.fill(NONE, 0, graph.nodes);
  scratch.labels.reset(vectors * stride, graph.nodes, leastEstimate(problem, bounds));
  scratch.fronts.reset(graph.nodes + 1, stride - 1);
  const run: Run = { problem, scratch, bounds, stride, limits, found: [] };
  scratch.labels.writeArcs = (arc, count, into, end) => writeLeap(run, arc, count, into, end);
  addSources(run);
  return run;
}

function computeBounds(problem: ParetoProblem, scratch: ParetoScratch): Float64Array[] {
  const { graph, weights, targets } = problem;
  const { nodes } = graph;
  if (scratch.trees[0]?.dist.length !== nodes) scratch.trees = [];
  while (scratch.trees.length < weights.length) scratch.trees.push(createShortestPathTree(nodes));
  return shortestPathTrees({ graph, weights, direction: 'backward', terminals: targets }, scratch.forTrees, scratch.trees).map((tree) => tree.dist);
}

/** Live arcs with cost + bound(head) − bound(tail): what an arc adds to f. */
function reduceArcs(problem: ParetoProblem, bounds: readonly Float64Array[], stride: number, scratch: ParetoScratch): void {
  const { graph, weights } = problem;
  const { firstOut, head } = graph;
  const { first, ends, cost } = scratch;
  const criteria = weights.length;
  const bound0 = bounds[0]!;
  const weight0 = weights[0]!;
  let live = 0;
  for (let node = 0; node < graph.nodes; node++) {
    first[node] = live;
    const here = bound0[node]!;
    if (here === Infinity) continue;
    for (let arc = firstOut[node]!, stop = firstOut[node + 1]!; arc < stop; arc++) {
      const next = head[arc]!;
      const reduced = weight0[arc]! + bound0[next]! - here;
      if (reduced === Infinity || next === node) continue; // a loop never helps
      ends[2 * live] = next;
      ends[2 * live + 1] = arc;
      cost[stride * live] = reduced;
      live++;
    }
  }
  first[graph.nodes] = live;
  const tail = graph.tail;
  for (let k = 1; k < criteria; k++) {
    const weight = weights[k]!;
    const bound = bounds[k]!;
    for (let i = 0; i < live; i++) {
      const arc = ends[2 * i + 1]!;
      cost[stride * i + k] = weight[arc]! + bound[ends[2 * i]!]! - bound[tail[arc]!]!;
    }
  }
  for (let k = criteria; k < stride; k++) for (let i = 0; i < live; i++) cost[stride * i + k] = 0;
}

/**
 * Where an arc ends at a node that is no target and that only one other arc leaves (but for arcs back), whoever takes it takes that one
 * too: a label in between would only wait. Of arcs into dead ends nothing is left. On the default network this halves the labels.
 * Labels are not compared at the nodes in between; where they meet again they are. Found for a node when it is first left.
 */
export function findLeaps({ problem, stride, scratch }: Pick<Run, 'problem' | 'stride' | 'scratch'>, node: number): void {
  const { first, ends, cost, firstLeap, endLeap, leaps, leapCost, targetAt } = scratch;
  const timed = problem.timed?.flag;
  const { nodes } = problem.graph;
  let made = first[node]!; // no more leaps than live arcs, so they have the same places
  firstLeap[node] = made;
  for (let i = made, stop = first[node + 1]!; i < stop; i++) {
    const arc = ends[2 * i + 1]!;
    const c = stride * made;
    for (let k = 0; k < stride; k++) leapCost[c + k] = cost[stride * i + k]!;
    let before = node;
    let at = ends[2 * i]!;
    let count = 1;
    let useful = true;
    while (timed === undefined || timed[arc] === 0) {
      if (targetAt[at] !== NONE) break;
      const onward = onlyWayOn(scratch, at, before);
      useful = onward !== NONE;
      if (!useful || onward === choice || timed?.[ends[2 * onward + 1]!] === 1) break;
      before = at;
      at = ends[2 * onward]!;
      useful = at !== node && count < nodes; // a circle leads nowhere
      if (!useful) break;
      for (let k = 0; k < stride; k++) leapCost[c + k]! += cost[stride * onward + k]!;
      count++;
    }
    if (!useful) continue;
    const l = leapStride * made++;
    leaps[l] = at;
    leaps[l + 1] = arc;
    leaps[l + 2] = count;
  }
  endLeap[node] = made;
}

/** The live arc (its position in `ends`) that leaves `node`, those back to `before` left out; NONE: there is none; `choice`: several. */
function onlyWayOn({ first, ends }: ParetoScratch, node: number, before: number): number {
  let only = NONE;
  for (let i = first[node]!, stop = first[node + 1]!; i < stop; i++) {
    if (ends[2 * i] === before) continue;
    if (only !== NONE) return choice;
    only = i;
  }
  return only;
}

/** Writes the arcs of a leap, the last before `end`. */
export function writeLeap(run: Pick<Run, 'problem' | 'scratch'>, first: number, count: number, into: Uint32Array, end: number): void {
  const { tail, head } = run.problem.graph;
  let arc = first;
  for (let i = end - count; i < end; i++) {
    into[i] = arc;
    if (i + 1 < end) arc = run.scratch.ends[2 * onlyWayOn(run.scratch, head[arc]!, tail[arc]!) + 1]!;
  }
}

/** The least f[0] a source begins with; 0 when no target can be reached. */
function leastEstimate(problem: ParetoProblem, bounds: readonly Float64Array[]): number {
  let least = Infinity;
  for (const { node, values } of problem.sources) least = Math.min(least, values[0]! + bounds[0]![node]!);
  return least < Infinity ? least : 0;
}

function addSources(run: Run): void {
  const { problem, bounds, stride, limits } = run;
  const { labels } = run.scratch;
  problem.sources.forEach(({ node, values }, source) => {
    const f = new Float64Array(stride);
    for (let k = 0; k < values.length; k++) f[k] = values[k]! + bounds[k]![node]!;
    if (!f.every((value, k) => value <= limits[k]!)) return;
    if (labels.made === labels.capacity) labels.grow();
    const c = labels.made * labels.stride;
    for (let at = c; at < c + labels.stride; at += stride) labels.cost.set(f, at);
    labels.add(node, source, NONE, 0);
  });
}

/** Adds an end for every target at the node of label `id`. */
export function addEnds(run: Run, id: number, node: number): void {
  const { problem, bounds, stride, limits } = run;
  const { labels, targetAt, nextTarget } = run.scratch;
  for (let target = targetAt[node]!; target !== NONE; target = nextTarget[target]!) {
    if (labels.made === labels.capacity) labels.grow();
    const { values } = problem.targets[target]!;
    const width = labels.stride;
    let within = true;
    for (let i = 0; i < width; i++) {
      const k = i % stride;
      const f = k < values.length ? labels.cost[id * width + i]! - bounds[k]![node]! + values[k]! : 0;
      labels.cost[labels.made * width + i] = f;
      if (i < stride && !(f <= limits[k]!)) within = false;
    }
    if (within) labels.add(labels.endNode, id, target, labels.row[id * rowStride + DEPTH]!);
  }
}

/** f[0] at the head of a timed arc. */
export function arriveTimed(run: Run, arc: number, f0: number): number {
  const { problem, bounds } = run;
  const { graph, timed } = problem;
  const elapsed = f0 - bounds[0]![graph.tail[arc]!]!;
  return elapsed + timed!.delay(arc, elapsed) + bounds[0]![graph.head[arc]!]!;
}

/** The way of an end, its values summed again along it so that they are sums of its parts to the last digit. */
export function readSolution(run: Run, end: number): ParetoSolution {
  const { problem } = run;
  const { labels } = run.scratch;
  const last = labels.row[end * rowStride + PARENT]!;
  const target = labels.row[end * rowStride + ARC]!;
  const source = labels.sourceOf(last);
  const arcs = labels.arcsOf(last);
  const values = problem.sources[source]!.values.slice();
  for (const arc of arcs) {
    for (let k = 1; k < values.length; k++) values[k]! += problem.weights[k]![arc]!;
    values[0]! += problem.timed?.flag[arc] ? problem.timed.delay(arc, values[0]!) : problem.weights[0]![arc]!;
  }
  problem.targets[target]!.values.forEach((value, k) => (values[k]! += value));
  return { values, arcs, source, target };
}
