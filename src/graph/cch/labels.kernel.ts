/**
 * How far is it from every source to every target? Each end climbs once and leaves a label: its distance to every ancestor, by depth in the elimination
 * tree. A pair then is the least sum over the depths the two share: two runs through contiguous memory, no buckets, no queue. It is bucket many-to-many
 * (S. Knopp, P. Sanders, D. Schultes, F. Schulz, D. Wagner, Computing many-to-many shortest paths using highway hierarchies, ALENEX 2007) with the
 * buckets laid out by depth, which the tree allows.
 *
 * Targets are taken in order of rank, a postorder, so the depth that a source shares with one is the least of the depths shared along the list in between.
 *
 * Why `!` is right here: ranks are below `nodes`, depths below `height`; labels have `height` entries each.
 */
import { NONE } from '../../units/index.js';
import { type CchStructure, infiniteWeight } from './cch-structure.js';
import { cchKernels } from './choose-kernels.js';
import type { LabelSums } from './label-sums.kernel.js';
import { requireRank } from './query.kernel.js';
import type { UpwardArcs } from './search-columns.js';
import type { SearchGraph } from './search-graph.kernel.js';

export interface MatrixQuery {
  /** Nodes of the graph; the same may stand twice. */
  readonly sources: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
}

/** Target labels that are kept at once: 4096 labels of 315 entries are 5 MB. */
const targetBlock = 4096;

/**
 * Rows `from … to − 1` of the matrix, one per source, one column per target, `infiniteWeight` = no way; written to `out` at their place in the whole
 * matrix. Threads that share `out` may each take some rows.
 */
export function cchMatrixRows(
  search: SearchGraph,
  query: MatrixQuery,
  rows: { readonly from: number; readonly to: number },
  out: Uint32Array,
  sums: LabelSums = cchKernels().sums,
): void {
  const { sources, targets } = query;
  const { structure } = search;
  const { height } = structure;
  const columns = targets.length;
  const targetRank = Array.from(targets, (node) => requireRank(structure, node));
  const sorted = Uint32Array.from({ length: columns }, (_, column) => column).sort((a, b) => targetRank[a]! - targetRank[b]! || a - b);
  const labels = sums.reserve(height * (1 + Math.min(columns, targetBlock))); // that of the source comes first
  for (let begin = 0; begin < columns; begin += targetBlock) {
    const block = sorted.subarray(begin, Math.min(columns, begin + targetBlock));
    const ranks = Uint32Array.from(block, (column) => targetRank[column]!);
    for (let j = 0; j < block.length; j++) climbAll(structure, search.backward, ranks[j]!, labels, (1 + j) * height);
    // depth shared by each target and the one after it
    const shared = Int32Array.from(ranks, (rank, j) => (j + 1 < ranks.length ? sharedDepth(structure, rank, ranks[j + 1]!) : -1));
    for (let row = rows.from; row < rows.to; row++) {
      const source = requireRank(structure, sources[row]!);
      climbAll(structure, search.forward, source, labels, 0);
      const base = row * columns;
      let right = 0; // first target at or above the source
      while (right < ranks.length && ranks[right]! < source) right++;
      let common = right < ranks.length ? sharedDepth(structure, source, ranks[right]!) : -1;
      for (let j = right; j < ranks.length; j++) {
        out[base + block[j]!] = sums.least(0, (1 + j) * height, common);
        if (shared[j]! < common) common = shared[j]!;
      }
      common = right > 0 ? sharedDepth(structure, source, ranks[right - 1]!) : -1;
      for (let j = right - 1; j >= 0; j--) {
        out[base + block[j]!] = sums.least(0, (1 + j) * height, common);
        if (j > 0 && shared[j - 1]! < common) common = shared[j - 1]!;
      }
    }
  }
}

export function cchMatrix(search: SearchGraph, query: MatrixQuery, sums: LabelSums = cchKernels().sums): Uint32Array {
  const out = new Uint32Array(query.sources.length * query.targets.length);
  cchMatrixRows(search, query, { from: 0, to: query.sources.length }, out, sums);
  return out;
}

/** Distances from a rank to its ancestors over upward ways, by depth from `at` on; its own depth holds 0. */
export function climbAll(
  { parent, depth }: CchStructure,
  { first, headDepth, weight }: UpwardArcs,
  rank: number,
  label: Uint32Array,
  at: number,
): void {
  const top = depth[rank]!;
  label.fill(infiniteWeight, at, at + top);
  label[at + top] = 0;
  for (let x = rank, level = top; x !== NONE; x = parent[x]!, level--) {
    const here = label[at + level]!;
    if (here === infiniteWeight) continue;
    for (let arc = first[x]!, end = first[x + 1]!; arc < end; arc++) {
      const reached = (here + weight[arc]!) >>> 0;
      const to = at + headDepth[arc]!;
      if (reached < label[to]!) label[to] = reached;
    }
  }
}

/** Depth of the lowest common ancestor; −1 when there is none. */
function sharedDepth({ parent, depth }: CchStructure, a: number, b: number): number {
  while (a !== b) {
    if (a < b) a = parent[a]!;
    else b = parent[b]!;
  }
  return a === NONE ? -1 : depth[a]!;
}
