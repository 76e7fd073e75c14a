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
 * ways for a and for b the sum that rates both alike, and so on between neighbours. That bounds on sums make a search wait and prune is after P. Maristany
 * de las Casas and others (T-MDA, doi:10.1016/j.ejor.2023.01.041 names bounds by dimension); the corners are the local upper bounds of K. Klamroth, R. Lacour,
 * D. Vanderpooten (On the representation of the search region in multi-objective optimization, EJOR 245, 2015, doi:10.1016/j.ejor.2015.03.031).
 *
 * Why `!` is right here: nodes are those of the run, `slack` has a row of `count` for each; steps of the staircase are below its size.
 */
import type { Fronts } from './fronts.kernel.js';
import type { LabelStore } from './label-store.kernel.js';
import { growLeapTree, type LeapTree } from './leap-tree.kernel.js';
import { maxCriteria } from './pareto-problem.js';
import type { Run } from './pareto-run.kernel.js';
import { NONE } from '../units/index.js';

/** Two criteria that hardly ask for different ways are not bounded together: what one gives up for the other must be this share of what it gives up for any. */
const leastShare = 0.2;
/** Of a tree of sums, far above what rounding can amount to: a label must never wait too long. */
const safety = 1e-9;

type Figures = readonly number[];

interface Pair {
  readonly a: number;
  readonly b: number;
  /** Neighbours between which no sum has been tried. */
  readonly open: (readonly [Figures, Figures])[];
}

export class TradeOffs {
  /** Sums of criteria 0 and 2, then of 0 and 1, then of 1 and 2. */
  private ratios: [number[], number[], number[]] = [[], [], []];
  /** The same in one row. */
  private ratio = new Float64Array(0);
  private of02 = 0;
  private of01 = 0;
  /** Slack of node `n` for each sum in order, from `n × count`; never too great. */
  private slack = new Float64Array(0);
  private count = 0;
  private columns: [Float64Array[], Float64Array[], Float64Array[]] = [[], [], []];
  private pairs: Pair[] = [];
  private limits: Float64Array = new Float64Array(3);

  /** Forgets all sums; `run` is of three criteria at most. */
  reset(run: Run): void {
    this.ratios = [[], [], []];
    this.columns = [[], [], []];
    this.count = 0;
    this.of02 = 0;
    this.of01 = 0;
    this.limits = run.limits;
    this.pairs = [];
  }

  /** Tries up to `most` more sums of each two criteria; false when there are no more. */
  refine(run: Run, most: number): boolean {
    const tree = run.scratch.trees[maxCriteria]!;
    if (this.count === 0) this.pairs = listPairs(run);
    let grown = 0;
    for (const pair of this.pairs) {
      for (let tried = 0; tried < most; tried++) {
        const between = pair.open.shift();
        if (between === undefined) break;
        grown++;
        this.grow(run, pair, between, tree);
      }
    }
    if (grown > 0) this.layOut(run);
    return grown > 0;
  }

  private grow(run: Run, { a, b, open }: Pair, [first, last]: readonly [Figures, Figures], tree: LeapTree): void {
    const ratio = (last[a]! - first[a]!) / (first[b]! - last[b]!);
    const { bounds } = run;
    growSum(run, { a, b, ratio }, tree);
    const between = figuresFrom(run, tree, (values) => values[a]! + ratio * values[b]!);
    const slack = new Float64Array(run.leaps.node.length);
    for (let n = 0; n < slack.length; n++) {
      const sum = tree.dist[n]!;
      const more = sum * (1 - safety) - bounds[a]![n]! - ratio * bounds[b]![n]!;
      slack[n] = more > 0 && more < Infinity ? more : 0;
    }
    const kind = a === 0 ? (b === 2 ? 0 : 1) : 2;
    // for criterion 0 (or 1, of 1 and 2) in its own unit
    this.ratios[kind].push(ratio);
    this.columns[kind].push(slack);
    this.count++;
    if (between[a]! + ratio * between[b]! < (first[a]! + ratio * first[b]!) * (1 - safety)) {
      for (const next of [[first, between] as const, [between, last] as const]) if (next[0][b]! > next[1][b]!) open.push(next);
    }
  }

