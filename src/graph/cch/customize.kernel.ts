/**
 * What does each arc of a hierarchy weigh under one metric? Basic customization: every arc takes the least of the graph's arcs under it and of its
 * lower triangles, lowest nodes first (J. Dibbelt, B. Strasser, D. Wagner, Customizable contraction hierarchies, 2016, doi:10.1145/2886843, section 7).
 *
 * The loop runs over the upper node of a triangle's lowest arc and keeps that node's arcs in a row indexed by depth in the elimination tree: all
 * heads are ancestors, so depth names them, a few kilobytes hold them, and no search for the third arc is needed.
 *
 * Why `!` is right here: arcs and ranks are those of the structure; depths are below `height`; rows have one entry per arc.
 */
import { NONE } from '../../units/index.js';
import { CchRefusal, type CchStructure, infiniteWeight } from './cch-structure.js';

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

/**
 * A metric from a weight per arc of the graph: whole numbers from 0 to 2³⁰ − 1, or `infiniteWeight` for a closed arc. Throws when a weight is not
 * one of these, or when ways could grow so long that their sums leave 31 bits: nothing ever wraps.
 */
export function customize(structure: CchStructure, weights: ArrayLike<number>): CchMetric {
  const metric = allocateMetric(structure, weights);
  recustomize(metric);
  return metric;
}

/** Computes all arcs anew from `metric.weights`. */
export function recustomize(metric: CchMetric): void {
  const { structure, up, down } = metric;
  placeInput(metric);
  triangles(metric);
  requireRange(structure, up, down);
}

const largestWeight = 0x3fff_ffff;

function requireWeights({ inputArcs }: CchStructure, weights: ArrayLike<number>): void {
  if (weights.length !== inputArcs) throw new Error(`weights has ${weights.length} rows; expected ${inputArcs}, one per arc of the graph`);
  for (let i = 0; i < inputArcs; i++) requireWeight(i, weights[i]!);
}

export function requireWeight(arc: number, weight: number): void {
  if (weight === infiniteWeight || (weight >= 0 && weight <= largestWeight && Math.floor(weight) === weight)) return;
  throw new Error(`the weight of arc ${arc} is ${weight}; expected a whole number from 0 to ${largestWeight}, or ${infiniteWeight} for a closed arc`);
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

export function triangles({ structure, up, down, via }: CchMetric): void {
  const { nodes, firstUp, firstDown, downArc, tail, headDepth, height } = structure;
  const rowUp = new Uint32Array(height);
  const rowDown = new Uint32Array(height);
  const byUp = new Uint32Array(height);
  const byDown = new Uint32Array(height);
  const step = 2 ** arcBits(structure);
  const farthest = stretchFlag / step - 1;
  for (let y = 0; y < nodes; y++) {
    const from = firstUp[y]!;
    const to = firstUp[y + 1]!;
    const below = firstDown[y + 1]!;
    if (from === to || firstDown[y] === below) continue;
    for (let arc = from; arc < to; arc++) {
      const depth = headDepth[arc]!;
      rowUp[depth] = up[arc]!;
      rowDown[depth] = down[arc]!;
      byUp[depth] = via[2 * arc]!;
      byDown[depth] = via[2 * arc + 1]!;
    }
    for (let i = firstDown[y]!; i < below; i++) {
      const lower = downArc[i]!; // between x and y
      const xToY = up[lower]!;
      const yToX = down[lower]!;
      const end = firstUp[tail[lower]! + 1]!;
      const codeStep = end - lower > farthest ? 0 : step;
      let code = lower;
      for (let arc = lower + 1; arc < end; arc++) {
        code = (code + codeStep) >>> 0;
        const depth = headDepth[arc]!; // of z
        const there = (yToX + up[arc]!) >>> 0;
        if (there < rowUp[depth]!) {
          rowUp[depth] = there;
          byUp[depth] = code;
        }
        const back = (down[arc]! + xToY) >>> 0;
        if (back < rowDown[depth]!) {
          rowDown[depth] = back;
          byDown[depth] = code;
        }
      }
    }
    for (let arc = from; arc < to; arc++) {
      const depth = headDepth[arc]!;
      up[arc] = rowUp[depth]!;
      down[arc] = rowDown[depth]!;
      via[2 * arc] = byUp[depth]!;
      via[2 * arc + 1] = byDown[depth]!;
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
