/**
 * All ways between sources and targets that no other way beats in every criterion: label setting in order of f = value + lower
 * bound, with dominance on the criteria after the first only. NAMOA*dr (Pulido, Mandow, Pérez de la Cruz, 2015,
 * doi:10.1016/j.cor.2015.05.007) with lazy dominance tests as in BOA* (C. Hernández Ulloa et al., A simple and fast bi-objective
 * search algorithm, ICAPS 2020, doi:10.1609/icaps.v30i1.6655) and LTMOA* (C. Hernández et al., Simple and efficient bi-objective
 * and multi-objective search, Artificial Intelligence 314, 2023, doi:10.1016/j.artint.2022.103807).
 *
 * Deviations: arcs carry reduced costs, so labels hold f alone; every target has an arc to one node beyond the graph, whose front
 * is the set of solutions; criteria that are not asked are columns of zeros up to 3 (staircase fronts) or 5 (list fronts), so that
 * both loops are unrolled; arcs may depend on time in criterion 0.
 *
 * ε: a label is also cut when a solution s has s ≤ (1 + ε) f. f never exceeds the final vector of any way through the label, and node
 * dominance stays exact, so the factor is paid once, not once per node.
 *
 * Why `!` is right here: arcs and nodes come from the graph's columns, which `graph.nodes` and `graph.arcs` bound; scratch columns are
 * sized by `prepare`; a label's columns are grown before it is written.
 */
import { NONE } from '../units/index.js';
import { createShortestPathTree } from './dijkstra.kernel.js';
import type { ShortestPathTree } from './dijkstra.kernel.js';
import { Fronts } from './fronts.kernel.js';
import { LabelStore, PARENT, rowStride, ARC, DEPTH } from './label-store.kernel.js';
import { paretoDefaults, requireParetoProblem } from './pareto-problem.js';
import type { ParetoProblem, ParetoResult, ParetoSolution } from './pareto-problem.js';
import { createTreesScratch, shortestPathTrees } from './trees.kernel.js';
import type { TreesScratch } from './trees.kernel.js';

/** Working memory that one search after the other may use; grows, never shrinks. Not to be used by two searches at a time. */
export interface ParetoScratch {
  readonly forTrees: TreesScratch;
  trees: ShortestPathTree[];
  readonly labels: LabelStore;
  readonly fronts: Fronts;
  /** Live arcs (admitted, and a target can be reached from their head) out of node `n` are `first[n] … first[n + 1] − 1`. */
  first: Uint32Array;
  /** `[head, arc]` of live arc `i` from `2 i`. */
  ends: Uint32Array;
  /** Reduced costs of live arc `i` from `stride × i`. */
  cost: Float64Array;
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
    first: new Uint32Array(0),
    ends: new Uint32Array(0),
    cost: new Float64Array(0),
    targetAt: new Uint32Array(0),
    nextTarget: new Uint32Array(0),
  };
}

/** The front of `problem`; see ParetoProblem and ParetoResult for what is promised. */
export function paretoSearch(problem: ParetoProblem, scratch: ParetoScratch = createParetoScratch()): ParetoResult {
  requireParetoProblem(problem);
  const run = prepare(problem, scratch);
  let complete: boolean;
  try {
    complete = run.stride === 3 ? searchThree(run) : searchFive(run);
  } finally {
    for (const { node } of problem.targets) scratch.targetAt[node] = NONE;
  }
  const solutions = run.found.map((end) => readSolution(run, end)).sort(byValues);
  return { complete, labels: scratch.labels.made, solutions };
}

interface Run {
  readonly problem: ParetoProblem;
  readonly scratch: ParetoScratch;
  readonly bounds: readonly Float64Array[];
  /** Criteria incl. those of zeros: 3 or 5. */
  readonly stride: number;
  readonly limits: Float64Array;
  /** Labels of the solutions, in order of settling. */
  readonly found: number[];
}

