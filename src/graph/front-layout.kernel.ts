/**
 * A multi-criteria problem laid out over its leap graph, before anything is searched: what both kernels begin from.
 *
 *   node   0 … places − 1: places of the leap graph    places …: passed nodes where sources are    endNode
 *   segment   0 … leaps − 1: leaps    leaps …: `joints`, what leads from a source to a place, and to a target
 *
 * Why `!` is right here: nodes are those just placed, columns one per criterion.
 */
import { NONE } from '../units/index.js';
import { boundOfPassed, type Joint, listJoints, placeSources } from './joints.kernel.js';
import { buildLeapGraph, type LeapGraph, longestLeap, sumOverLeaps } from './leap-graph.kernel.js';
import type { LeapTree, TreeEnd } from './leap-tree.kernel.js';
import type { ParetoProblem } from './pareto-problem.js';

export interface FrontLayout {
  readonly problem: ParetoProblem;
  readonly leaps: LeapGraph;
  /** One per criterion. Rows: leaps. */
  readonly columns: readonly Float64Array[];
  /** The longest open leap by each criterion. */
  readonly longest: readonly number[];
  readonly joints: readonly Joint[];
  /** Joints that leave each node, none for most. */
  readonly jointsAt: ReadonlyMap<number, readonly number[]>;
  /** Those that lead from a place to a target. */
  readonly ends: readonly Joint[];
  /** Node of each source. */
  readonly sourceNode: readonly number[];
  /** Places and passed nodes come before it. */
  readonly endNode: number;
  /** One per criterion incl. those of zeros. Finite: what cannot be reached has f = Infinity and is cut by the same test. */
  readonly limits: Float64Array;
}

/** `stride`: criteria incl. those of zeros. */
export function layOutFront(problem: ParetoProblem, stride: number): FrontLayout {
  const { graph, weights } = problem;
  const leaps = problem.leaps?.graph ?? buildLeapGraph(graph, weights[0]!, problem.timed?.flag);
  const columns = problem.leaps?.columns ?? sumOverLeaps(leaps, weights);
  const limits = new Float64Array(stride).fill(Number.MAX_VALUE);
  problem.limits?.forEach((limit, k) => {
    if (limit < Number.MAX_VALUE) limits[k] = limit;
  });
  const { sourceNode, passed } = placeSources(problem, leaps);
  const endNode = leaps.node.length + passed.length;
  const joints = listJoints(problem, leaps, passed, endNode);
  const jointsAt = new Map<number, number[]>();
  joints.forEach(({ from }, i) => jointsAt.set(from, [...(jointsAt.get(from) ?? []), i]));
  const ends = joints.filter((joint) => joint.target !== NONE && joint.from < leaps.node.length);
  const longest = problem.leaps?.longest ?? columns.map(longestLeap);
  return { problem, leaps, columns, longest, joints, jointsAt, ends, sourceNode, endNode, limits };
}

/** Ways by criterion `a` + `ratio` × criterion `b`, to the targets. */
export interface SumQuery {
  readonly a: number;
  readonly b: number;
  readonly ratio: number;
  /** As in LeapTreeQuery. */
  readonly until: readonly number[];
}

export const endsOf = ({ ends }: FrontLayout, { a, b }: SumQuery): TreeEnd[] =>
  ends.map(({ from, values }) => ({ place: from, value: values[a]!, second: values[b]! }));

/** A tree of the places, by one criterion, goes on to the passed nodes where sources are. */
export function boundPassed({ leaps, endNode, joints, jointsAt }: FrontLayout, { dist }: LeapTree, k: number): void {
  for (let node = leaps.node.length; node < endNode; node++) dist[node] = boundOfPassed(joints, jointsAt.get(node) ?? [], dist, k);
}

/** The least f[0] a source begins with; 0 when no target can be reached. */
export function leastEstimate({ problem, sourceNode }: FrontLayout, bound: Float64Array): number {
  const least = problem.sources.reduce((most, { values }, i) => Math.min(most, values[0]! + bound[sourceNode[i]!]!), Infinity);
  return least < Infinity ? least : 0;
}
