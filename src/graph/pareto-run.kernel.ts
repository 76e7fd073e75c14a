/**
 * What the exact and the approximate search share: the problem laid out for them before the first label, and solutions read from
 * the last. They search the leap graph: leaps get reduced costs (cost + bound of head − bound of tail), so labels hold f alone; sources and targets at
 * nodes that leaps pass are joined to it; every target has a segment to one node beyond all others, whose front is the set of solutions; criteria that
 * are not asked are columns of zeros, up to 3 or 5.
 *
 *   node   0 … places − 1: places of the leap graph    places …: passed nodes where sources are    endNode
 *   segment   0 … leaps − 1: leaps    leaps …: `joints`, what leads from a source to a place, and to a target
 *
 * Why `!` is right here: nodes, leaps and joints are counted by `layOut` before columns are sized; a label's columns are grown before it is written.
 */
import { NONE } from '../units/index.js';
import { Fronts } from './fronts.kernel.js';
import { boundOfPassed, type Joint, listJoints, placeSources } from './joints.kernel.js';
import { DEPTH, LabelStore, SEGMENT } from './label-store.kernel.js';
import { buildLeapGraph, type LeapGraph, longestLeap, sumOverLeaps } from './leap-graph.kernel.js';
import { createLeapTree, createTreeScratch, growLeapTree, type LeapTree, type TreeScratch } from './leap-tree.kernel.js';
import { maxCriteria, type ParetoProblem, type ParetoSolution } from './pareto-problem.js';
import { TradeOffs } from './trade-offs.kernel.js';
import { WaitingLabels } from './waiting-labels.kernel.js';

/** Numbers per row of `leaps` in the scratch. */
export const leapStride = 4;

/** Labels between two looks at `cancelled`. */
export const pollEvery = 1024;

/** Working memory that one search after the other may use; grows, never shrinks. Not to be used by two searches at a time. */
export interface ParetoScratch {
  /** One per criterion, and one more for sums of them. */
  trees: LeapTree[];
  forTrees: TreeScratch;
  readonly labels: LabelStore;
  readonly fronts: Fronts;
  /** One row: criteria 1 and 2 of the solutions, of a search for three. */
  readonly solutions: Fronts;
  readonly tradeOffs: TradeOffs;
  readonly waiting: WaitingLabels;
  /** Rows of leaps out of node `n` are `firstLeap[n] … endLeap[n] − 1`; NONE: not laid out yet. */
  firstLeap: Uint32Array;
  endLeap: Uint32Array;
  /** 1 = a target can be come to without another choice. Rows: nodes. */
  hasEnds: Uint8Array;
  /** `[node it leads to, segment, number of arcs, its arc if that is timed or NONE]` of row `i` from `leapStride × i`. */
  leaps: Uint32Array;
  /** Reduced costs of row `i` from `stride × i`. */
  leapCost: Float64Array;
}

export function createParetoScratch(): ParetoScratch {
  return {
    trees: [],
    forTrees: createTreeScratch(0),
    labels: new LabelStore(),
    fronts: new Fronts(),
    solutions: new Fronts(),
    tradeOffs: new TradeOffs(),
    waiting: new WaitingLabels(),
    firstLeap: new Uint32Array(0),
    endLeap: new Uint32Array(0),
    hasEnds: new Uint8Array(0),
    leaps: new Uint32Array(0),
    leapCost: new Float64Array(0),
  };
}

export interface Run {
  readonly problem: ParetoProblem;
  readonly scratch: ParetoScratch;
  readonly leaps: LeapGraph;
  /** One per criterion. Rows: leaps. */
  readonly columns: readonly Float64Array[];
  /** The longest open leap by each criterion. */
  readonly longest: readonly number[];
  readonly joints: readonly Joint[];
  /** Joints that leave each node, none for most. */
  readonly jointsAt: ReadonlyMap<number, readonly number[]>;
  /** Node of each source. */
  readonly sourceNode: readonly number[];
  /** Rows: nodes but the end node. */
  readonly bounds: readonly Float64Array[];
  /** Criteria incl. those of zeros: 3 or 5. */
  readonly stride: number;
  readonly limits: Float64Array;
  /** Labels of the solutions, in order of settling. */
  readonly found: number[];
}

