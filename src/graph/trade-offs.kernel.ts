/**
 * When can a label still be of use? Bounds by one criterion at a time promise a way as cheap as the ship and as fast as the plane. What two criteria can
 * do together is bounded by weighted sums of them: from node n no way has a + ratio × b below a tree of that sum says, so
 *
 *   what a way spends of a beyond its own bound   ≥   slack(n) − ratio × what it spends of b beyond its own
 *
 * Solutions come by criterion 0, so those found form a staircase of criteria 1 and 2, and a later one must pass under it, through one of its corners: the
 * corner gives what may be spent of 1 and 2, the slacks then what must be spent of 0 at least. A label waits (its key) until the least of that over
 * all corners, and is dropped when no corner is left. No front changes: only ways that some solution dominates, or equals and came first, go.
 *
 * Ratios are those of Y. P. Aneja, K. P. K. Nair (Bicriteria transportation problem, Management Science 25, 1979, doi:10.1287/mnsc.25.1.73): between the best
 * ways for a and for b the sum that rates both alike, and so on between neighbours. The corners are the local upper bounds of K. Klamroth, R. Lacour,
 * D. Vanderpooten (On the representation of the search region in multi-objective optimization, EJOR 245, 2015, doi:10.1016/j.ejor.2015.03.031).
 *
 * Why `!` is right here: nodes are those of the run, `slack` has a row for each; steps of the staircase are below its size.
 */

import { NONE } from '../units/index.js';
import type { Fronts } from './fronts.kernel.js';
import type { Joint } from './joints.kernel.js';
import type { LabelStore } from './label-store.kernel.js';
import type { LeapGraph } from './leap-graph.kernel.js';
import { growLeapTree, type LeapTree, type TreeScratch } from './leap-tree.kernel.js';
import { maxCriteria, type ParetoProblem } from './pareto-problem.js';

/** Two criteria that hardly ask for different ways are not bounded together: what one gives up for the other must be this share of what it gives up for any. */
const leastShare = 0.2;
/** Of a tree of sums, far above what rounding can amount to: a label must never wait too long. */
const safety = 1e-9;
/** What a slack loses to 24 bits, rounded down. */
const narrowed = 1 - 2 ** -22;

type Figures = readonly number[];

/** What the bounds are made of: the part of a `Run` that is known before the first label. */
interface LaidOut {
  readonly problem: ParetoProblem;
  readonly leaps: LeapGraph;
  readonly columns: readonly Float64Array[];
  readonly longest: readonly number[];
  readonly joints: readonly Joint[];
  readonly jointsAt: ReadonlyMap<number, readonly number[]>;
  readonly sourceNode: readonly number[];
  readonly bounds: readonly Float64Array[];
  readonly limits: Float64Array;
  /** `trees`: grown for each criterion, and one more to grow sums in. */
  readonly scratch: { readonly trees: readonly LeapTree[]; readonly forTrees: TreeScratch; readonly labels: LabelStore };
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** Sums of each two criteria; what is not used has slack and ratio 0, which asks for nothing. */
const sums = 3;
/** Numbers per node: sums of 0 and 2, of 1 and 2, of 0 and 1. */
const rowLength = 3 * sums;

export class TradeOffs {
  private readonly ratio = new Float64Array(rowLength);
  /** Never too great. */
  private slack = new Float32Array(0);
  /** Whether there are sums of 0 and 1. */
  private has01 = false;
  private limits: Float64Array = new Float64Array(3);

  /** Forgets all sums; `run` is of three criteria at most. */
  reset({ limits, scratch: { labels } }: LaidOut): void {
    this.limits = limits;
    this.has01 = false;
    this.ratio.fill(0);
    const rows = rowLength * labels.endNode;
    if (this.slack.length < rows) this.slack = new Float32Array(rows);
    else this.slack.fill(0, 0, rows);
  }

