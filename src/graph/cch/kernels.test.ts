/** KE: the loops in WebAssembly against the plain ones: every column they write, to the last bit. What the results mean is tested in cch.test.ts, on both. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothKernels, type HierarchyCase, hierarchyCases, hierarchyWeight, requireAssembly } from '../../../test/scenes/hierarchy-cases.js';
import {
  type CchMetric,
  cchDistance,
  cchMatrix,
  cchPath,
  createCchScratch,
  createUpdateScratch,
  customize,
  perfectSearchGraph,
  recustomize,
  type SearchGraph,
  updateMetric,
} from '../index.js';
import { assemblyKernels } from './assembly-kernels.kernel.js';
import { cchKernels } from './choose-kernels.js';
import type { CchKernels } from './kernels.js';

const runs = { numRuns: 150, seed: 20240704 };

const columnsOf = ({ up, down, via }: CchMetric) => ({ up, down, via });
const searchColumnsOf = ({ forward, backward, forwardArc, backwardArc, routes }: SearchGraph) => ({
  forward: { ...forward },
  backward: { ...backward },
  forwardArc,
  backwardArc,
  routes,
});
const onBoth = <T>(compute: (kernels: CchKernels) => T): void => {
  const [plain, assembly] = bothKernels.map(compute);
  expect(assembly).toEqual(plain);
};
const pairsOf = ({ graph, pick }: HierarchyCase): (readonly [number, number])[] =>
  Array.from({ length: 30 }, () => [pick(graph.nodes), pick(graph.nodes)] as const);

describe('the loops of hierarchies', () => {
  it('KE1: a full customization leaves the same weights and the same reasons for them, the first time and anew', () => {
    fc.assert(
      fc.property(hierarchyCases, fc.array(hierarchyWeight, { minLength: 1, maxLength: 9 }), ({ structure, weights }, others) => {
        onBoth((kernels) => {
          const metric = customize(structure, weights, kernels);
          const first = columnsOf({ ...metric, up: metric.up.slice(), down: metric.down.slice(), via: metric.via.slice() });
          metric.weights.forEach((_, arc) => (metric.weights[arc] = others[arc % others.length] ?? 0));
          recustomize(metric, kernels);
          return [first, columnsOf(metric)];
        });
      }),
      runs,
    );
  });

  it('KE2: a perfect search graph has the same columns, and a metric brought up to date in between is the same', () => {
    fc.assert(
      fc.property(hierarchyCases, fc.array(hierarchyWeight, { minLength: 1, maxLength: 20 }), ({ graph, structure, weights, pick }, values) => {
        const changes = graph.arcs === 0 ? [] : values.map((weight) => ({ arc: pick(graph.arcs), weight }));
        onBoth((kernels) => {
          const metric = customize(structure, weights, kernels);
          const before = searchColumnsOf(perfectSearchGraph(metric, kernels));
          updateMetric(metric, changes, createUpdateScratch(structure));
          return [before, columnsOf(metric), searchColumnsOf(perfectSearchGraph(metric, kernels))];
        });
      }),
      runs,
    );
  });

  it('KE3: queries find the same distances over the same arcs, and unpack to the same way; so do matrices', () => {
    fc.assert(
      fc.property(hierarchyCases, (one) => {
        const pairs = pairsOf(one);
        onBoth((kernels) => {
          const search = perfectSearchGraph(customize(one.structure, one.weights, kernels), kernels);
          const scratch = createCchScratch(one.structure);
          const ways = pairs.map(([source, target]) => {
            const distance = cchDistance(search, source, target, scratch);
            return [distance, [...scratch.climbed.slice(scratch.begin, scratch.end)], cchPath(search, scratch)];
          });
          const ends = { sources: pairs.map(([source]) => source), targets: pairs.map(([, target]) => target) };
          return [ways, cchMatrix(search, ends, kernels.sums)];
        });
      }),
      runs,
    );
  });

  it('KE4: two queries by turns on one search graph keep their ways apart: each lies in the scratch of who asked', () => {
    fc.assert(
      fc.property(hierarchyCases, (one) => {
        const [[from = 0, to = 0] = [], [otherFrom = 0, otherTo = 0] = []] = pairsOf(one);
        for (const kernels of bothKernels) {
          const search = perfectSearchGraph(customize(one.structure, one.weights, kernels), kernels);
          const [mine, theirs] = [createCchScratch(one.structure), createCchScratch(one.structure)];
          cchDistance(search, from, to, mine);
          const alone = cchPath(search, mine);
          cchDistance(search, from, to, mine);
          cchDistance(search, otherFrom, otherTo, theirs);
          expect(cchPath(search, mine)).toEqual(alone);
        }
      }),
      runs,
    );
  });

  it('KE5: what does not fit the memory of a module is left to the plain loops', () => {
    const small = assemblyKernels(0);
    if (small === undefined) throw new Error('this host has no WebAssembly');
    fc.assert(
      fc.property(hierarchyCases, ({ structure, weights, pick, graph }) => {
        const [plain, outgrown] = [bothKernels[0], small].map((kernels) => {
          const metric = customize(structure, weights, kernels);
          return { ...columnsOf(metric), search: perfectSearchGraph(metric, kernels) };
        });
        expect({ ...outgrown, search: searchColumnsOf(outgrown?.search as SearchGraph) }).toEqual({
          ...plain,
          search: searchColumnsOf(plain?.search as SearchGraph),
        });
        const scratch = createCchScratch(structure);
        const [source, target] = [pick(graph.nodes), pick(graph.nodes)];
        expect(cchDistance(outgrown?.search as SearchGraph, source, target, scratch)).toBe(
          cchDistance(plain?.search as SearchGraph, source, target, scratch),
        );
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it('KE6: a host with vectors runs WebAssembly; one without, the plain loops', () => {
    expect(cchKernels().kernel).toBe('assembly');
    expect(requireAssembly().kernel).toBe('assembly');
    const holder = globalThis as { WebAssembly?: unknown };
    const { WebAssembly: kept } = holder;
    try {
      for (const host of [undefined, { validate: () => false }]) {
        holder.WebAssembly = host;
        expect(assemblyKernels()).toBeUndefined();
      }
    } finally {
      holder.WebAssembly = kept;
    }
  });
});