  private layOut({ leaps, scratch: { labels } }: Run): void {
    const columns = this.columns.flat();
    const { count } = this;
    const nodes = labels.endNode;
    this.ratio = Float64Array.from(this.ratios.flat());
    this.of02 = this.ratios[0].length;
    this.of01 = this.of02 + this.ratios[1].length;
    if (this.slack.length < nodes * count) this.slack = new Float64Array(nodes * count);
    this.slack.fill(0, leaps.node.length * count, nodes * count);
    columns.forEach((column, k) => {
      for (let n = 0; n < column.length; n++) this.slack[n * count + k] = column[n]!;
    });
  }

  /** Raises the key of label `id` at `node` to the least criterion 0 with which it can be of use; false when it cannot. */
  opens(solutions: Fronts, labels: LabelStore, id: number, node: number): boolean {
    const { cost } = labels;
    const f0 = cost[3 * id]!;
    const f1 = cost[3 * id + 1]!;
    const f2 = cost[3 * id + 2]!;
    const { limits, slack, ratio, count, of02, of01 } = this;
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
    const row = node * count;
    let least = Infinity;
    while (corner <= size) {
      const y = corner === 0 ? limits[2]! : pool[start + 2 * corner - 1]!;
      // below the limits ways may touch, below a step they must be less: at the step itself nothing new comes
      if (corner > 0 && !(y > f2)) break;
      const spare2 = y - f2;
      let must1 = 0;
      for (let k = of01; k < count; k++) {
        const must = slack[row + k]! - ratio[k]! * spare2;
        if (must > must1) must1 = must;
      }
      const spare1 = (corner === size ? limit1 : pool[start + 2 * corner]!) - f1;
      if (must1 > spare1) {
        // further on `must1` only grows: the next corner that can do is the first with so much to spare
        let below = corner;
        corner = size;
        while (corner - below > 1) {
          const middle = (below + corner) >> 1;
          if (pool[start + 2 * middle]! - f1 < must1) below = middle;
          else corner = middle;
        }
        if (below === size) break;
        continue;
      }
      let more = 0;
      for (let k = 0; k < of02; k++) {
        const must = slack[row + k]! - ratio[k]! * spare2;
        if (must > more) more = must;
      }
      if (more >= least) break; // grows from corner to corner
      for (let k = of02; k < of01; k++) {
        const must = slack[row + k]! - ratio[k]! * spare1;
        if (must > more) more = must;
      }
      if (more < least) least = more;
      if (more === 0 || of01 === of02) break;
      corner++;
    }
    const key = f0 + least;
    if (!(key <= limits[0]!)) return false;
    if (key > labels.key[id]!) labels.key[id] = key;
    return true;
  }
}

/** The two criteria at a time that conflict, with the best ways for each. */
function listPairs(run: Run): Pair[] {
  const best = run.columns.map((_, k) => figuresFrom(run, run.scratch.trees[k]!, (values) => values[k]!));
  /** What the best way for `k` lacks of criterion `of`. */
  const loss = (of: number, k: number): number => best[k]![of]! - best[of]![of]!;
  const most = best.map((_, of) => Math.max(...best.map((_way, k) => loss(of, k))));
  const pairs: Pair[] = [];
  for (let a = 0; a < best.length; a++) {
    for (let b = a + 1; b < best.length; b++) {
      const conflict = loss(a, b) > 0 && loss(b, a) > 0;
      if (!conflict || (loss(a, b) < leastShare * most[a]! && loss(b, a) < leastShare * most[b]!)) continue;
      pairs.push({ a, b, open: [[best[a]!, best[b]!]] });
    }
  }
  return pairs;
}

function growSum({ leaps, columns, longest, joints, jointsAt, sourceNode, scratch }: Run, { a, b, ratio }: { a: number; b: number; ratio: number }, tree: LeapTree): void {
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
function figuresFrom({ problem, leaps, columns, joints, jointsAt, sourceNode }: Run, tree: LeapTree, rate: (values: Figures) => number): Figures {
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