  /** Bounds on sums of each two criteria that conflict, for the rest of the search. */
  refine(run: LaidOut): void {
    for (const { a, b } of listPairs(run)) {
      const first = a === 1 ? sums : b === 1 ? 2 * sums : 0;
      const open: (readonly [Figures, Figures])[] = [[bestOf(run, a), bestOf(run, b)]];
      for (let at = first; at < first + sums; at++) {
        const between = open.shift();
        if (between === undefined) break;
        open.push(...this.grow(run, { a, b }, between, at));
        this.has01 ||= b === 1;
      }
    }
  }

  /** Bounds on the sum that rates both ends alike, as number `at`; the new neighbours between which others may lie. */
  private grow(run: LaidOut, { a, b }: Pair, [first, last]: readonly [Figures, Figures], at: number): (readonly [Figures, Figures])[] {
    const ratio = (last[a]! - first[a]!) / (first[b]! - last[b]!);
    const { bounds } = run;
    const tree = run.scratch.trees[maxCriteria]!;
    growSum(run, { a, b, ratio }, tree);
    const boundsA = bounds[a]!;
    const boundsB = bounds[b]!;
    const { dist } = tree;
    const { slack } = this;
    this.ratio[at] = ratio;
    for (let n = 0, places = run.leaps.node.length; n < places; n++) {
      const more = dist[n]! * (1 - safety) - boundsA[n]! - ratio * boundsB[n]!;
      if (more > 0 && more < Infinity) slack[n * rowLength + at] = more * narrowed;
    }
    const rate = (values: Figures): number => values[a]! + ratio * values[b]!;
    const between = figuresFrom(run, tree, rate);
    if (!(rate(between) < rate(first) * (1 - safety))) return [];
    return [[first, between] as const, [between, last] as const].filter(([one, other]) => one[b]! > other[b]! && one[a]! < other[a]!);
  }

