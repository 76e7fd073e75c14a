import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BiObjectiveResult } from './index.js';
import { BiObjectiveScratch, buildGraph, createBiObjectiveGraph, searchBiObjective } from './index.js';

type Arc = readonly [tail: number, head: number, a: number, b: number];

const lay = (nodes: number, arcs: readonly Arc[]) => {
  const { graph, inputToArc } = buildGraph(
    nodes,
    arcs.map(([tail]) => tail),
    arcs.map(([, head]) => head),
  );
  const weightsA = new Uint32Array(arcs.length);
  const weightsB = new Uint32Array(arcs.length);
  arcs.forEach(([, , a, b], i) => {
    weightsA[inputToArc[i] ?? 0] = a;
    weightsB[inputToArc[i] ?? 0] = b;
  });
  return { graph, weightsA, weightsB, pair: createBiObjectiveGraph(graph, weightsA, weightsB) };
};

const pointsOf = (found: BiObjectiveResult): [number, number][] | string =>
  found.kind === 'none' ? found.because : Array.from(found.pointsA, (a, i) => [a, found.pointsB[i] ?? Number.NaN]);

/** Sums of every way without a node twice, tried one by one; then those that none beats. */
const enumerate = (nodes: number, arcs: readonly Arc[], source: number, target: number): [number, number][] => {
  const sums: [number, number][] = [];
  const walk = (node: number, seen: ReadonlySet<number>, a: number, b: number): void => {
    if (node === target) {
      sums.push([a, b]);
      return;
    }
    for (const [tail, head, addA, addB] of arcs) {
      if (tail === node && !seen.has(head)) walk(head, new Set([...seen, head]), a + addA, b + addB);
    }
  };
  if (nodes > 0) walk(source, new Set([source]), 0, 0);
  const front = sums.filter(([a, b]) => !sums.some(([x, y]) => x <= a && y <= b && (x < a || y < b)));
  return [...new Map(front.map((point) => [point.join(), point])).values()].sort((p, q) => p[0] - q[0]);
};

const someGraph = fc.integer({ min: 2, max: 7 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    // few different weights, zero among them: ties, parallel arcs, loops and circles without cost are the hard cases
    arcs: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.nat(4), fc.nat(4)), { maxLength: 18 }),
    source: fc.nat(nodes - 1),
    target: fc.nat(nodes - 1),
  }),
);

