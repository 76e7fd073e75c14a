/**
 * What the exact and the approximate search share: the layout made ready for the first label, and solutions read from
 * the last. They search the leap graph: leaps get reduced costs (cost + bound of head − bound of tail), so labels hold f alone; sources and targets at
 * nodes that leaps pass are joined to it; every target has a segment to one node beyond all others, whose front is the set of solutions; criteria that
 * are not asked are columns of zeros, up to 3 or 5. front-layout.kernel.ts says how nodes and segments are numbered.
 *
 * Why `!` is right here: nodes, leaps and joints are counted by the layout before columns are sized; a label's columns are grown before it is written.
 */
import { NONE } from '../units/index.js';
import { type FrontAssembly, openFrontAssembly } from './front-assembly.kernel.js';
import { boundPassed, endsOf, type FrontLayout, leastEstimate, type SumQuery } from './front-layout.kernel.js';
import { Fronts } from './fronts.kernel.js';
import { LabelStore } from './label-store.kernel.js';
import { DEPTH, type LabelWays, SEGMENT } from './label-ways.kernel.js';
import { createLeapTree, createTreeScratch, growLeapTree, type LeapTree, type TreeScratch } from './leap-tree.kernel.js';
import { maxCriteria, type ParetoSolution } from './pareto-problem.js';
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
  /** Where exact searches for three criteria run if they can; undefined: in the plain loops. */
  readonly assembly: FrontAssembly | undefined;
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

/** `kernel`: the loops in WebAssembly where the host has it, with vectors, or the plain ones. The answers are the same. */
export function createParetoScratch(kernel: 'assembly' | 'plain' = 'assembly'): ParetoScratch {
  return {
    trees: [],
    forTrees: createTreeScratch(0),
    labels: new LabelStore(),
    fronts: new Fronts(),
    solutions: new Fronts(),
    tradeOffs: new TradeOffs(),
    waiting: new WaitingLabels(),
    assembly: kernel === 'assembly' ? openFrontAssembly() : undefined,
    firstLeap: new Uint32Array(0),
    endLeap: new Uint32Array(0),
    hasEnds: new Uint8Array(0),
    leaps: new Uint32Array(0),
    leapCost: new Float64Array(0),
  };
}

export interface Run {
  readonly layout: FrontLayout;
  readonly scratch: ParetoScratch;
  /** Rows: nodes but the end node. */
  readonly bounds: readonly Float64Array[];
  /** Criteria incl. those of zeros: 3 or 5. */
  readonly stride: number;
  /** Labels of the solutions, in order of settling. */
  readonly found: number[];
}

/** Ready to search: bounds, empty fronts, a label for every source. Labels hold f once, or twice for the search by apexes. */
export function prepare(layout: FrontLayout, scratch: ParetoScratch, vectors: 1 | 2): Run {
  const { leaps, joints, endNode } = layout;
  const stride = layout.limits.length;
  resize(scratch, layout);
  const bounds = layout.columns.map((_, k) => {
    const tree = scratch.trees[k]!;
    growSum(layout, scratch, { a: k, b: k, ratio: 0, until: [] }, tree);
    boundPassed(layout, tree, k);
    return tree.dist;
  });
  const run: Run = { layout, scratch, bounds, stride, found: [] };
  scratch.firstLeap.fill(NONE, 0, endNode);
  scratch.hasEnds.fill(0, 0, endNode);
  for (const { from, target } of joints) if (target !== NONE) scratch.hasEnds[from] = 1;
  scratch.labels.reset(vectors * stride, endNode, leastEstimate(layout, bounds[0]!));
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

/** The tree of a sum, or of one criterion, to the targets of the layout. */
export function growSum(layout: FrontLayout, scratch: ParetoScratch, query: SumQuery, tree: LeapTree): void {
  const { leaps, columns, longest } = layout;
  const { a, b, ratio, until } = query;
  growLeapTree(
    { leaps, column: columns[a]!, second: columns[b]!, ratio, longest: longest[a]! + ratio * longest[b]!, ends: endsOf(layout, query), until },
    scratch.forTrees,
    tree,
  );
}

function resize(scratch: ParetoScratch, { leaps, joints, endNode: nodes, limits: { length: stride } }: FrontLayout): void {
  if (scratch.trees.length === 0 || scratch.trees[0]!.dist.length < nodes) {
    scratch.trees = Array.from({ length: maxCriteria + 1 }, () => createLeapTree(nodes));
    scratch.forTrees = createTreeScratch(nodes);
    scratch.firstLeap = new Uint32Array(nodes);
    scratch.endLeap = new Uint32Array(nodes);
    scratch.hasEnds = new Uint8Array(nodes);
  }
  const rows = leaps.leaps + joints.length;
  if (scratch.leaps.length < leapStride * rows) scratch.leaps = new Uint32Array(leapStride * rows);
  if (scratch.leapCost.length < stride * rows) scratch.leapCost = new Float64Array(stride * rows);
}

/** Lays out the leaps from a node, at its first visit, with what each adds to f. */
export function findLeaps(run: Run, node: number): void {
  const { bounds, stride } = run;
  const { leaps, columns, joints, jointsAt, problem } = run.layout;
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
function reduceCosts(
  { layout: { columns }, bounds, stride, scratch }: Run,
  node: number,
  { begin, end }: { begin: number; end: number },
  k: number,
): void {
  const { leaps: rows, leapCost } = scratch;
  const column = columns[k];
  const bound = bounds[k];
  for (let i = begin; i < end; i++) {
    const l = leapStride * i;
    leapCost[stride * i + k] = column === undefined || bound === undefined ? 0 : column[rows[l + 1]!]! + bound[rows[l]!]! - bound[node]!;
  }
}

function addSources({ layout: { problem, limits, sourceNode }, bounds, stride, scratch: { labels } }: Run): void {
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
  const { bounds, stride } = run;
  const { joints, jointsAt, limits, leaps } = run.layout;
  const { labels } = run.scratch;
  for (const i of jointsAt.get(node) ?? []) {
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
export function arriveTimed({ layout: { problem }, bounds }: Run, arc: number, f0: number, from: number, to: number): number {
  const elapsed = f0 - bounds[0]![from]!;
  return elapsed + problem.timed!.delay(arc, elapsed) + bounds[0]![to]!;
}

/** The way of an end, its values summed again along it so that they are sums of its parts to the last digit. */
export function readSolution({ problem, joints, leaps }: FrontLayout, ways: LabelWays, end: number): ParetoSolution {
  const { target } = joints[ways.words[ways.rowAt(end) + SEGMENT]! - leaps.leaps]!;
  const source = ways.sourceOf(end);
  const arcs = ways.arcsOf(end);
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
