/**
 * How do sources and targets join the leap graph? At a place, or by arcs from and to nodes that leaps pass. Found anew for every search: there are a few.
 *
 * Why `!` is right here: nodes are those of the problem's graph, joints those just listed.
 */
import { NONE } from '../units/index.js';
import { type LeapGraph, listLeapsFrom, listLeapsTo } from './leap-graph.kernel.js';
import type { ParetoProblem } from './pareto-problem.js';

/** What leads from a source to a place, or from a node to a target. */
export interface Joint {
  readonly arcs: Uint32Array;
  readonly from: number;
  /** A place, or the end node. */
  readonly to: number;
  /** One per criterion, the target's included. */
  readonly values: Float64Array;
  /** Position in `problem.targets`; NONE: leads to a place. */
  readonly target: number;
}

/** A node for every source: its place, or one of its own where leaps pass it. */
export function placeSources({ sources }: ParetoProblem, { place, node }: LeapGraph): { readonly sourceNode: number[]; readonly passed: number[] } {
  const passed: number[] = [];
  const sourceNode = sources.map((source) => {
    if (place[source.node] !== NONE) return place[source.node]!;
    if (!passed.includes(source.node)) passed.push(source.node);
    return node.length + passed.indexOf(source.node);
  });
  return { sourceNode, passed };
}

export function listJoints({ weights, targets }: ParetoProblem, leaps: LeapGraph, passed: readonly number[], endNode: number): Joint[] {
  const joints: Joint[] = [];
  const nothing = new Uint32Array(0);
  const join = (from: number, to: number, arcs: Uint32Array, target: number): void => {
    const values = Float64Array.from(weights, (weight, k) => arcs.reduce((sum, arc) => sum + weight[arc]!, 0) + (targets[target]?.values[k] ?? 0));
    // an arc may have been closed since the leaps were found
    if (values[0]! < Infinity) joints.push({ arcs, from, to, values, target });
  };
  targets.forEach(({ node }, target) => {
    const place = leaps.place[node]!;
    if (place !== NONE) return join(place, endNode, nothing, target);
    for (const { arcs, place: from } of listLeapsTo(leaps, node)) join(from, endNode, arcs, target);
  });
  const stops = new Set(targets.map(({ node }) => node));
  passed.forEach((node, i) => {
    const from = leaps.node.length + i;
    for (const { arcs, place } of listLeapsFrom(leaps, node, stops)) {
      if (place !== NONE) join(from, place, arcs, NONE);
      const last = leaps.graph.head[arcs.at(-1)!];
      if (place === NONE) targets.forEach((target, t) => target.node === last && join(from, endNode, arcs, t));
    }
    targets.forEach((target, t) => target.node === node && join(from, endNode, nothing, t));
  });
  return joints;
}

/** Bound of criterion `k` at a passed node that the joints `from` leave. */
export function boundOfPassed(joints: readonly Joint[], from: readonly number[], dist: Float64Array, k: number): number {
  return from.reduce((least, i) => {
    const { target, to, values } = joints[i]!;
    return Math.min(least, values[k]! + (target === NONE ? dist[to]! : 0));
  }, Infinity);
}
