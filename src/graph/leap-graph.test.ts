import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../units/index.js';
import type { DirectedGraph, LeapGraph } from './index.js';
import { buildGraph, buildLeapGraph, dijkstra, leapsServe, leapsStillServe, sumAgain, sumOverLeaps } from './index.js';
import { listLeapsFrom, listLeapsTo } from './leap-graph.kernel.js';
import { createLeapTree, createTreeScratch, growLeapTree } from './leap-tree.kernel.js';

const runs = { numRuns: 300, seed: 20240703 };

interface Case {
  readonly graph: DirectedGraph;
  readonly weights: readonly [Float64Array, Float64Array];
}

const cases = (most: number, weight: fc.Arbitrary<number>): fc.Arbitrary<Case> =>
  fc.integer({ min: 1, max: 12 }).chain((nodes) => {
    const node = fc.integer({ min: 0, max: nodes - 1 });
    const row = fc.tuple(
      node,
      node,
      weight,
      weight,
      fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    );
    return fc.array(row, { maxLength: most }).map((rows) => {
      const { graph, inputToArc } = buildGraph(
        nodes,
        rows.map(([tail]) => tail),
        rows.map(([, head]) => head),
      );
      const weights = [new Float64Array(graph.arcs), new Float64Array(graph.arcs)] as const;
      rows.forEach(([, , first, second, open], i) => {
        weights[0][inputToArc[i] ?? 0] = open ? first : Infinity;
        weights[1][inputToArc[i] ?? 0] = second;
      });
      return { graph, weights };
    });
  });
const small = fc.integer({ min: 0, max: 9 });

const placesOf = ({ node }: LeapGraph): number[] => [...node];

describe('leap graph', () => {
  it('LG1: between places, leaps are as short as arcs are, and their arcs follow one another', () => {
    fc.assert(
      fc.property(cases(30, small), ({ graph, weights: [column] }) => {
        const leaps = buildLeapGraph(graph, column);
        const [sums = column] = sumOverLeaps(leaps, [column]);
        for (let leap = 0; leap < leaps.leaps; leap++) {
          const arcs = [...leaps.arc.subarray(leaps.firstArc[leap], leaps.firstArc[leap + 1])];
          expect(graph.tail[arcs[0] ?? NONE]).toBe(leaps.node[leaps.from[leap] ?? NONE]);
          expect(graph.head[arcs.at(-1) ?? NONE]).toBe(leaps.node[leaps.to[leap] ?? NONE]);
          arcs.slice(1).forEach((arc, i) => expect(graph.tail[arc]).toBe(graph.head[arcs[i] ?? NONE]));
          expect(sums[leap]).toBe(arcs.reduce((sum, arc) => sum + (column[arc] ?? 0), 0));
        }
        placesOf(leaps).forEach((target, place) => {
          const { dist } = dijkstra({ graph, weights: column, direction: 'backward', sources: [{ node: target, value: 0 }] });
          const tree = createLeapTree(leaps.node.length);
          const ends = [{ place, value: 0, second: 0 }];
          const query = {
            leaps,
            column: sums,
            second: sums,
            ratio: 0,
            longest: Math.max(0, ...sums.filter((sum) => sum < Infinity)),
            ends,
            until: [],
          };
          growLeapTree(query, createTreeScratch(leaps.node.length), tree);
          expect([...tree.dist]).toEqual(placesOf(leaps).map((node) => dist[node]));
        });
      }),
      runs,
    );
  });

  it('LG2: what joins passed nodes to places is as short as arcs are', () => {
    fc.assert(
      fc.property(cases(20, small), ({ graph, weights: [column] }) => {
        const leaps = buildLeapGraph(graph, column);
        const length = (arcs: Uint32Array): number => arcs.reduce((sum, arc) => sum + (column[arc] ?? 0), 0);
        for (let node = 0; node < graph.nodes; node++) {
          if (leaps.place[node] !== NONE) continue;
          const from = dijkstra({ graph, weights: column, direction: 'forward', sources: [{ node, value: 0 }] }).dist;
          const to = dijkstra({ graph, weights: column, direction: 'backward', sources: [{ node, value: 0 }] }).dist;
          const starts = listLeapsFrom(leaps, node, new Set());
          const stops = listLeapsTo(leaps, node);
          for (const other of leaps.node) {
            const far = dijkstra({ graph, weights: column, direction: 'backward', sources: [{ node: other, value: 0 }] }).dist;
            const near = dijkstra({ graph, weights: column, direction: 'forward', sources: [{ node: other, value: 0 }] }).dist;
            const there = starts.map(({ arcs, place }) => length(arcs) + (far[leaps.node[place] ?? NONE] ?? Infinity));
            const back = stops.map(({ arcs, place }) => length(arcs) + (near[leaps.node[place] ?? NONE] ?? Infinity));
            expect(Math.min(Infinity, ...there)).toBe(from[other]);
            expect(Math.min(Infinity, ...back)).toBe(to[other]);
          }
        }
      }),
      runs,
    );
  });

  it('LG3: leaps serve weights that close arcs, not weights that open one or make one timed', () => {
    const { graph } = buildGraph(3, [0, 1, 1, 2], [1, 2, 0, 0]);
    const leaps = buildLeapGraph(graph, Float64Array.of(1, 1, 1, Infinity));
    expect(leapsServe(leaps, graph, Float64Array.of(2, Infinity, 1, Infinity))).toBe(true);
    expect(leapsServe(leaps, graph, Float64Array.of(1, 1, 1, 1))).toBe(false);
    expect(leapsServe(leaps, graph, Float64Array.of(1, 1, 1, Infinity), Uint8Array.of(0, 1, 0, 0))).toBe(false);
  });

  it('LG4: of weights that changed in some arcs, what is asked and summed over those arcs alone is what is asked and summed over all', () => {
    const change = fc.tuple(fc.nat(), fc.option(small, { nil: Infinity }), small);
    let opened = 0;
    fc.assert(
      fc.property(cases(30, small), fc.array(change, { maxLength: 5 }), ({ graph, weights }, changes) => {
        const leaps = buildLeapGraph(graph, weights[0]);
        const after = weights.map((column) => column.slice()) as [Float64Array, Float64Array];
        const arcs = graph.arcs === 0 ? [] : changes.map(([at]) => at % graph.arcs);
        arcs.forEach((arc, i) => {
          const [, first, second] = changes[i] ?? [0, 0, 0];
          after[0][arc] = first;
          after[1][arc] = second;
        });
        const touched = Uint32Array.from(arcs);
        expect(leapsStillServe(leaps, after[0], touched)).toBe(leapsServe(leaps, graph, after[0]));
        if (!leapsServe(leaps, graph, after[0])) opened++;
        expect(sumAgain(leaps, sumOverLeaps(leaps, weights), after, touched)).toEqual(sumOverLeaps(leaps, after));
      }),
      runs,
    );
    expect(opened).toBeGreaterThan(0);
  });
});