function prepare(problem: ParetoProblem, scratch: ParetoScratch): Run {
  const { graph, weights, targets } = problem;
  const criteria = weights.length;
  const stride = criteria <= 3 ? 3 : 5;
  const bounds = problem.bounds ?? computeBounds(problem, scratch);
  const limits = new Float64Array(stride).fill(Number.MAX_VALUE); // finite: what cannot be reached has f = Infinity and is cut by the same test
  problem.limits?.forEach((limit, k) => {
    if (limit < Number.MAX_VALUE) limits[k] = limit;
  });

  if (scratch.first.length < graph.nodes + 1) scratch.first = new Uint32Array(graph.nodes + 1);
  if (scratch.targetAt.length < graph.nodes) scratch.targetAt = new Uint32Array(graph.nodes).fill(NONE);
  if (scratch.ends.length < 2 * graph.arcs) scratch.ends = new Uint32Array(2 * graph.arcs);
  if (scratch.cost.length < stride * graph.arcs) scratch.cost = new Float64Array(stride * graph.arcs);
  if (scratch.nextTarget.length < targets.length) scratch.nextTarget = new Uint32Array(targets.length);
  for (let i = targets.length - 1; i >= 0; i--) {
    const node = targets[i]!.node;
    scratch.nextTarget[i] = scratch.targetAt[node]!;
    scratch.targetAt[node] = i;
  }
  reduceArcs(problem, bounds, stride, scratch);
  scratch.labels.reset(stride, graph.nodes, leastEstimate(problem, bounds));
  scratch.fronts.reset(graph.nodes + 1, stride - 1);
  const run: Run = { problem, scratch, bounds, stride, limits, found: [] };
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
    labels.cost.set(f, labels.made * stride);
    labels.add(node, source, NONE, 0);
  });
}

/** Adds an end for every target at the node of label `id`. */
function addEnds(run: Run, id: number, node: number): void {
  const { problem, bounds, stride, limits } = run;
  const { labels, targetAt, nextTarget } = run.scratch;
  for (let target = targetAt[node]!; target !== NONE; target = nextTarget[target]!) {
    if (labels.made === labels.capacity) labels.grow();
    const { values } = problem.targets[target]!;
    let within = true;
    for (let k = 0; k < stride; k++) {
      const f = k < values.length ? labels.cost[id * stride + k]! - bounds[k]![node]! + values[k]! : 0;
      labels.cost[labels.made * stride + k] = f;
      if (!(f <= limits[k]!)) within = false;
    }
    if (within) labels.add(labels.endNode, id, target, labels.row[id * rowStride + DEPTH]!);
  }
}

/** One to three criteria. True when the open list ran empty. */
function searchThree(run: Run): boolean {
  const { problem, scratch, limits } = run;
  const { labels, fronts, first, ends, cost, targetAt } = scratch;
  const endNode = labels.endNode;
  const slack = 1 + (problem.epsilon ?? paretoDefaults.epsilon);
  const maxLabels = problem.maxLabels ?? paretoDefaults.maxLabels;
  const timed = problem.timed?.flag;
  const limit0 = limits[0]!;
  const limit1 = limits[1]!;
  const limit2 = limits[2]!;
  let label = labels.cost;
  let untilPoll = pollEvery;

  for (let id = labels.pop(); id !== NONE; id = labels.pop()) {
    if (--untilPoll === 0) {
      untilPoll = pollEvery;
      if (problem.cancelled?.() === true) return false;
    }
    const f0 = label[3 * id]!;
    const f1 = label[3 * id + 1]!;
    const f2 = label[3 * id + 2]!;
    const node = labels.row[rowStride * id]!;
    if (fronts.coversPair(endNode, f1 * slack, f2 * slack) || !fronts.addPair(node, f1, f2)) continue;
    if (node === endNode) {
      run.found.push(id);
      continue;
    }
    if (targetAt[node] !== NONE) {
      addEnds(run, id, node);
      label = labels.cost;
    }
    const depth = labels.row[rowStride * id + DEPTH]! + 1;
    for (let i = first[node]!, stop = first[node + 1]!; i < stop; i++) {
      const arc = ends[2 * i + 1]!;
      const next0 = timed === undefined || timed[arc] === 0 ? f0 + cost[3 * i]! : arriveTimed(run, arc, f0);
      const next1 = f1 + cost[3 * i + 1]!;
      const next2 = f2 + cost[3 * i + 2]!;
      if (!(next0 <= limit0 && next1 <= limit1 && next2 <= limit2)) continue;
      const next = ends[2 * i]!;
      if (fronts.coversPair(endNode, next1 * slack, next2 * slack) || fronts.coversPair(next, next1, next2)) continue;
      if (labels.made >= maxLabels) return false;
      if (labels.made === labels.capacity) {
        labels.grow();
        label = labels.cost;
      }
      const c = 3 * labels.made;
      label[c] = next0;
      label[c + 1] = next1;
      label[c + 2] = next2;
      labels.add(next, id, arc, depth);
    }
  }
  return true;
}

