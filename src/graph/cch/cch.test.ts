import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothKernels, type HierarchyCase as Case, hierarchyCases as cases, hierarchyWeight as weight } from '../../../test/scenes/hierarchy-cases.js';
import type { SearchGraph } from '../index.js';
import {
  basicSearchGraph,
  buildCch,
  buildGraph,
  cchDistance,
  cchMatrix,
  cchMatrixRows,
  cchOneToAll,
  cchPath,
  contractInOrder,
  createCchScratch,
  createPotential,
  createUpdateScratch,
  customize,
  dijkstra,
  infiniteWeight,
  perfectSearchGraph,
  readStructure,
  updateMetric,
  viewMetric,
  viewStructure,
} from '../index.js';
import type { CchKernels } from './kernels.js';

const runs = { numRuns: 200, seed: 20240703 };

const toFloat = (weights: Uint32Array): Float64Array => Float64Array.from(weights, (w) => (w === infiniteWeight ? Infinity : w));
const toWeight = (distance: number): number => (distance === Infinity ? infiniteWeight : distance);
const tree = ({ graph, weights }: Pick<Case, 'graph' | 'weights'>, node: number, direction: 'forward' | 'backward' = 'forward'): Float64Array =>
  dijkstra({ graph, weights: toFloat(weights), direction, sources: [{ node, value: 0 }] }).dist;
const searchGraphs = ({ structure, weights }: Pick<Case, 'structure' | 'weights'>, kernels: CchKernels): SearchGraph[] => {
  const metric = customize(structure, weights, kernels);
  return [basicSearchGraph(metric), perfectSearchGraph(metric, kernels)];
};

