import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreesQuery } from './index.js';
import { buildGraph, createTreesScratch, dijkstra, lowerBounds, shortestPath, shortestPathTrees } from './index.js';

const runs = { numRuns: 300, seed: 20240703 };

/** Weights of very different size on purpose: they decide how wide the buckets are. */
const queries: fc.Arbitrary<TreesQuery> = fc.integer({ min: 1, max: 20 }).chain((nodes) => {
  const node = fc.integer({ min: 0, max: nodes - 1 });
  const weight = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 2 ** 40 }));
  const open = fc.integer({ min: 0, max: 9 }).map((n) => n > 0);
  const arcs = fc.array(fc.tuple(node, node, weight, weight, open), { maxLength: 80 });
  const terminals = fc.array(fc.record({ node, values: fc.tuple(weight, weight) }), { maxLength: 3 });
  return fc.tuple(arcs, terminals, fc.constantFrom('forward' as const, 'backward' as const)).map(([rows, ends, direction]) => {
    const { graph, inputToArc } = buildGraph(
      nodes,
      rows.map(([tail]) => tail),
      rows.map(([, head]) => head),
    );
    const weights = [new Float64Array(graph.arcs), new Float64Array(graph.arcs)] as const;
    rows.forEach(([, , first, second, isOpen], i) => {
      weights[0][inputToArc[i] ?? 0] = isOpen ? first : Infinity;
      weights[1][inputToArc[i] ?? 0] = second;
    });
    return { graph, weights, direction, terminals: ends };
  });
});

function expectLikeDijkstra(query: TreesQuery, scratch = createTreesScratch()): void {
  const { graph, weights, direction } = query;
  shortestPathTrees(query, scratch).forEach((tree, k) => {
    const column = weights[k] ?? new Float64Array(0);
    const sources = query.terminals.map(({ node, values }) => ({ node, value: values[k] ?? 0 }));
    const admission = weights[0] ?? column;
    expect([...tree.dist]).toEqual([...dijkstra({ graph, weights: column, admission, direction, sources }).dist]);
    tree.dist.forEach((dist, node) => {
      const path = shortestPath(graph, tree, { node, direction });
      if (path === undefined) return expect(dist).toBe(Infinity);
      const ends = direction === 'forward' ? graph.tail[path[0] ?? -1] : graph.head[path.at(-1) ?? -1];
      const start = Math.min(...sources.filter((source) => source.node === (ends ?? node)).map((source) => source.value));
      return expect([...path].reduce((sum, arc) => sum + (column[arc] ?? 0), start)).toBe(dist);
    });
  });
}

describe('shortestPathTrees', () => {
  it('T1: every tree is that of Dijkstra, forward and backward, whatever the sizes of the weights', () => {
    const scratch = createTreesScratch();
    fc.assert(
      fc.property(queries, (query) => expectLikeDijkstra(query, scratch)),
      runs,
    );
  });

  it('T2: weights made to provoke corrections without end still give the right tree', () => {
    // i → i+1 costs 2^(24−i) and is tried first; the detour i → x → i+1 is free and found later: 2^24 corrections unless given up.
    // The arc of 2^40 makes one bucket of it all.
    const steps = 24;
    const rows = Array.from({ length: steps }, (_, i) => [
      [i, steps + 1 + i, 0],
      [i, i + 1, 2 ** (steps - i)],
      [steps + 1 + i, i + 1, 0],
    ]).flat();
    rows.push([steps, 0, 2 ** 40]);
    const { graph, inputToArc } = buildGraph(
      2 * steps + 1,
      rows.map(([tail]) => tail ?? 0),
      rows.map(([, head]) => head ?? 0),
    );
    const weights = [new Float64Array(graph.arcs)];
    rows.forEach(([, , weight], i) => weights[0]?.set([weight ?? 0], inputToArc[i]));
    expectLikeDijkstra({ graph, weights, direction: 'forward', terminals: [{ node: 0, values: [0] }] });
  });

  it('T3: lower bounds count final costs, and an arc closed in column 0 is closed for every criterion', () => {
    const { graph } = buildGraph(3, [0, 0, 1], [1, 2, 2]);
    const weights = [Float64Array.of(1, Infinity, 1), Float64Array.of(7, 0, 7)];
    const bounds = lowerBounds({ graph, weights, targets: [{ node: 2, values: [10, 20] }] });
    expect(bounds.map((column) => [...column])).toEqual([
      [12, 11, 10],
      [34, 27, 20],
    ]);
  });
});
