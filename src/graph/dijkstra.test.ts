import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../units/index.js';
import type { DijkstraQuery } from './index.js';
import { buildGraph, createDijkstraScratch, dijkstra, shortestPath } from './index.js';

const runs = { numRuns: 300, seed: 20240703 };

const queries = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.constantFrom('forward' as const, 'backward' as const)).chain(([nodes, direction]) => {
  const node = fc.integer({ min: 0, max: nodes - 1 });
  const weight = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 9 }) }, { weight: 1, arbitrary: fc.constant(Infinity) });
  const arcs = fc.array(fc.tuple(node, node, weight), { maxLength: 50 });
  const sources = fc.array(fc.record({ node, value: fc.integer({ min: 0, max: 9 }) }), { maxLength: 3 });
  return fc.tuple(arcs, sources, fc.array(node, { maxLength: 3 })).map(([rows, from, targets]) => {
    const { graph, inputToArc } = buildGraph(
      nodes,
      rows.map(([tail]) => tail),
      rows.map(([, head]) => head),
    );
    const weights = new Float64Array(graph.arcs);
    rows.forEach(([, , value], i) => (weights[inputToArc[i] ?? 0] = value));
    const query: DijkstraQuery = { graph, weights, direction, sources: from };
    return { query, targets };
  });
});

/** Bellman and Ford: relax every arc until nothing changes. */
function relaxAll({ graph, weights, direction, sources }: DijkstraQuery): number[] {
  const dist = new Array<number>(graph.nodes).fill(Infinity);
  for (const { node, value } of sources) dist[node] = Math.min(dist[node] ?? 0, value);
  for (let round = 0; round < graph.nodes; round++) {
    weights.forEach((weight, arc) => {
      const [from, to] = direction === 'forward' ? [graph.tail[arc] ?? 0, graph.head[arc] ?? 0] : [graph.head[arc] ?? 0, graph.tail[arc] ?? 0];
      dist[to] = Math.min(dist[to] ?? 0, (dist[from] ?? 0) + weight);
    });
  }
  return dist;
}

describe('dijkstra', () => {
  const scratch = createDijkstraScratch(0);

  it('D1: distances equal those of relaxing every arc until nothing changes, forward and backward', () => {
    fc.assert(
      fc.property(queries, ({ query }) => {
        expect([...dijkstra(query, scratch).dist]).toEqual(relaxAll(query));
      }),
      runs,
    );
  });

  it('D2: the path to every reached node is a way of that length from a source; unreached nodes have none', () => {
    fc.assert(
      fc.property(queries, ({ query }) => {
        const tree = dijkstra(query, scratch);
        const { graph, weights, direction, sources } = query;
        tree.dist.forEach((dist, node) => {
          const path = shortestPath(graph, tree, { node, direction });
          if (dist === Infinity) return expect([path, tree.parent[node]]).toEqual([undefined, NONE]);
          const nodes = path?.length ? [graph.tail[path[0] ?? 0], ...[...path].map((arc) => graph.head[arc])] : [node];
          path?.forEach((arc, i) => expect(graph.tail[arc]).toBe(nodes[i]));
          expect(direction === 'forward' ? nodes.at(-1) : nodes[0]).toBe(node);
          const start = direction === 'forward' ? nodes[0] : nodes.at(-1);
          const value = Math.min(...sources.filter((source) => source.node === start).map((source) => source.value));
          return expect([...(path ?? [])].reduce((sum, arc) => sum + (weights[arc] ?? 0), value)).toBe(dist);
        });
      }),
      runs,
    );
  });

  it('D3: stopping at targets changes nothing at them, and every distance given is final', () => {
    fc.assert(
      fc.property(queries, ({ query, targets }) => {
        const all = dijkstra(query);
        const some = dijkstra({ ...query, targets }, scratch);
        for (const node of targets) expect(some.dist[node]).toBe(all.dist[node]);
        some.dist.forEach((dist, node) => {
          if (dist < Infinity) expect(dist).toBe(all.dist[node]);
          else expect(some.parent[node]).toBe(NONE);
        });
      }),
      runs,
    );
  });

  it('D4: a limit unreaches what is farther and nothing else', () => {
    fc.assert(
      fc.property(queries, fc.integer({ min: 0, max: 20 }), ({ query }, limit) => {
        expect([...dijkstra({ ...query, limit }, scratch).dist]).toEqual(relaxAll(query).map((dist) => (dist <= limit ? dist : Infinity)));
      }),
      runs,
    );
  });

  it('D5: an arc that admission closes is not used, whatever its weight', () => {
    const { graph } = buildGraph(2, [0, 0], [1, 1]);
    const tree = dijkstra({
      graph,
      weights: Float64Array.of(1, 5),
      admission: Float64Array.of(Infinity, 0),
      direction: 'forward',
      sources: [{ node: 0, value: 0 }],
    });
    expect([...tree.dist]).toEqual([0, 5]);
  });

  it('D6: weights far apart in size are summed exactly', () => {
    const { graph } = buildGraph(4, [0, 0, 0, 1, 2], [1, 2, 3, 2, 3]);
    const weights = Float64Array.of(1, 2 ** 50 + 2, 2 ** 52, 2 ** 50, 3);
    expect([...dijkstra({ graph, weights, direction: 'forward', sources: [{ node: 0, value: 0 }] }).dist]).toEqual([0, 1, 2 ** 50 + 1, 2 ** 50 + 4]);
  });

  it('D7: misuse is refused with what was received and what was expected', () => {
    const { graph } = buildGraph(2, [0], [1]);
    const query: DijkstraQuery = { graph, weights: Float64Array.of(1), direction: 'forward', sources: [] };
    expect(() => dijkstra({ ...query, weights: new Float64Array(2) })).toThrow('weights has 2 rows; expected 1, one per arc');
    expect(() => dijkstra({ ...query, sources: [{ node: 2, value: 0 }] })).toThrow('source node is 2; expected a node below 2');
    expect(() => dijkstra({ ...query, sources: [{ node: 0, value: -1 }] })).toThrow('source value at node 0 is -1; expected a number ≥ 0');
    expect(() => dijkstra({ ...query, targets: [5] })).toThrow('target node is 5; expected a node below 2');
  });
});
