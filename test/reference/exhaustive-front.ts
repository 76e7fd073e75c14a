/**
 * The front by trying every simple way: only for graphs of about 8 nodes, and obviously right. Simple ways are enough because
 * weights are ≥ 0 and timed arcs are FIFO: leaving out a round trip never makes a way worse.
 */
import type { ParetoProblem } from '../../src/graph/index.js';

export interface ReferenceWay {
  readonly values: readonly number[];
  readonly arcs: readonly number[];
}

/** Every simple way within the limits, one by one, walked and summed as a traveller would. */
export function listWays(problem: ParetoProblem): ReferenceWay[] {
  const found: ReferenceWay[] = [];
  for (const source of problem.sources) walk(problem, source.node, source.values, [], new Set([source.node]), found);
  return found;
}

/** The different vectors of `ways` that no other dominates, in lexicographic order. */
export function frontOf(ways: readonly ReferenceWay[]): number[][] {
  const best = ways.filter((way) => !ways.some((other) => dominates(other.values, way.values)));
  const different = new Map(best.map((way) => [way.values.join(), [...way.values]]));
  return [...different.values()].sort(lexicographic);
}

export const exhaustiveFront = (problem: ParetoProblem): number[][] => frontOf(listWays(problem));

/** No worse anywhere, better somewhere. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, k) => value <= (b[k] ?? Number.NaN)) && a.some((value, k) => value < (b[k] ?? Number.NaN));
}

export function lexicographic(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((value, i) => value !== b[i]);
  return k < 0 ? 0 : (a[k] ?? 0) - (b[k] ?? 0);
}

/** What an arc makes of the values at its tail; undefined when it cannot be taken. */
export function advance(problem: ParetoProblem, arc: number, values: readonly number[]): number[] | undefined {
  if (problem.weights[0]?.[arc] === Infinity) return undefined;
  const next = values.map((value, k) => value + (problem.weights[k]?.[arc] ?? Number.NaN));
  if (problem.timed?.flag[arc]) next[0] = (values[0] ?? 0) + problem.timed.delay(arc, values[0] ?? 0);
  return next[0] === Infinity ? undefined : next;
}

export function finish(problem: ParetoProblem, target: number, values: readonly number[]): number[] | undefined {
  const final = problem.targets[target]?.values ?? [];
  const all = values.map((value, k) => value + (final[k] ?? Number.NaN));
  return all.every((value, k) => value <= (problem.limits?.[k] ?? Infinity)) ? all : undefined;
}

function walk(problem: ParetoProblem, node: number, values: readonly number[], arcs: number[], seen: Set<number>, found: ReferenceWay[]): void {
  problem.targets.forEach((target, i) => {
    const all = target.node === node ? finish(problem, i, values) : undefined;
    if (all) found.push({ values: all, arcs: [...arcs] });
  });
  for (let arc = 0; arc < problem.graph.arcs; arc++) {
    const head = problem.graph.head[arc] ?? 0;
    if (problem.graph.tail[arc] !== node || seen.has(head)) continue;
    const next = advance(problem, arc, values);
    if (next) walk(problem, head, next, [...arcs, arc], new Set([...seen, head]), found);
  }
}
