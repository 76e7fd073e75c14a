/** Graphs for the properties of hierarchies, and the loops that each of them must hold for. */
import fc from 'fast-check';
import { assemblyKernels } from '../../src/graph/cch/assembly-kernels.kernel.js';
import type { CchKernels } from '../../src/graph/cch/kernels.js';
import { plainKernels } from '../../src/graph/cch/plain-kernels.js';
import { buildCch, buildGraph, type CchStructure, type DirectedGraph, infiniteWeight } from '../../src/graph/index.js';

/** In WebAssembly; throws where there is none, so that nothing is left out silently. */
export function requireAssembly(): CchKernels {
  const kernels = assemblyKernels();
  if (kernels === undefined) throw new Error('this host has no WebAssembly with vectors: Node has had it since version 16');
  return kernels;
}

export const bothKernels: readonly CchKernels[] = [plainKernels(), requireAssembly()];

/** Weights with many zeros and ties, and some closed arcs. */
export const hierarchyWeight = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 100_000 }) },
  { weight: 1, arbitrary: fc.constant(infiniteWeight) },
);

export interface HierarchyCase {
  readonly graph: DirectedGraph;
  readonly weights: Uint32Array;
  readonly structure: CchStructure;
  /** Endless, repeatable choices. */
  readonly pick: (below: number) => number;
}

/** Any directed graph: loops, parallel arcs, parts that do not meet. */
const smallRows = fc
  .integer({ min: 1, max: 16 })
  .chain((nodes) => fc.tuple(fc.constant(nodes), fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), hierarchyWeight), { maxLength: 60 })));
/** A grid with one-way streets and gaps, large enough to be dissected. */
const gridRows = fc
  .tuple(fc.integer({ min: 6, max: 18 }), fc.integer({ min: 6, max: 14 }), fc.infiniteStream(hierarchyWeight), fc.infiniteStream(fc.nat(9)))
  .map(([width, height, weights, chances]): [number, [number, number, number][]] => {
    const rows: [number, number, number][] = [];
    const chance = (): number => chances.next().value as number;
    const add = (a: number, b: number): void => void rows.push([a, b, weights.next().value as number]);
    for (let node = 0; node < width * height; node++) {
      for (const next of [...((node + 1) % width === 0 ? [] : [node + 1]), ...(node + width < width * height ? [node + width] : [])]) {
        const kind = chance();
        if (kind > 0) add(node, next);
        if (kind > 1) add(next, node);
      }
    }
    return [width * height, rows];
  });

/** A graph, its weights and its hierarchy. */
export const hierarchyCases = fc
  .tuple(fc.oneof(smallRows, gridRows), fc.boolean(), fc.nat(0x7fff_fffe))
  .map(([[nodes, rows], placed, seed]): HierarchyCase => {
    const { graph, inputToArc } = buildGraph(
      nodes,
      rows.map(([tail]) => tail),
      rows.map(([, head]) => head),
    );
    const weights = new Uint32Array(graph.arcs);
    rows.forEach(([, , value], i) => (weights[inputToArc[i] ?? 0] = value));
    let state = seed + 1;
    const pick = (below: number): number => {
      state = (state * 48_271) % 0x7fff_ffff;
      return state % below;
    };
    const x = Float64Array.from({ length: nodes }, () => pick(1000));
    const y = Float64Array.from({ length: nodes }, () => pick(1000));
    return { graph, weights, structure: buildCch(graph, placed ? { coordinates: { x, y } } : {}), pick };
  });