/** Ready to search: bounds, empty fronts, a label for every source. Labels hold f once, or twice for the search by apexes. */
export function prepare(problem: ParetoProblem, scratch: ParetoScratch, vectors: 1 | 2): Run {
  const { graph, weights } = problem;
  const stride = weights.length <= 3 ? 3 : 5;
  const leaps = problem.leaps?.graph ?? buildLeapGraph(graph, weights[0]!, problem.timed?.flag);
  const columns = problem.leaps?.columns ?? sumOverLeaps(leaps, weights);
  const limits = new Float64Array(stride).fill(Number.MAX_VALUE); // finite: what cannot be reached has f = Infinity and is cut by the same test
  problem.limits?.forEach((limit, k) => {
    if (limit < Number.MAX_VALUE) limits[k] = limit;
  });
  const { sourceNode, passed } = placeSources(problem, leaps);
  const endNode = leaps.node.length + passed.length;
  const joints = listJoints(problem, leaps, passed, endNode);
  const jointsAt = new Map<number, number[]>();
  joints.forEach(({ from }, i) => jointsAt.set(from, [...(jointsAt.get(from) ?? []), i]));
  resize(scratch, leaps, { nodes: endNode, joints: joints.length, stride });
  const ends = joints.filter((joint) => joint.target !== NONE && joint.from < leaps.node.length);
  const longest = problem.leaps?.longest ?? columns.map(longestLeap);
  const bounds = weights.map((_, k) => {
    const tree = scratch.trees[k]!;
    const column = columns[k]!;
    const treeEnds = ends.map(({ from, values }) => ({ place: from, value: values[k]!, second: 0 }));
    growLeapTree({ leaps, column, second: column, ratio: 0, longest: longest[k]!, ends: treeEnds, until: [] }, scratch.forTrees, tree);
    for (let node = leaps.node.length; node < endNode; node++) tree.dist[node] = boundOfPassed(joints, jointsAt.get(node) ?? [], tree.dist, k);
    return tree.dist;
  });
  const run: Run = { problem, scratch, leaps, columns, longest, joints, jointsAt, sourceNode, bounds, stride, limits, found: [] };
  scratch.firstLeap.fill(NONE, 0, endNode);
  scratch.hasEnds.fill(0, 0, endNode);
  for (const { from, target } of joints) if (target !== NONE) scratch.hasEnds[from] = 1;
  scratch.labels.reset(vectors * stride, endNode, leastEstimate(run));
  scratch.labels.firstArc = leaps.first;
  scratch.labels.segmentStart = leaps.firstArc;
  scratch.labels.segmentArc = leaps.arc;
  scratch.labels.otherSegments = joints;
  const pairs = vectors === 1 && stride === 3;
  if (pairs) scratch.fronts.reset(2 * endNode, 2, 'beside');
  else scratch.fronts.reset(endNode + 1, stride - 1);
  scratch.solutions.reset(1, 2);
  addSources(run);
  return run;
}

function resize(
  scratch: ParetoScratch,
  leaps: LeapGraph,
  { nodes, joints, stride }: { readonly nodes: number; readonly joints: number; readonly stride: number },
): void {
  if (scratch.trees.length === 0 || scratch.trees[0]!.dist.length < nodes) {
    scratch.trees = Array.from({ length: maxCriteria + 1 }, () => createLeapTree(nodes));
    scratch.forTrees = createTreeScratch(nodes);
    scratch.firstLeap = new Uint32Array(nodes);
    scratch.endLeap = new Uint32Array(nodes);
    scratch.hasEnds = new Uint8Array(nodes);
  }
  const rows = leaps.leaps + joints;
  if (scratch.leaps.length < leapStride * rows) scratch.leaps = new Uint32Array(leapStride * rows);
  if (scratch.leapCost.length < stride * rows) scratch.leapCost = new Float64Array(stride * rows);
}

/** Lays out the leaps from a node, at its first visit, with what each adds to f. */
export function findLeaps(run: Run, node: number): void {
  const { leaps, columns, joints, jointsAt, bounds, stride, problem } = run;
  const { firstLeap, endLeap, leaps: rows, leapCost } = run.scratch;
  const places = leaps.node.length;
  const timed = problem.timed?.flag;
  const own = node < places ? [] : (jointsAt.get(node) ?? []);
  // no more rows than leaps and joints, so they have the same places
  let made = node < places ? leaps.firstOut[node]! : leaps.leaps + (own[0] ?? 0);
  firstLeap[node] = made;
  const begin = made;
  const lead = columns[0]!;
  const leadBound = bounds[0]!;
  for (let i = made, stop = node < places ? leaps.firstOut[node + 1]! : i; i < stop; i++) {
    const leap = leaps.outLeap[i]!;
    const to = leaps.to[leap]!;
    if (lead[leap]! + leadBound[to]! === Infinity) continue;
    const arc = leaps.firstArc[leap]!;
    const l = leapStride * made++;
    rows[l] = to;
    rows[l + 1] = leap;
    rows[l + 2] = leaps.firstArc[leap + 1]! - arc;
    rows[l + 3] = timed !== undefined && timed[leaps.arc[arc]!] === 1 ? leaps.arc[arc]! : NONE;
  }
  for (let k = 0; k < stride; k++) reduceCosts(run, node, { begin, end: made }, k);
  for (const i of own) {
    const { to, target, values, arcs } = joints[i]!;
    if (target !== NONE || bounds[0]![to] === Infinity) continue;
    for (let k = 0; k < stride; k++) leapCost[stride * made + k] = k < columns.length ? values[k]! + bounds[k]![to]! - bounds[k]![node]! : 0;
    const l = leapStride * made++;
    rows[l] = to;
    rows[l + 1] = leaps.leaps + i;
    rows[l + 2] = arcs.length;
    rows[l + 3] = NONE;
  }
  endLeap[node] = made;
}

