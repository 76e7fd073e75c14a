/** The loops in TypeScript: what the others must equal, and what runs where the host has no WebAssembly. */
import type { CchStructure } from './cch-structure.js';
import type { CchKernels, SearchArcs } from './kernels.js';
import { plainSums } from './label-sums.kernel.js';
import { meet } from './meet.kernel.js';
import { perfect } from './perfect.kernel.js';
import type { SearchColumns, UpwardArcs } from './search-columns.js';
import { triangles } from './triangles.kernel.js';

export const plainKernels = (): CchKernels => ({ kernel: 'plain', triangles, perfect, allocateSearch: allocatePlainSearch, sums: plainSums() });

export function allocatePlainSearch(structure: CchStructure, arcs: SearchArcs): SearchColumns {
  const upward = (count: number): UpwardArcs => ({
    first: new Uint32Array(structure.nodes + 1),
    headDepth: new Uint16Array(count),
    weight: new Uint32Array(count),
  });
  return searchColumns(structure, upward(arcs.forward), upward(arcs.backward));
}

/** Any columns with the plain loop over them. */
export const searchColumns = (structure: CchStructure, forward: UpwardArcs, backward: UpwardArcs): SearchColumns => ({
  forward,
  backward,
  meet: (source, target, scratch) => meet(structure, forward, backward, source, target, scratch),
});
