/** The loops that are built twice, in TypeScript and in WebAssembly: what each must do. Equal to the last bit; every case of the tests runs on both. */
import type { CchStructure } from './cch-structure.js';
import type { LabelSums } from './label-sums.kernel.js';
import type { CchMetric } from './metric.kernel.js';
import type { SearchColumns } from './search-columns.js';

export interface CchKernels {
  readonly kernel: 'plain' | 'assembly';
  /** triangles.kernel.ts. */
  readonly triangles: (metric: CchMetric) => void;
  /** perfect.kernel.ts: lowers `up` and `down` in place. */
  readonly perfect: (structure: CchStructure, up: Uint32Array, down: Uint32Array) => void;
  /** Columns of a search graph, to be filled, and the loop over them. */
  readonly allocateSearch: (structure: CchStructure, arcs: SearchArcs) => SearchColumns;
  /** Of matrices: scratch memory of this thread. */
  readonly sums: LabelSums;
}

/** How many arcs go up in each direction. */
export interface SearchArcs {
  readonly forward: number;
  readonly backward: number;
}