  /** Raises the key of label `id` at `node` to the least criterion 0 with which it can be of use; false when it cannot. */
  opens(solutions: Fronts, labels: LabelStore, id: number, node: number): boolean {
    const { data } = labels;
    const f0 = data[8 * id + 1]!;
    const f1 = data[8 * id + 2]!;
    const f2 = data[8 * id + 3]!;
    const { limits, slack, ratio, has01 } = this;
    const limit1 = limits[1]!;
    if (!(f0 <= limits[0]! && f1 <= limit1 && f2 <= limits[2]!)) return false;
    const { pool } = solutions;
    const start = solutions.start[0]!;
    const size = solutions.size[0]!;
    let low = -1; // step `low` has x ≤ f1, step `corner` has not
    let corner = size;
    while (corner - low > 1) {
      const middle = (low + corner) >> 1;
      if (pool[start + 2 * middle]! <= f1) low = middle;
      else corner = middle;
    }
    const row = node * rowLength;
    let least = Infinity;
    while (corner <= size) {
      const y = corner === 0 ? limits[2]! : pool[start + 2 * corner - 1]!;
      // below the limits ways may touch, below a step they must be less: at the step itself nothing new comes
      if (corner > 0 && !(y > f2)) break;
      const spare2 = y - f2;
      const spare1 = (corner === size ? limit1 : pool[start + 2 * corner]!) - f1;
      const must1a = slack[row + 3]! - ratio[3]! * spare2;
      const must1b = slack[row + 4]! - ratio[4]! * spare2;
      const must1c = slack[row + 5]! - ratio[5]! * spare2;
      if (must1a > spare1 || must1b > spare1 || must1c > spare1) {
        // further on these only grow: the next corner that can do is the first with so much to spare
        const must1 = must1a > must1b ? (must1a > must1c ? must1a : must1c) : must1b > must1c ? must1b : must1c;
        let below = corner;
        if (below === size) break;
        corner = size;
        while (corner - below > 1) {
          const middle = (below + corner) >> 1;
          if (pool[start + 2 * middle]! - f1 < must1) below = middle;
          else corner = middle;
        }
        continue;
      }
      let more = 0;
      const must0a = slack[row]! - ratio[0]! * spare2;
      const must0b = slack[row + 1]! - ratio[1]! * spare2;
      const must0c = slack[row + 2]! - ratio[2]! * spare2;
      if (must0a > more) more = must0a;
      if (must0b > more) more = must0b;
      if (must0c > more) more = must0c;
      if (more >= least) break; // grows from corner to corner
      if (!has01) {
        least = more;
        break;
      }
      for (let k = 6; k < 9; k++) {
        const must = slack[row + k]! - ratio[k]! * spare1;
        if (must > more) more = must;
      }
      if (more < least) least = more;
      if (more === 0) break;
      corner++;
    }
    const key = f0 + least;
    if (!(key <= limits[0]!)) return false;
    if (key > data[8 * id]!) data[8 * id] = key;
    return true;
  }
}

const bestOf = (run: LaidOut, k: number): Figures => figuresFrom(run, run.scratch.trees[k]!, (values) => values[k]!);

/** The two criteria at a time that conflict, with the best ways for each. */
function listPairs(run: LaidOut): Pair[] {
  const best = run.columns.map((_, k) => bestOf(run, k));
  /** What the best way for `k` lacks of criterion `of`. */
  const loss = (of: number, k: number): number => best[k]![of]! - best[of]![of]!;
  const most = best.map((_, of) => Math.max(...best.map((_way, k) => loss(of, k))));
  const pairs: Pair[] = [];
  for (let a = 0; a < best.length; a++) {
    for (let b = a + 1; b < best.length; b++) {
      const conflict = loss(a, b) > 0 && loss(b, a) > 0;
      if (!conflict || (loss(a, b) < leastShare * most[a]! && loss(b, a) < leastShare * most[b]!)) continue;
      pairs.push({ a, b });
    }
  }
  return pairs;
}

function growSum(
  { leaps, columns, longest, joints, jointsAt, sourceNode, scratch }: LaidOut,
  { a, b, ratio }: { a: number; b: number; ratio: number },
  tree: LeapTree,
): void {
  const ends = joints.filter(({ target, from }) => target !== NONE && from < leaps.node.length);
  const until = sourceNode.flatMap((node) =>
    node < leaps.node.length ? [node] : (jointsAt.get(node) ?? []).flatMap((i) => (joints[i]!.target === NONE ? [joints[i]!.to] : [])),
  );
  growLeapTree(
    {
      leaps,
      column: columns[a]!,
      second: columns[b]!,
      ratio,
      longest: longest[a]! + ratio * longest[b]!,
      ends: ends.map(({ from, values }) => ({ place: from, value: values[a]!, second: values[b]! })),
      until,
    },
    scratch.forTrees,
    tree,
  );
}

/** All criteria of the best way from a source in a tree grown from the targets. */
function figuresFrom({ problem, leaps, columns, joints, jointsAt, sourceNode }: LaidOut, tree: LeapTree, rate: (values: Figures) => number): Figures {
  const ends = joints.filter(({ target, from }) => target !== NONE && from < leaps.node.length);
  const follow = (place: number, values: number[]): number[] => {
    let at = place;
    for (let leap = tree.via[at]!; leap !== NONE; leap = tree.via[at]!) {
      columns.forEach((column, k) => (values[k]! += column[leap]!));
      at = leaps.to[leap]!;
    }
    ends[tree.end[at]!]!.values.forEach((value, k) => (values[k]! += value));
    return values;
  };
  const reached = (place: number): boolean => tree.dist[place]! < Infinity;
  const ways = problem.sources.flatMap((source, s) => {
    const node = sourceNode[s]!;
    if (node < leaps.node.length) return reached(node) ? [follow(node, [...source.values])] : [];
    return (jointsAt.get(node) ?? []).flatMap((i) => {
      const { to, values, target } = joints[i]!;
      const sum = source.values.map((value, k) => value + values[k]!);
      if (target !== NONE) return [sum];
      return reached(to) ? [follow(to, sum)] : [];
    });
  });
  return ways.reduce((best, way) => (rate(way) < rate(best) ? way : best));
}