describe.each(bothKernels)('customizable contraction hierarchy, $kernel loops', (kernels) => {
  it('CC1: a query equals Dijkstra, on the basic and on the perfect search graph', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const scratch = createCchScratch(one.structure);
        const source = one.pick(one.graph.nodes);
        const expected = [...tree(one, source)];
        for (const search of searchGraphs(one, kernels))
          expect(expected.map((_, target) => cchDistance(search, source, target, scratch))).toEqual(expected);
      }),
      runs,
    );
  });

  it('CC2: an unpacked path is a way of the graph from source to target, as long as the distance', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { graph, weights, structure, pick } = one;
        const scratch = createCchScratch(structure);
        for (const search of searchGraphs(one, kernels)) {
          for (let i = 0; i < 10; i++) {
            const source = pick(graph.nodes);
            const target = pick(graph.nodes);
            const distance = cchDistance(search, source, target, scratch);
            const path = cchPath(search, scratch);
            if (distance === Infinity) {
              expect(path).toBeUndefined();
              continue;
            }
            let at = source;
            let sum = 0;
            for (const arc of path ?? []) {
              expect(graph.tail[arc]).toBe(at);
              at = graph.head[arc] ?? 0;
              sum += weights[arc] ?? 0;
            }
            expect([at, sum]).toEqual([target, distance]);
          }
        }
      }),
      runs,
    );
  });

  it('CC3: one-to-all and all-to-one equal Dijkstra', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const node = one.pick(one.graph.nodes);
        for (const search of searchGraphs(one, kernels)) {
          for (const direction of ['forward', 'backward'] as const) {
            expect([...cchOneToAll(search, { node, direction })]).toEqual([...tree(one, node, direction)].map(toWeight));
          }
        }
      }),
      runs,
    );
  });

  it('CC4: every cell of a matrix equals Dijkstra; rows computed apart are the rows of the whole', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { nodes } = one.graph;
        const sources = Array.from({ length: 1 + one.pick(6) }, () => one.pick(nodes));
        const targets = Array.from({ length: one.pick(20) }, () => one.pick(nodes));
        const expected = sources.flatMap((source) => {
          const dist = tree(one, source);
          return targets.map((target) => toWeight(dist[target] ?? 0));
        });
        for (const search of searchGraphs(one, kernels)) {
          expect([...cchMatrix(search, { sources, targets }, kernels.sums)]).toEqual(expected);
          const apart = new Uint32Array(expected.length);
          const middle = one.pick(sources.length);
          cchMatrixRows(search, { sources, targets }, { from: middle, to: sources.length }, apart, kernels.sums);
          cchMatrixRows(search, { sources, targets }, { from: 0, to: middle }, apart, kernels.sums);
          expect([...apart]).toEqual(expected);
        }
      }),
      runs,
    );
  });

  it('CC5: a potential is the exact distance to the target, whatever was asked before', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { nodes } = one.graph;
        for (const search of searchGraphs(one, kernels)) {
          const potential = createPotential(search);
          expect(potential.distanceTo(0)).toBe(Infinity);
          for (let round = 0; round < 3; round++) {
            const target = one.pick(nodes);
            const expected = tree(one, target, 'backward');
            potential.setTarget(target);
            for (let i = 0; i < 30; i++) {
              const node = one.pick(nodes);
              expect(potential.distanceTo(node)).toBe(expected[node]);
            }
          }
        }
      }),
      runs,
    );
  });

  it('CC6: a partial customization leaves what a full one computes, and its paths are as long', () => {
    fc.assert(
      fc.property(cases, fc.array(weight, { minLength: 1, maxLength: 60 }), ({ graph, weights, structure, pick }, drawn) => {
        if (graph.arcs === 0) return;
        const metric = customize(structure, weights, kernels);
        const update = createUpdateScratch(structure);
        const scratch = createCchScratch(structure);
        for (let from = 0; from < drawn.length; ) {
          const some = drawn.slice(from, from + 1 + pick(30));
          from += some.length;
          updateMetric(
            metric,
            some.map((value) => ({ arc: pick(graph.arcs), weight: value })),
            update,
          );
          const full = customize(structure, metric.weights, kernels);
          expect([...metric.up]).toEqual([...full.up]);
          expect([...metric.down]).toEqual([...full.down]);
        }
        const search = basicSearchGraph(metric);
        for (let i = 0; i < 10; i++) {
          const distance = cchDistance(search, pick(graph.nodes), pick(graph.nodes), scratch);
          const sum = cchPath(search, scratch)?.reduce((total, arc) => total + (metric.weights[arc] ?? 0), 0);
          expect(sum ?? Infinity).toBe(distance);
        }
      }),
      runs,
    );
  });

  it('CC7: what is saved is what is loaded; damage of any word is found', () => {
    fc.assert(
      fc.property(cases, ({ structure, pick }) => {
        const copy = new SharedArrayBuffer(structure.image.byteLength);
        new Uint8Array(copy).set(new Uint8Array(structure.image));
        const reading = readStructure(copy);
        expect(reading.kind === 'read' && { ...reading.structure, image: 0 }).toEqual({ ...structure, image: 0 });
        const words = new Uint32Array(copy);
        const at = pick(words.length);
        words[at] = ((words[at] ?? 0) ^ (1 << pick(31))) >>> 0;
        // a word that nothing reads may change: the eighth of the header is kept for later, and counts too
        expect(readStructure(copy).kind).toBe('refused');
      }),
      runs,
    );
  });

  it('CC8: the hierarchy is chordal: the upper neighbours of every rank are neighbours of each other, and ancestors', () => {
    fc.assert(
      fc.property(cases, ({ structure }) => {
        const { nodes, firstUp, head, parent, depth, headDepth } = structure;
        const up = (x: number): number[] => [...head.subarray(firstUp[x], firstUp[x + 1])];
        for (let x = 0; x < nodes; x++) {
          const above = up(x);
          expect([...above].sort((a, b) => a - b)).toEqual(above);
          above.forEach((y, i) => {
            expect(above.slice(i + 1).filter((z) => !up(y).includes(z))).toEqual([]);
            let ancestor = x;
            while (ancestor < y) ancestor = parent[ancestor] ?? 0;
            expect(ancestor).toBe(y);
            expect(headDepth[(firstUp[x] ?? 0) + i]).toBe(depth[y]);
          });
        }
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it('CC9: a thread that is handed the two buffers sees the same metric', () => {
    const { graph } = buildGraph(3, [0, 1, 2], [1, 2, 0]);
    const metric = customize(buildCch(graph), [3, 4, 5], kernels);
    const structure = viewStructure(metric.structure.image);
    const search = basicSearchGraph(viewMetric(structure, metric.weights.buffer as SharedArrayBuffer));
    expect(cchDistance(search, 0, 2, createCchScratch(structure))).toBe(7);
  });

  it('CC10: a sum that would leave 31 bits is refused, never wrapped', () => {
    const { graph } = buildGraph(4, [0, 1, 2], [1, 2, 3]);
    const structure = buildCch(graph);
    const half = 2 ** 29;
    expect(() => customize(structure, [2 ** 30, 0, 0], kernels)).toThrow(
      'the weight of arc 0 is 1073741824; expected a whole number from 0 to 1073741823',
    );
    expect(() => customize(structure, [half, half, half], kernels)).toThrow('weights are too large');
    const metric = customize(structure, [half, 0, 0], kernels);
    expect(() =>
      updateMetric(
        metric,
        [
          { arc: 2, weight: half },
          { arc: 1, weight: half },
        ],
        createUpdateScratch(structure),
      ),
    ).toThrow('weights are too large');
    expect(() => customize(structure, [1, 2.5, 3], kernels)).toThrow('the weight of arc 1 is 2.5');
    expect(() => customize(structure, [1, 2], kernels)).toThrow('weights has 2 rows; expected 3');
  });

  it('CC11: misuse is refused with what was received and what was expected', () => {
    const { graph } = buildGraph(3, [0, 1, 2], [1, 2, 0]);
    expect(() => contractInOrder(graph, Uint32Array.of(0, 1, 1))).toThrow('the order holds node 1 twice');
    expect(() => contractInOrder(graph, Uint32Array.of(0, 1))).toThrow('the order has 2 rows; expected 3');
    expect(() => buildCch(graph, { coordinates: { x: new Float64Array(2), y: new Float64Array(3) } })).toThrow(
      'coordinates have 2 and 3 rows; expected 3',
    );
    expect(() => buildCch(graph, { maxArcs: 2 })).toThrow('needs more than 2 arcs');
    const structure = buildCch(graph);
    const metric = customize(structure, [1, 1, 1], kernels);
    expect(() => cchDistance(basicSearchGraph(metric), 0, 3, createCchScratch(structure))).toThrow('the node is 3; expected one below 3');
    expect(() => updateMetric(metric, [{ arc: 3, weight: 1 }], createUpdateScratch(structure))).toThrow('the arc is 3; expected one below 3');
    expect(readStructure(new SharedArrayBuffer(8))).toEqual({ kind: 'refused', sentence: 'it has 8 bytes; a saved hierarchy has at least 32' });
  });

  it('CC12: a graph without nodes, and one without arcs', () => {
    expect(buildCch(buildGraph(0, [], []).graph).nodes).toBe(0);
    const structure = buildCch(buildGraph(2, [], []).graph);
    const search = basicSearchGraph(customize(structure, [], kernels));
    const scratch = createCchScratch(structure);
    expect([cchDistance(search, 0, 1, scratch), cchDistance(search, 1, 1, scratch)]).toEqual([Infinity, 0]);
    expect([...(cchPath(search, scratch) ?? [9])]).toEqual([]);
  });
});
