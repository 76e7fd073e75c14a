/**
 * Bounds on weighted sums of two criteria, for `TradeOffs` (trade-offs.kernel.ts says what they are for): which sums, and what each leaves between itself
 * and the bounds of the criteria one at a time.
 *
 * Ratios are those of Y. P. Aneja, K. P. K. Nair (Bicriteria transportation problem, Management Science 25, 1979, doi:10.1287/mnsc.25.1.73): between the best
 * ways for a and for b the sum that rates both alike, and so on between neighbours.
 *
 * Why `!` is right here: nodes are those of the layout, trees have a row for each.
 */
import { NONE } from '../units/index.js';
import type { FrontLayout, SumQuery } from './front-layout.kernel.js';
import type { LeapTree } from './leap-tree.kernel.js';

/** Two criteria that hardly ask for different ways are not bounded together: what one gives up for the other must be this share of what it gives up for any. */
const leastShare = 0.2;
/** Of a tree of sums, far above what rounding can amount to: a label must never wait too long. */
const safety = 1e-9;
/** What a slack loses to 24 bits, rounded down. */
const narrowed = 1 - 2 ** -22;

type Figures = readonly number[];

/** A problem of three criteria at most, bounded by each of them. */
export interface BoundedFront {
  readonly layout: FrontLayout;
  /** One per criterion. */
  readonly trees: readonly LeapTree[];
  /** Grown in memory of its own, which the next one takes. */
  readonly growSum: (query: SumQuery) => LeapTree;
}

/** Sums of each two criteria. */
export const sumsOfPair = 3;
/** Of criteria 0 and 2, of 1 and 2, of 0 and 1. */
export const sumCount = 3 * sumsOfPair;

/** Where they are written. A sum that is not used has slack and ratio 0, which asks for nothing. */
export interface SumRows {
  /** Of sum `i` at node `n`: row `stride × n + first + i`. Never too great. */
  readonly slack: Float32Array;
  readonly stride: number;
  readonly first: number;
  /** Rows: sums. */
  readonly ratio: Float64Array;
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** Writes the sums of each two criteria that conflict. Whether there are any of 0 and 1. */
export function boundSums(front: BoundedFront, rows: SumRows): boolean {
  let has01 = false;
  rows.ratio.fill(0);
  for (let n = 0; n < front.layout.endNode; n++) rows.slack.fill(0, rows.stride * n + rows.first, rows.stride * n + rows.first + sumCount);
  for (const pair of listPairs(front)) {
    const first = pair.a === 1 ? sumsOfPair : pair.b === 1 ? 2 * sumsOfPair : 0;
    const open: (readonly [Figures, Figures])[] = [[bestOf(front, pair.a), bestOf(front, pair.b)]];
    for (let at = first; at < first + sumsOfPair; at++) {
      const between = open.shift();
      if (between === undefined) break;
      open.push(...boundSum(front, pair, between, { at, rows }));
      has01 ||= pair.b === 1;
    }
  }
  return has01;
}

/** The sum that rates both ends alike, as number `at`; the new neighbours between which others may lie. */
function boundSum(
  front: BoundedFront,
  { a, b }: Pair,
  [first, last]: readonly [Figures, Figures],
  { at, rows: { slack, stride, first: offset, ratio: ratios } }: { readonly at: number; readonly rows: SumRows },
): (readonly [Figures, Figures])[] {
  const { layout, trees } = front;
  const ratio = (last[a]! - first[a]!) / (first[b]! - last[b]!);
  const tree = front.growSum({ a, b, ratio, until: placesOfSources(layout) });
  const { dist } = tree;
  const boundsA = trees[a]!.dist;
  const boundsB = trees[b]!.dist;
  ratios[at] = ratio;
  for (let n = 0, places = layout.leaps.node.length; n < places; n++) {
    const more = dist[n]! * (1 - safety) - boundsA[n]! - ratio * boundsB[n]!;
    if (more > 0 && more < Infinity) slack[stride * n + offset + at] = more * narrowed;
  }
  const rate = (values: Figures): number => values[a]! + ratio * values[b]!;
  const between = figuresFrom(layout, tree, rate);
  if (!(rate(between) < rate(first) * (1 - safety))) return [];
  return [[first, between] as const, [between, last] as const].filter(([one, other]) => one[b]! > other[b]! && one[a]! < other[a]!);
}

const bestOf = ({ layout, trees }: BoundedFront, k: number): Figures => figuresFrom(layout, trees[k]!, (values) => values[k]!);

/** The two criteria at a time that conflict, with the best ways for each. */
function listPairs(front: BoundedFront): Pair[] {
  const best = front.layout.columns.map((_, k) => bestOf(front, k));
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

/** Where ways begin, or, from a passed node, the places they come to first. */
const placesOfSources = ({ leaps, joints, jointsAt, sourceNode }: FrontLayout): number[] =>
  sourceNode.flatMap((node) =>
    node < leaps.node.length ? [node] : (jointsAt.get(node) ?? []).flatMap((i) => (joints[i]!.target === NONE ? [joints[i]!.to] : [])),
  );

/** All criteria of the best way from a source in a tree grown from the targets. */
function figuresFrom(
  { problem, leaps, columns, joints, jointsAt, ends, sourceNode }: FrontLayout,
  tree: LeapTree,
  rate: (values: Figures) => number,
): Figures {
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