/** What the leaps of rows `begin … end − 1`, out of `node`, add to f by criterion `k`; 0 where there is no such criterion. */
function reduceCosts({ columns, bounds, stride, scratch }: Run, node: number, { begin, end }: { begin: number; end: number }, k: number): void {
  const { leaps: rows, leapCost } = scratch;
  const column = columns[k];
  const bound = bounds[k];
  for (let i = begin; i < end; i++) {
    const l = leapStride * i;
    leapCost[stride * i + k] = column === undefined || bound === undefined ? 0 : column[rows[l + 1]!]! + bound[rows[l]!]! - bound[node]!;
  }
}

/** The least f[0] a source begins with; 0 when no target can be reached. */
function leastEstimate({ problem, bounds, sourceNode }: Pick<Run, 'problem' | 'bounds' | 'sourceNode'>): number {
  const least = problem.sources.reduce((most, { values }, i) => Math.min(most, values[0]! + bounds[0]![sourceNode[i]!]!), Infinity);
  return least < Infinity ? least : 0;
}

function addSources({ problem, bounds, stride, limits, sourceNode, scratch: { labels } }: Run): void {
  problem.sources.forEach(({ values }, source) => {
    const node = sourceNode[source]!;
    const f = new Float64Array(stride);
    for (let k = 0; k < values.length; k++) f[k] = values[k]! + bounds[k]![node]!;
    if (!f.every((value, k) => value <= limits[k]!)) return;
    if (labels.made === labels.capacity) labels.grow();
    const c = labels.made * labels.width;
    labels.data[c] = f[0]!;
    for (let at = 0; at < labels.stride; at += stride) labels.data.set(f, c + 1 + at);
    labels.add(node, source, NONE, 0);
    labels.queue(labels.made - 1);
  });
}

/** Adds an end for every target that can be come to from label `id` without another choice; they are not in the open list yet. */
export function addEnds(run: Run, id: number, node: number): void {
  const { joints, bounds, stride, limits, leaps } = run;
  const { labels } = run.scratch;
  for (const i of run.jointsAt.get(node) ?? []) {
    const { target, values, arcs } = joints[i]!;
    if (target === NONE) continue;
    if (labels.made === labels.capacity) labels.grow();
    const mine = labels.width * id;
    const its = labels.width * labels.made;
    let within = true;
    for (let at = 0; at < labels.stride; at++) {
      const k = at % stride;
      const f = k < values.length ? labels.data[mine + 1 + at]! - bounds[k]![node]! + values[k]! : 0;
      labels.data[its + 1 + at] = f;
      if (at < stride && !(f <= limits[k]!)) within = false;
    }
    if (!within) continue;
    labels.data[its] = Math.max(labels.data[mine]!, labels.data[its + 1]!);
    labels.add(labels.endNode, id, leaps.leaps + i, labels.words[labels.rowAt(id) + DEPTH]! + arcs.length);
  }
}

/** f[0] at the head of a timed arc, for who is at its tail, the node `from`, with f[0]. */
export function arriveTimed({ problem, bounds }: Run, arc: number, f0: number, from: number, to: number): number {
  const elapsed = f0 - bounds[0]![from]!;
  return elapsed + problem.timed!.delay(arc, elapsed) + bounds[0]![to]!;
}

/** The way of an end, its values summed again along it so that they are sums of its parts to the last digit. */
export function readSolution({ problem, joints, leaps, scratch: { labels } }: Run, end: number): ParetoSolution {
  const { target } = joints[labels.words[labels.rowAt(end) + SEGMENT]! - leaps.leaps]!;
  const source = labels.sourceOf(end);
  const arcs = labels.arcsOf(end);
  const values = problem.sources[source]!.values.slice();
  for (let k = 0; k < values.length; k++) {
    const timed = k === 0 ? problem.timed : undefined;
    const weight = problem.weights[k]!;
    let sum = values[k]!;
    for (let i = 0; i < arcs.length; i++) {
      const arc = arcs[i]!;
      sum += timed !== undefined && timed.flag[arc] === 1 ? timed.delay(arc, sum) : weight[arc]!;
    }
    values[k] = sum;
  }
  problem.targets[target]!.values.forEach((value, k) => (values[k]! += value));
  return { values, arcs, source, target };
}
