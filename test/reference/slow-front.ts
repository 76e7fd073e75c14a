/**
 * The front by plain label correcting (E. Q. V. Martins, On a multicriteria shortest path problem, EJOR 16, 1984, in the queue
 * form): every node keeps its set of full vectors, a changed node passes them on, until nothing changes. No bounds, no order, no
 * reduced vectors, nothing in common with src/graph but the problem: the yardstick on real networks.
 */
import type { ParetoProblem } from '../../src/graph/index.js';
import { advance, dominates, finish, frontOf } from './exhaustive-front.js';

export interface SlowFrontOptions {
  /** Vectors above this in some criterion are dropped on the way (a bound the caller knows to be harmless), to keep large networks feasible. */
  readonly ceiling?: readonly number[];
}

export function slowFront(problem: ParetoProblem, options: SlowFrontOptions = {}): number[][] {
  const { graph } = problem;
  const sets: number[][][] = Array.from({ length: graph.nodes }, () => []);
  const fresh: number[][][] = Array.from({ length: graph.nodes }, () => []);
  const queue: number[] = [];
  const offer = (node: number, values: number[]): void => {
    if (values.some((value, k) => value > (options.ceiling?.[k] ?? Infinity))) return;
    const set = sets[node] ?? [];
    if (set.some((other) => dominates(other, values) || other.every((value, k) => value === values[k]))) return;
    sets[node] = [...set.filter((other) => !dominates(values, other)), values];
    if ((fresh[node] ?? []).length === 0) queue.push(node);
    fresh[node]?.push(values);
  };

  for (const { node, values } of problem.sources) offer(node, [...values]);
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] ?? 0;
    const todo = fresh[node] ?? [];
    fresh[node] = [];
    for (const values of todo) {
      if (!sets[node]?.includes(values)) continue; // dominated since
      for (let arc = graph.firstOut[node] ?? 0; arc < (graph.firstOut[node + 1] ?? 0); arc++) {
        const next = advance(problem, arc, values);
        if (next) offer(graph.head[arc] ?? 0, next);
      }
    }
  }

  const ends = problem.targets.flatMap(({ node }, target) => (sets[node] ?? []).map((values) => finish(problem, target, values)));
  return frontOf(ends.filter((values) => values !== undefined).map((values) => ({ values, arcs: [] })));
}
