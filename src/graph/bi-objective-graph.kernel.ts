/**
 * A graph and two whole-number weight columns laid out for bi-objective search: what the loops read about an arc lies together, once
 * in the order of tails and once in the order of heads. Made once per pair of columns, shared by all queries.
 *
 * Why `!` is right here: arcs come from the graph's own columns, all below `graph.arcs`.
 */
import type { DirectedGraph } from './directed-graph.js';
import { mostKey } from './record-buckets.kernel.js';

/** Numbers per arc in `out` and `into`. */
export const arcStride = 3;

export interface BiObjectiveGraph {
  readonly graph: DirectedGraph;
  /** `[head, a, b]` of arc `i` from `3 i`. */
  readonly out: Int32Array;
  /** `[tail, a, b]` of arc `graph.inArc[i]` from `3 i`. */
  readonly into: Int32Array;
}

/**
 * Weights are whole numbers ≥ 0, one per arc; an arc with a weight above 2³¹ − 1 in either column (0xffffffff, say) is closed. Both
 * columns are copied. Linear in arcs.
 */
export function createBiObjectiveGraph(graph: DirectedGraph, weightsA: Uint32Array, weightsB: Uint32Array): BiObjectiveGraph {
  for (const [name, column] of [
    ['weightsA', weightsA],
    ['weightsB', weightsB],
  ] as const) {
    if (column.length !== graph.arcs) throw new Error(`${name} has ${column.length} rows; expected ${graph.arcs}, one per arc`);
  }
  const out = new Int32Array(arcStride * graph.arcs);
  const into = new Int32Array(arcStride * graph.arcs);
  const lay = (rows: Int32Array, i: number, arc: number, far: number): void => {
    const a = weightsA[arc]!;
    const b = weightsB[arc]!;
    const open = a <= mostKey && b <= mostKey;
    rows[arcStride * i] = far;
    rows[arcStride * i + 1] = open ? a : mostKey;
    rows[arcStride * i + 2] = open ? b : mostKey;
  };
  for (let arc = 0; arc < graph.arcs; arc++) {
    lay(out, arc, arc, graph.head[arc]!);
    const back = graph.inArc[arc]!;
    lay(into, arc, back, graph.tail[back]!);
  }
  return { graph, out, into };
}