describe('searchBiObjective', () => {
  const scratch = new BiObjectiveScratch();

  it('finds the front that trying every way finds, and a way for each point, one search after the other in one scratch', () => {
    fc.assert(
      fc.property(someGraph, ({ nodes, arcs, source, target }) => {
        const { graph, weightsA, weightsB, pair } = lay(nodes, arcs);
        const expected = enumerate(nodes, arcs, source, target);
        const found = searchBiObjective(pair, { source, target }, scratch);
        expect(pointsOf(found)).toEqual(expected.length === 0 ? 'unreachable' : expected);
        if (found.kind === 'none') return;
        expected.forEach(([a, b], i) => {
          let [node, sumA, sumB] = [source, 0, 0];
          for (const arc of found.arcsOf(i)) {
            expect(graph.tail[arc]).toBe(node);
            node = graph.head[arc] ?? -1;
            sumA += weightsA[arc] ?? 0;
            sumB += weightsB[arc] ?? 0;
          }
          expect([node, sumA, sumB]).toEqual([target, a, b]);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('finds the same front with bounds of the caller, exact or of no worth', () => {
    fc.assert(
      fc.property(someGraph, ({ nodes, arcs, source, target }) => {
        const { pair } = lay(nodes, arcs);
        const alone = pointsOf(searchBiObjective(pair, { source, target }, scratch));
        const zero = { a: () => 0, b: () => 0 };
        expect(pointsOf(searchBiObjective(pair, { source, target, bounds: zero }, scratch))).toEqual(alone);
        const distances = (column: 2 | 3) => {
          const dist = new Array<number>(nodes).fill(Infinity);
          dist[target] = 0;
          for (let round = 0; round < nodes; round++) {
            for (const arc of arcs) dist[arc[0]] = Math.min(dist[arc[0]] ?? Infinity, arc[column] + (dist[arc[1]] ?? Infinity));
          }
          return (node: number) => dist[node] ?? Infinity;
        };
        const exact = { a: distances(2), b: distances(3) };
        expect(pointsOf(searchBiObjective(pair, { source, target, bounds: exact }, scratch))).toEqual(alone);
      }),
    );
  });

  // 0 → 1 → … → n, each step (1, 2ⁱ) or (1 + 2ⁱ, 0)… : every choice is its own sum, so 2ⁿ points
  const doubling = (steps: number) =>
    lay(
      steps + 1,
      Array.from({ length: steps }, (_, i): Arc[] => [
        [i, i + 1, 0, 2 ** i],
        [i, i + 1, 2 ** i, 0],
      ]).flat(),
    ).pair;

  it('finds fronts that take several blocks of keys', () => {
    const found = searchBiObjective(doubling(16), { source: 0, target: 16 });
    const points = pointsOf(found);
    expect(points).toHaveLength(2 ** 16);
    expect(points).toEqual(Array.from({ length: 2 ** 16 }, (_, a) => [a, 2 ** 16 - 1 - a]));
  });

  it('says that memory ended when more labels were wanted than allowed, and serves the next search', () => {
    const pair = doubling(12);
    const own = new BiObjectiveScratch();
    const found = searchBiObjective(pair, { source: 0, target: 12, maxLabels: 100 }, own);
    expect(pointsOf(found)).toBe('memory');
    expect(found.work.labels).toBeLessThanOrEqual(100);
    expect(pointsOf(searchBiObjective(pair, { source: 0, target: 12 }, own))).toHaveLength(2 ** 12);
    expect(pointsOf(searchBiObjective(pair, { source: 0, target: 12, maxLabels: 100 }, own))).toBe('memory');
  });

  it('takes weights above 2³¹ − 1 for closed arcs, and refuses sums that reach it', () => {
    const closed = lay(3, [
      [0, 1, 0xffff_ffff, 1],
      [0, 2, 5, 5],
      [2, 1, 5, 5],
    ]);
    expect(pointsOf(searchBiObjective(closed.pair, { source: 0, target: 1 }))).toEqual([[10, 10]]);
    const shut = lay(2, [[0, 1, 1, 0xffff_ffff]]);
    expect(pointsOf(searchBiObjective(shut.pair, { source: 0, target: 1 }))).toBe('unreachable');
    const far: Arc[] = [
      [0, 1, 2 ** 30, 1],
      [1, 2, 2 ** 30, 1],
    ];
    expect(() => searchBiObjective(lay(3, far).pair, { source: 0, target: 2 })).toThrow('sums of weightsA reach 2³¹ − 1; expected smaller weights');
    const turned = far.map(([tail, head, a, b]): Arc => [tail, head, b, a]);
    expect(() => searchBiObjective(lay(3, turned).pair, { source: 0, target: 2 })).toThrow(
      'sums of weightsB reach 2³¹ − 1; expected smaller weights',
    );
  });

  it('refuses ends that are no nodes, columns that do not fit, and arcs of a search that is over', () => {
    const { pair, graph, weightsA } = lay(2, [[0, 1, 1, 1]]);
    expect(() => searchBiObjective(pair, { source: 2, target: 0 })).toThrow('source is 2; expected a node below 2');
    expect(() => createBiObjectiveGraph(graph, weightsA, new Uint32Array(2))).toThrow('weightsB has 2 rows; expected 1, one per arc');
    const found = searchBiObjective(pair, { source: 0, target: 1 }, scratch);
    if (found.kind === 'none') throw new Error('expected a front');
    expect(() => found.arcsOf(1)).toThrow('point 1 of 1');
    searchBiObjective(pair, { source: 0, target: 1 }, scratch);
    expect(() => found.arcsOf(0)).toThrow('has served another search since');
  });
});