describe('leap tree', () => {
  const sumOf = ({ graph, weights }: Case, ratio: number, until: readonly number[], end: number, room?: number) => {
    const leaps = buildLeapGraph(graph, weights[0]);
    const [column = weights[0], second = weights[1]] = sumOverLeaps(leaps, weights);
    const tree = createLeapTree(leaps.node.length);
    const longest = Math.max(0, ...column.map((value, leap) => (value < Infinity ? value + ratio * (second[leap] ?? 0) : 0)));
    const query = { leaps, column, second, ratio, longest, ends: [{ place: end, value: 0, second: 0 }], until };
    growLeapTree(query, createTreeScratch(room ?? leaps.node.length), tree);
    const weight = Float64Array.from(weights[0], (value, arc) => value + ratio * (weights[1][arc] ?? 0));
    const { dist } = dijkstra({ graph, weights: weight, direction: 'backward', sources: [{ node: leaps.node[end] ?? 0, value: 0 }] });
    return { leaps, tree, exact: [...leaps.node].map((node) => dist[node] ?? Infinity) };
  };
  const sized = fc.oneof(small, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 2 ** 30 }));

  it('LT1: a tree by a weighted sum is that of Dijkstra, be it by buckets or, without room for them, by the heap', () => {
    fc.assert(
      fc.property(cases(60, sized), fc.constantFrom(0, 0.5, 3), fc.nat(), fc.constantFrom(undefined, 0, 1), (one, ratio, pick, room) => {
        const places = buildLeapGraph(one.graph, one.weights[0]).node.length;
        if (places === 0) return;
        const { tree, exact } = sumOf(one, ratio, [], pick % places, room);
        tree.dist.forEach((dist, place) => {
          if (exact[place] === Infinity) expect(dist).toBe(Infinity);
          else expect(dist).toBeCloseTo(exact[place] ?? 0, 4);
        });
      }),
      runs,
    );
  });

  it('LT2: ended early, it is exact where it was asked to be, never too great, and consistent', () => {
    fc.assert(
      fc.property(cases(60, sized), fc.nat(), fc.nat(), (one, pick, other) => {
        const places = buildLeapGraph(one.graph, one.weights[0]).node.length;
        if (places === 0) return;
        const { leaps, tree, exact } = sumOf(one, 0, [other % places], pick % places);
        expect(tree.dist[other % places]).toBe(exact[other % places]);
        const [column = one.weights[0]] = sumOverLeaps(leaps, one.weights);
        tree.dist.forEach((dist, place) => expect(dist).toBeLessThanOrEqual(exact[place] ?? 0));
        for (let leap = 0; leap < leaps.leaps; leap++) {
          expect(tree.dist[leaps.from[leap] ?? NONE]).toBeLessThanOrEqual((tree.dist[leaps.to[leap] ?? NONE] ?? 0) + (column[leap] ?? 0));
        }
      }),
      runs,
    );
  });
});
