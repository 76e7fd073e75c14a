import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominates, exhaustiveFront, listWays } from '../../test/reference/exhaustive-front.js';
import { slowFront } from '../../test/reference/slow-front.js';
import { buildGraph, createParetoScratch, lowerBounds, paretoSearch } from './index.js';
import type { ParetoProblem, ParetoResult, Terminal } from './index.js';

/** Failures print fast-check's seed and path: put them here to repeat one. */
const runs = { numRuns: 300, seed: 20240703 };

interface Row {
  readonly tail: number;
  readonly head: number;
  readonly weights: readonly number[];
  readonly open: boolean;
  /** 0 = static; else the arc leaves at multiples of this. */
  readonly every: number;
}

const vector = (criteria: number, max: number): fc.Arbitrary<number[]> => fc.array(fc.integer({ min: 0, max }), { minLength: criteria, maxLength: criteria });

function rowsOf(nodes: number, criteria: number, most: number): fc.Arbitrary<Row[]> {
  const node = fc.integer({ min: 0, max: nodes - 1 });
  const row = fc.record({
    tail: node,
    head: node,
    weights: vector(criteria, 6),
    open: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    every: fc.constantFrom(0, 0, 3, 7),
  });
  return fc.array(row, { maxLength: most });
}

function terminalsOf(nodes: number, criteria: number): fc.Arbitrary<Terminal[]> {
  return fc.array(fc.record({ node: fc.integer({ min: 0, max: nodes - 1 }), values: vector(criteria, 4) }), { minLength: 1, maxLength: 3 });
}

function problemOf(nodes: number, criteria: number, rows: readonly Row[], ends: { sources: Terminal[]; targets: Terminal[] }, timed = false): ParetoProblem {
  const { graph, inputToArc } = buildGraph(nodes, rows.map((row) => row.tail), rows.map((row) => row.head));
  const weights = Array.from({ length: criteria }, () => new Float64Array(graph.arcs));
  const flag = new Uint8Array(graph.arcs);
  const every = new Float64Array(graph.arcs);
  rows.forEach((row, i) => {
    const arc = inputToArc[i] ?? 0;
    weights.forEach((column, k) => (column[arc] = k === 0 && !row.open ? Infinity : (row.weights[k] ?? 0)));
    every[arc] = row.every;
    flag[arc] = timed && row.open && row.every > 0 ? 1 : 0;
  });
  // wait for the next multiple of `every`, then ride
  const delay = (arc: number, elapsed: number): number => {
    const period = every[arc] ?? 1;
    return Math.ceil(elapsed / period) * period - elapsed + (weights[0]?.[arc] ?? 0);
  };
  return { graph, weights, ...ends, ...(timed ? { timed: { flag, delay } } : {}) };
}

/** Random problems small enough to try every way. */
function smallProblems(timed = false, criteria = fc.integer({ min: 1, max: 5 })): fc.Arbitrary<ParetoProblem> {
  return fc.tuple(fc.integer({ min: 1, max: 8 }), criteria).chain(([nodes, k]) =>
    fc.tuple(rowsOf(nodes, k, 18), terminalsOf(nodes, k), terminalsOf(nodes, k)).map(([rows, sources, targets]) => problemOf(nodes, k, rows, { sources, targets }, timed)),
  );
}

const vectors = (result: ParetoResult): number[][] => result.solutions.map((solution) => [...solution.values]);

/** Every solution is a way in the graph whose parts sum to its values. */
function expectRealWays(problem: ParetoProblem, result: ParetoResult): void {
  for (const { values, arcs, source, target } of result.solutions) {
    let node = problem.sources[source]?.node;
    const sum = [...(problem.sources[source]?.values ?? [])];
    for (const arc of arcs) {
      expect(problem.graph.tail[arc]).toBe(node);
      node = problem.graph.head[arc];
      const first = problem.timed?.flag[arc] ? problem.timed.delay(arc, sum[0] ?? 0) : (problem.weights[0]?.[arc] ?? 0);
      sum.forEach((value, k) => (sum[k] = value + (k === 0 ? first : (problem.weights[k]?.[arc] ?? 0))));
    }
    expect(node).toBe(problem.targets[target]?.node);
    expect(sum.map((value, k) => value + (problem.targets[target]?.values[k] ?? 0))).toEqual(values);
  }
}

describe('paretoSearch', () => {
  it('P1: finds exactly the front that trying every way finds, for 1 to 5 criteria', () => {
    const scratch = createParetoScratch();
    fc.assert(
      fc.property(smallProblems(), (problem) => {
        const result = paretoSearch(problem, scratch);
        expect(result.complete).toBe(true);
        expect(vectors(result)).toEqual(exhaustiveFront(problem));
        expectRealWays(problem, result);
      }),
      runs,
    );
  });
});
