import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominates, exhaustiveFront, lexicographic, listWays } from '../../test/reference/exhaustive-front.js';
import { slowFront } from '../../test/reference/slow-front.js';
import type { ParetoProblem, ParetoResult, Terminal } from './index.js';
import { buildGraph, buildLeapGraph, createParetoScratch, leapsServe, longestLeap, paretoSearch, sumOverLeaps } from './index.js';

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

const vector = (criteria: number, max: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max }), { minLength: criteria, maxLength: criteria });

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

function problemOf(
  nodes: number,
  criteria: number,
  rows: readonly Row[],
  ends: { sources: Terminal[]; targets: Terminal[] },
  timed = false,
): ParetoProblem {
  const { graph, inputToArc } = buildGraph(
    nodes,
    rows.map((row) => row.tail),
    rows.map((row) => row.head),
  );
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
  return fc
    .tuple(fc.integer({ min: 1, max: 8 }), criteria)
    .chain(([nodes, k]) =>
      fc
        .tuple(rowsOf(nodes, k, 18), terminalsOf(nodes, k), terminalsOf(nodes, k))
        .map(([rows, sources, targets]) => problemOf(nodes, k, rows, { sources, targets }, timed)),
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

/** Every vector of `worse` has one at least as good, times `factor`, in `better`. */
function expectCovers(better: readonly (readonly number[])[], worse: readonly (readonly number[])[], factor = 1): void {
  for (const way of worse) expect(better.some((other) => other.every((value, k) => value <= factor * (way[k] ?? 0)))).toBe(true);
}

/** Even numbers from a seed (mulberry32): fast-check prefers extremes, which make dull maps. */
function evenly(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A ring road of `nodes` nodes with three arcs out of each, where longer is dearer: fronts of a few dozen. */
function mapLike(nodes: number, criteria: number): fc.Arbitrary<ParetoProblem> {
  const reach = criteria === 2 ? 7 : 20; // longer steps make shorter ways and smaller fronts
  return fc.integer().map((seed) => {
    const below = evenly(seed);
    const rows = Array.from({ length: nodes * 3 }, (_, i) => {
      const step = 1 + below(reach);
      const weights = Array.from({ length: criteria }, () => step * (10 + below(60)));
      return { tail: i % nodes, head: (i + (below(4) === 0 ? nodes - step : step)) % nodes, weights, open: true, every: 0 };
    });
    const zero = new Array<number>(criteria).fill(0);
    return problemOf(nodes, criteria, rows, { sources: [{ node: 0, values: zero }], targets: [{ node: nodes >> 1, values: zero }] });
  });
}

/** The loops in WebAssembly, and the plain ones: every case below holds for both. */
const kernels = ['assembly', 'plain'] as const;

describe.each(kernels)('paretoSearch, %s loops', (kernel) => {
  const scratch = createParetoScratch(kernel); // one for all: what a query leaves behind must not touch the next, whatever its size

  it('P1: finds exactly the front that trying every way finds, for 1 to 5 criteria, by ways that sum to it', () => {
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

  it('P2: of ways with equal vectors it keeps that with fewer arcs, then the smaller arcs', () => {
    fc.assert(
      fc.property(smallProblems(), (problem) => {
        const ways = listWays(problem);
        for (const { values, arcs } of paretoSearch(problem, scratch).solutions) {
          const equal = ways.filter((way) => way.values.join() === values.join()).map((way) => way.arcs);
          equal.sort((a, b) => a.length - b.length || lexicographic(a, b));
          expect([...arcs]).toEqual(equal[0]);
        }
      }),
      runs,
    );
  });

  it('P3: limits cut what exceeds them and nothing else', () => {
    const limited = fc.tuple(
      smallProblems(),
      fc.array(fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 20 })), { minLength: 5, maxLength: 5 }),
    );
    fc.assert(
      fc.property(limited, ([free, limits]) => {
        const problem = { ...free, limits: limits.slice(0, free.weights.length) };
        expect(vectors(paretoSearch(problem, scratch))).toEqual(exhaustiveFront(problem));
      }),
      runs,
    );
  });

  it('P4: timed FIFO arcs give the front of travellers who wait for them', () => {
    fc.assert(
      fc.property(smallProblems(true, fc.integer({ min: 1, max: 4 })), fc.integer({ min: 0, max: 30 }), (free, limit) => {
        for (const limits of [undefined, free.weights.map((_, k) => (k === 0 ? limit : Infinity))]) {
          const problem = limits ? { ...free, limits } : free;
          const result = paretoSearch(problem, scratch);
          expect(vectors(result)).toEqual(exhaustiveFront(problem));
          expectRealWays(problem, result);
        }
      }),
      runs,
    );
  });

  it('P5: a timed arc that never leaves again is not taken', () => {
    const { graph } = buildGraph(2, [0], [1]);
    const weights = [Float64Array.of(1)];
    const sources = [{ node: 0, values: [5] }];
    const targets = [{ node: 1, values: [0] }];
    const delay = (_: number, elapsed: number): number => (elapsed > 4 ? Infinity : 1);
    expect(paretoSearch({ graph, weights, sources, targets, timed: { flag: Uint8Array.of(1), delay } }, scratch).solutions).toEqual([]);
  });

  it('P6: with ε every exact vector is covered within the factor 1 + ε, by ways within the limits none of which dominates another', () => {
    const limited = fc.tuple(
      fc.oneof(smallProblems(), smallProblems(true), mapLike(30, 3), mapLike(40, 4)),
      fc.integer({ min: 0, max: 40 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(limited, fc.constantFrom(0.01, 0.1, 0.3, 1), ([free, limit, last], epsilon) => {
        const size = Math.max(
          ...free.weights.map((column) => column.reduce((most, weight) => (weight < Infinity ? Math.max(most, weight) : most), 0)),
        );
        const limits = free.weights.map((_, k) => (k === (last ? free.weights.length - 1 : 0) ? Math.round((limit * size) / 6) : Infinity));
        for (const exact of [free, { ...free, limits }]) {
          const result = paretoSearch({ ...exact, epsilon }, scratch);
          expectRealWays(exact, result);
          expectCovers(vectors(result), vectors(paretoSearch(exact, scratch)), 1 + epsilon);
          for (const { values } of result.solutions) {
            values.forEach((value, k) => expect(value).toBeLessThanOrEqual(exact === free ? Infinity : (limits[k] ?? 0)));
            expect(result.solutions.some((other) => dominates(other.values, values))).toBe(false);
          }
        }
      }),
      runs,
    );
  });

  it('P7: one more arc never makes the front worse', () => {
    const base = fc
      .integer({ min: 2, max: 8 })
      .chain((nodes) => fc.tuple(fc.constant(nodes), rowsOf(nodes, 3, 18), terminalsOf(nodes, 3), terminalsOf(nodes, 3), rowsOf(nodes, 3, 1)));
    fc.assert(
      fc.property(base, fc.boolean(), ([nodes, rows, sources, targets, more], timed) => {
        const before = paretoSearch(problemOf(nodes, 3, rows, { sources, targets }, timed), scratch);
        const after = paretoSearch(problemOf(nodes, 3, [...rows, ...more], { sources, targets }, timed), scratch);
        expectCovers(vectors(after), vectors(before));
      }),
      runs,
    );
  });

  it('P8: the answer, ties and all, does not depend on when sums of criteria begin to bound the search, if ever, or on who found the leaps', () => {
    fc.assert(
      fc.property(fc.oneof(smallProblems(), smallProblems(true), mapLike(60, 3)), fc.constantFrom(1, 5, 40), (problem, refineAfter) => {
        const { solutions } = paretoSearch({ ...problem, refineAfter: Infinity }, scratch);
        const [first = new Float64Array(0)] = problem.weights;
        const graph = buildLeapGraph(problem.graph, first, problem.timed?.flag);
        const columns = sumOverLeaps(graph, problem.weights);
        const leaps = { graph, columns, longest: columns.map(longestLeap) };
        expect(paretoSearch({ ...problem, refineAfter: 0 }, scratch).solutions).toEqual(solutions);
        expect(paretoSearch({ ...problem, refineAfter, leaps }, scratch).solutions).toEqual(solutions);
      }),
      runs,
    );
  });

  it('P17: leaps found before some arcs were closed lead to the same answer, ties and all', () => {
    fc.assert(
      fc.property(fc.oneof(smallProblems(), mapLike(60, 3)), fc.constantFrom(0, Infinity), (problem, refineAfter) => {
        const graph = buildLeapGraph(problem.graph, new Float64Array(problem.graph.arcs)); // all open
        const columns = sumOverLeaps(graph, problem.weights);
        const leaps = { graph, columns, longest: columns.map(longestLeap) };
        expect(leapsServe(graph, problem.graph, problem.weights[0] ?? new Float64Array(0))).toBe(true);
        expect(paretoSearch({ ...problem, refineAfter, leaps }, scratch).solutions).toEqual(paretoSearch(problem, scratch).solutions);
      }),
      runs,
    );
  });

  it('P9: equals plain label correcting on map-like graphs of 120 to 200 nodes', () => {
    for (const criteria of [2, 3, 4]) {
      fc.assert(
        fc.property(mapLike(criteria === 4 ? 120 : 200, criteria), (problem) => {
          const result = paretoSearch(problem, scratch);
          expect(vectors(result)).toEqual(slowFront(problem));
          expectRealWays(problem, result);
        }),
        { ...runs, numRuns: criteria === 2 ? 8 : 2 },
      );
    }
  }, 60_000);

  it('P10: same problem, same bytes, whatever the scratch did before', () => {
    fc.assert(
      fc.property(mapLike(60, 3), mapLike(40, 4), (problem, other) => {
        const fresh = paretoSearch(problem, createParetoScratch(kernel));
        paretoSearch(other, scratch);
        expect(paretoSearch(problem, scratch)).toEqual(fresh);
      }),
      { ...runs, numRuns: 50 },
    );
  });
});

describe.each(kernels)('paretoSearch, ended early, %s loops', (kernel) => {
  const scratch = createParetoScratch(kernel);
  const [problem] = fc.sample(mapLike(400, 3), { numRuns: 1, seed: 7 });
  if (!problem) throw new Error('fast-check gave no sample');
  const full = paretoSearch(problem, scratch);

  it('P11: at maxLabels it says so and returns the first solutions of the front', () => {
    expect(full.solutions.length).toBeGreaterThan(10);
    for (const share of [0.1, 0.5, 0.9]) {
      const maxLabels = Math.floor(full.labels * share);
      const part = paretoSearch({ ...problem, maxLabels }, scratch);
      expect(part.complete).toBe(false);
      expect(part.labels).toBe(maxLabels);
      expect(part.solutions).toEqual(full.solutions.slice(0, part.solutions.length));
    }
    expect(paretoSearch({ ...problem, maxLabels: full.labels }, scratch).complete).toBe(true);
  });

  it('P12: cancelled, it says so and leaves the scratch fit for the next search', () => {
    const part = paretoSearch({ ...problem, cancelled: () => true }, scratch);
    expect(part.complete).toBe(false);
    expect(part.solutions).toEqual(full.solutions.slice(0, part.solutions.length));
    expect(paretoSearch({ ...problem, cancelled: () => false }, scratch)).toEqual(full);
  });
});

describe.each(kernels)('paretoSearch, the edges, %s loops', (kernel) => {
  const scratch = createParetoScratch(kernel);
  const { graph } = buildGraph(3, [0, 0, 1], [1, 1, 1]);
  const weights = [Float64Array.of(2, 3, 0), Float64Array.of(5, 4, 0)];
  const at = (node: number): Terminal[] => [{ node, values: [0, 0] }];

  it('P13: parallel arcs both count; loops do not matter', () => {
    expect(vectors(paretoSearch({ graph, weights, sources: at(0), targets: at(1) }, scratch))).toEqual([
      [2, 5],
      [3, 4],
    ]);
  });

  it('P14: source and target on one node is a way without arcs', () => {
    const { solutions } = paretoSearch({ graph, weights, sources: [{ node: 1, values: [1, 2] }], targets: [{ node: 1, values: [10, 20] }] }, scratch);
    expect(solutions).toEqual([{ values: [11, 22], arcs: new Uint32Array(0), source: 0, target: 0 }]);
  });

  it('P15: two networks that do not meet, no sources and no targets give no solution', () => {
    expect(paretoSearch({ graph, weights, sources: at(0), targets: at(2) }, scratch)).toEqual({ complete: true, labels: 0, solutions: [] });
    expect(paretoSearch({ graph, weights, sources: [], targets: at(1) }, scratch).solutions).toEqual([]);
    expect(paretoSearch({ graph, weights, sources: at(0), targets: [] }, scratch).solutions).toEqual([]);
  });

  it('P16: misuse is refused with what was received and what was expected', () => {
    const good: ParetoProblem = { graph, weights, sources: at(0), targets: at(1) };
    expect(() => paretoSearch({ ...good, weights: [] })).toThrow('0 criteria; expected 1 to 5');
    expect(() => paretoSearch({ ...good, weights: [new Float64Array(2)] })).toThrow('weights[0] has 2 rows; expected 3');
    expect(() => paretoSearch({ ...good, sources: at(3) })).toThrow('source 0 is node 3; expected a node below 3');
    expect(() => paretoSearch({ ...good, targets: [{ node: 1, values: [0, -1] }] })).toThrow(
      'target 0 has the value -1; expected a finite number ≥ 0',
    );
    expect(() => paretoSearch({ ...good, limits: [1] })).toThrow('limits has 1 rows; expected 2');
    expect(() => paretoSearch({ ...good, epsilon: -1 })).toThrow('epsilon is -1; expected a finite number ≥ 0');
  });
});

describe('the loops in WebAssembly', () => {
  const scratches = kernels.map((kernel) => createParetoScratch(kernel));

  it('P18: make the same labels and find the same ways as the plain ones, also when they are ended early', () => {
    expect(scratches[0]?.assembly).toBeDefined();
    const few = fc.integer({ min: 1, max: 3 });
    const asked = fc.record({
      problem: fc.oneof(smallProblems(false, few), mapLike(60, 2), mapLike(90, 3)),
      refineAfter: fc.constantFrom(0, 1, 5, 40, 500, Infinity),
      maxLabels: fc.constantFrom(0, 3, 50, 700, 1e9),
      limit: fc.constantFrom(Infinity, Infinity, 5, 300, 2000),
      polls: fc.constantFrom(Infinity, Infinity, 0, 2),
    });
    fc.assert(
      fc.property(asked, ({ problem, refineAfter, maxLabels, limit, polls }) => {
        const [assembly, plain] = scratches.map((scratch) => {
          let left = polls;
          const cancelled = () => left-- <= 0;
          const limits = problem.weights.map((_, k) => (k === problem.weights.length - 1 ? limit : Infinity));
          return paretoSearch({ ...problem, refineAfter, maxLabels, limits, ...(polls === Infinity ? {} : { cancelled }) }, scratch);
        });
        expect(assembly).toEqual(plain);
      }),
      { ...runs, numRuns: 600 },
    );
  });

  it('P19: read the weights of this search, whatever leaps and weights were asked about before', () => {
    const [problem] = fc.sample(mapLike(60, 3), { numRuns: 1, seed: 9 });
    if (problem === undefined) throw new Error('fast-check gave no sample');
    const [first = new Float64Array(0)] = problem.weights;
    const graph = buildLeapGraph(problem.graph, first);
    const dearer = problem.weights.map((column, k) => column.map((weight, arc) => weight + ((arc * (k + 3)) % 11)));
    const ask = (weights: readonly Float64Array[]) => {
      const columns = sumOverLeaps(graph, weights);
      const [sources, targets] = [problem.sources, problem.targets].map((ends) =>
        ends.map(({ node, values }) => ({ node, values: values.slice(0, weights.length) })),
      );
      return { ...problem, weights, sources: sources ?? [], targets: targets ?? [], leaps: { graph, columns, longest: columns.map(longestLeap) } };
    };
    const mixed = [problem.weights[0], dearer[1], problem.weights[2]].map((column = first) => column);
    for (const weights of [problem.weights, dearer, mixed, problem.weights.slice(0, 2), mixed]) {
      const [assembly, plain] = scratches.map((scratch) => paretoSearch(ask(weights), scratch));
      expect(assembly).toEqual(plain);
    }
  });

  it('P20: have room for as many sources as are asked about', () => {
    const nodes = 6000;
    const node = Array.from({ length: nodes }, (_, i) => i);
    // every node leads to the next and, at a higher price and sooner, to the one after it
    const rows = node.flatMap((tail) =>
      [1, 2].map((step) => ({ tail, head: (tail + step) % nodes, weights: [10 * step, step + 3 * step * step], open: true, every: 0 })),
    );
    const sources = node.map((at) => ({ node: at, values: [(at * 7) % 5, at % 3] }));
    const problem = problemOf(nodes, 2, rows, { sources, targets: [{ node: nodes - 1, values: [0, 0] }] });
    const [assembly, plain] = kernels.map((kernel) => paretoSearch(problem, createParetoScratch(kernel)));
    expect(assembly?.labels).toBeGreaterThanOrEqual(nodes);
    expect(assembly).toEqual(plain);
  });
});
