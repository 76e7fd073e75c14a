/**
 * What do the arcs of a hierarchy weigh under one set of weights? The columns, and which weights are admitted.
 *
 * Why `!` is right here: rows are counted first.
 */
import { type CchStructure, infiniteWeight } from './cch-structure.js';

/** One set of weights over a structure. Kept up to date by `updateMetric`; columns may be shared between threads, but not written while read. */
export interface CchMetric {
  readonly structure: CchStructure;
  /** Weight of every arc of the graph; `infiniteWeight` = closed. Rows: input arcs. */
  readonly weights: Uint32Array;
  /** From tail to head. Rows: arcs. */
  readonly up: Uint32Array;
  /** From head to tail. Rows: arcs. */
  readonly down: Uint32Array;
  /**
   * What an arc stands for, the way up at 2 × arc, the way down after it: `ownArc` + an arc of the graph, or the best lower triangle: its arc to the
   * tail in the low `arcBits` bits, and above them how far behind that its arc to the head stands; 0 = too far for the bits left, look it up.
   * Means nothing where the weight is infinite. Rows: 2 × arcs.
   */
  readonly via: Uint32Array;
}

/** Added to an arc of the graph in `via`. */
export const ownArc = 0x8000_0000;

/** Set where `via` would hold a lower triangle: a stretch written out (routes.kernel.ts). Metrics have none. */
export const stretchFlag = 0x4000_0000;

/** How many bits an arc of the hierarchy takes in `via`. */
export const arcBits = ({ arcs }: Pick<CchStructure, 'arcs'>): number => 32 - Math.clz32(arcs);

/** Columns of a metric over one SharedArrayBuffer, weights copied, nothing customized yet. */
export function allocateMetric(structure: CchStructure, weights: ArrayLike<number>): CchMetric {
  const { arcs, inputArcs } = structure;
  requireWeights(structure, weights);
  const metric = viewMetric(structure, new SharedArrayBuffer(4 * (inputArcs + 4 * arcs)));
  metric.weights.set(weights);
  return metric;
}

/** A metric over the buffer of another one: what a worker thread is handed. */
export function viewMetric(structure: CchStructure, buffer: SharedArrayBuffer): CchMetric {
  const { arcs, inputArcs } = structure;
  const column = (k: number, rows: number) => new Uint32Array(buffer, 4 * (inputArcs + k * arcs), rows * arcs);
  return { structure, weights: new Uint32Array(buffer, 0, inputArcs), up: column(0, 1), down: column(1, 1), via: column(2, 2) };
}

export const largestWeight = 0x3fff_ffff;

function requireWeights({ inputArcs }: CchStructure, weights: ArrayLike<number>): void {
  if (weights.length !== inputArcs) throw new Error(`weights has ${weights.length} rows; expected ${inputArcs}, one per arc of the graph`);
  for (let i = 0; i < inputArcs; i++) requireWeight(i, weights[i]!);
}

export function requireWeight(arc: number, weight: number): void {
  if (weight === infiniteWeight || (weight >= 0 && weight <= largestWeight && Math.floor(weight) === weight)) return;
  throw new Error(`the weight of arc ${arc} is ${weight}; expected a whole number from 0 to ${largestWeight}, or ${infiniteWeight} for a closed arc`);
}
