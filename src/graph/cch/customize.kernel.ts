/**
 * What does each arc of a hierarchy weigh under one metric? Basic customization: every arc takes the least of the graph's arcs under it and of its
 * lower triangles, lowest nodes first (J. Dibbelt, B. Strasser, D. Wagner, Customizable contraction hierarchies, 2016, doi:10.1145/2886843, section 7).
 *
 * Why `!` is right here: arcs and ranks are those of the structure.
 */
import { NONE } from '../../units/index.js';
import { CchRefusal, type CchStructure, infiniteWeight } from './cch-structure.js';
import { cchKernels } from './choose-kernels.js';
import type { CchKernels } from './kernels.js';
import { allocateMetric, type CchMetric, largestWeight, ownArc } from './metric.kernel.js';

/**
 * A metric from a weight per arc of the graph: whole numbers from 0 to 2³⁰ − 1, or `infiniteWeight` for a closed arc. Throws when a weight is not
 * one of these, or when ways could grow so long that their sums leave 31 bits: nothing ever wraps.
 */
export function customize(structure: CchStructure, weights: ArrayLike<number>, kernels: CchKernels = cchKernels()): CchMetric {
  const metric = allocateMetric(structure, weights);
  recustomize(metric, kernels);
  return metric;
}

/** Computes all arcs anew from `metric.weights`. */
export function recustomize(metric: CchMetric, kernels: CchKernels = cchKernels()): void {
  const { structure, up, down } = metric;
  placeInput(metric);
  kernels.triangles(metric);
  requireRange(structure, up, down);
}

export function placeInput({ structure, weights, up, down, via }: CchMetric): void {
  const { slotOfInput } = structure;
  up.fill(infiniteWeight);
  down.fill(infiniteWeight);
  for (let i = 0; i < slotOfInput.length; i++) {
    const slot = slotOfInput[i]!;
    if (slot === NONE) continue;
    const arc = slot >>> 1;
    const weight = weights[i]!;
    if ((slot & 1) === 0) {
      if (weight >= up[arc]!) continue;
      up[arc] = weight;
      via[slot] = ownArc + i;
    } else if (weight < down[arc]!) {
      down[arc] = weight;
      via[slot] = ownArc + i;
    }
  }
}

/**
 * Throws when some upward way of a query could reach 2³⁰: two of them, up and down, would not fit 31 bits, and a real way would be taken for none.
 * First by the longest arc and the height; when that is not sure, by the longest upward way to every node.
 */
export function requireRange(structure: CchStructure, up: Uint32Array, down: Uint32Array): void {
  let longest = 0;
  for (let arc = 0; arc < structure.arcs; arc++) {
    if (up[arc]! < infiniteWeight && up[arc]! > longest) longest = up[arc]!;
    if (down[arc]! < infiniteWeight && down[arc]! > longest) longest = down[arc]!;
  }
  if (longest * structure.height <= largestWeight) return;
  for (const column of [up, down]) {
    const reach = new Float64Array(structure.nodes);
    for (let arc = 0; arc < structure.arcs; arc++) {
      if (column[arc] === infiniteWeight) continue;
      const x = structure.tail[arc]!;
      const y = structure.head[arc]!;
      const way = reach[x]! + column[arc]!;
      if (way > reach[y]!) reach[y] = way;
      if (way > largestWeight) {
        throw new CchRefusal(
          `weights are too large: a way in the hierarchy may add up to ${way}, and sums are exact up to ${largestWeight} only; use a coarser unit`,
        );
      }
    }
  }
}