/** Four and five criteria. True when the open list ran empty. */
function searchFive(run: Run): boolean {
  const { problem, scratch, limits } = run;
  const { labels, fronts, first, ends, cost, targetAt } = scratch;
  const endNode = labels.endNode;
  const slack = 1 + (problem.epsilon ?? paretoDefaults.epsilon);
  const maxLabels = problem.maxLabels ?? paretoDefaults.maxLabels;
  const timed = problem.timed?.flag;
  const limit0 = limits[0]!;
  const limit1 = limits[1]!;
  const limit2 = limits[2]!;
  const limit3 = limits[3]!;
  const limit4 = limits[4]!;
  let label = labels.cost;
  let untilPoll = pollEvery;

  for (let id = labels.pop(); id !== NONE; id = labels.pop()) {
    if (--untilPoll === 0) {
      untilPoll = pollEvery;
      if (problem.cancelled?.() === true) return false;
    }
    const f0 = label[5 * id]!;
    const f1 = label[5 * id + 1]!;
    const f2 = label[5 * id + 2]!;
    const f3 = label[5 * id + 3]!;
    const f4 = label[5 * id + 4]!;
    const node = labels.row[rowStride * id]!;
    if (fronts.coversQuad(endNode, f1 * slack, f2 * slack, f3 * slack, f4 * slack)) continue;
    if (fronts.coversQuad(node, f1, f2, f3, f4)) continue;
    fronts.addQuad(node, f1, f2, f3, f4);
    if (node === endNode) {
      run.found.push(id);
      continue;
    }
    if (targetAt[node] !== NONE) {
      addEnds(run, id, node);
      label = labels.cost;
    }
    const depth = labels.row[rowStride * id + DEPTH]! + 1;
    for (let i = first[node]!, stop = first[node + 1]!; i < stop; i++) {
      const arc = ends[2 * i + 1]!;
      const next0 = timed === undefined || timed[arc] === 0 ? f0 + cost[5 * i]! : arriveTimed(run, arc, f0);
      const next1 = f1 + cost[5 * i + 1]!;
      const next2 = f2 + cost[5 * i + 2]!;
      const next3 = f3 + cost[5 * i + 3]!;
      const next4 = f4 + cost[5 * i + 4]!;
      if (!(next0 <= limit0 && next1 <= limit1 && next2 <= limit2 && next3 <= limit3 && next4 <= limit4)) continue;
      const next = ends[2 * i]!;
      if (fronts.coversQuad(endNode, next1 * slack, next2 * slack, next3 * slack, next4 * slack)) continue;
      if (fronts.coversQuad(next, next1, next2, next3, next4)) continue;
      if (labels.made >= maxLabels) return false;
      if (labels.made === labels.capacity) {
        labels.grow();
        label = labels.cost;
      }
      const c = 5 * labels.made;
      label[c] = next0;
      label[c + 1] = next1;
      label[c + 2] = next2;
      label[c + 3] = next3;
      label[c + 4] = next4;
      labels.add(next, id, arc, depth);
    }
  }
  return true;
}

const pollEvery = 1024; // labels between two looks at `cancelled`

/** f[0] at the head of a timed arc. */
function arriveTimed(run: Run, arc: number, f0: number): number {
  const { problem, bounds } = run;
  const { graph, timed } = problem;
  const elapsed = f0 - bounds[0]![graph.tail[arc]!]!;
  return elapsed + timed!.delay(arc, elapsed) + bounds[0]![graph.head[arc]!]!;
}

/** The way of an end, its values summed again along it so that they are sums of its parts to the last digit. */
function readSolution(run: Run, end: number): ParetoSolution {
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

function byValues(a: ParetoSolution, b: ParetoSolution): number {
  for (let k = 0; k < a.values.length; k++) {
    const difference = a.values[k]! - b.values[k]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
