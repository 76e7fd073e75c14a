/**
 * Leaps of a network, with a metric summed over them: found once per metric and kept as long as it is. Where arcs of another metric of the same
 * structure were only closed or made dearer or cheaper since, its leaps serve, and only sums are made anew: of a metric made from another, those over
 * the arcs that changed.
 */
import {
  buildLeapGraph,
  type DirectedGraph,
  type LeapGraph,
  leapsServe,
  leapsStillServe,
  longestLeap,
  type ParetoProblem,
  sumAgain,
  sumOverLeaps,
} from '../graph/index.js';
import type { Metric } from './metric.kernel.js';

interface Known {
  /** Leaps of this metric alone, or those of another that serve: any lead to the same exact front. */
  any: LeapGraph | undefined;
  /** Leaps of this metric alone. */
  own: LeapGraph | undefined;
  readonly columns: Map<LeapGraph, Map<Float64Array, LeapColumn>>;
}

interface LeapColumn {
  readonly sums: Float64Array;
  readonly longest: number;
}

type Leaps = NonNullable<ParetoProblem['leaps']>;

const known = new WeakMap<Metric, Known>();
/** The leaps found last for a structure, by its heads. */
const latest = new WeakMap<Uint32Array, LeapGraph>();

export interface LeapQuestion {
  readonly graph: DirectedGraph;
  readonly metric: Metric;
  /** One per criterion of the search; Infinity in the first closes an arc. */
  readonly weights: readonly Float64Array[];
  readonly timed: Uint8Array | undefined;
  /**
   * Whether any leaps that serve will do. Where the answer is a choice of its kind (to within ε, or equal ways by the clock) it must not depend on what
   * was asked before, so then only those of the metric itself.
   */
  readonly anyServe: boolean;
  /** The metric that this one was made from, `weights` of it, and the arcs in which these differ. */
  readonly before: { readonly metric: Metric; readonly weights: readonly Float64Array[]; readonly arcs: Uint32Array } | undefined;
}

export const leapsOf = (question: LeapQuestion): Leaps => {
  const { metric, weights } = question;
  const entry = known.get(metric) ?? { any: undefined, own: undefined, columns: new Map() };
  known.set(metric, entry);
  const graph = findLeaps(question, entry);
  const columns = entry.columns.get(graph) ?? new Map<Float64Array, LeapColumn>();
  entry.columns.set(graph, columns);
  const missing = weights.flatMap((weight, i) => (columns.has(weight) ? [] : [i]));
  if (missing.length > 0) {
    // summed together with the first, which says what is closed
    const rows = [0, ...missing.filter((i) => i > 0)];
    sumRows(question, graph, rows).forEach((sums, at) => columns.set(weights[rows[at] ?? 0] ?? sums, measured(sums)));
  }
  const found = weights.map((weight) => columns.get(weight) ?? measured());
  return { graph, columns: found.map(({ sums }) => sums), longest: found.map(({ longest }) => longest) };
};

/** Sums of some of the weights, the first among them; from those of the metric before where they are known. */
const sumRows = ({ weights, before }: LeapQuestion, graph: LeapGraph, rows: readonly number[]): Float64Array[] => {
  const asked = rows.flatMap((i) => weights[i] ?? []);
  if (before !== undefined) {
    const columns = known.get(before.metric)?.columns.get(graph);
    const sums = rows.flatMap((i) => columns?.get(before.weights[i] ?? new Float64Array(0))?.sums ?? []);
    if (sums.length === rows.length) return sumAgain(graph, sums, asked, before.arcs);
  }
  return sumOverLeaps(graph, asked);
};

const measured = (sums: Float64Array = new Float64Array(0)): LeapColumn => ({ sums, longest: longestLeap(sums) });

const findLeaps = ({ graph, weights: [first = new Float64Array(0)], timed, anyServe, before }: LeapQuestion, entry: Known): LeapGraph => {
  const serves = (leaps: LeapGraph | undefined): leaps is LeapGraph => leaps !== undefined && leapsServe(leaps, graph, first, timed);
  if (anyServe) {
    if (entry.any !== undefined) return entry.any;
    const past = before === undefined ? undefined : known.get(before.metric)?.any;
    if (before !== undefined && past !== undefined && leapsStillServe(past, first, before.arcs)) {
      entry.any = past;
      return past;
    }
    const other = latest.get(graph.head);
    if (serves(other)) {
      entry.any = other;
      return other;
    }
  }
  if (!serves(entry.own)) entry.own = buildLeapGraph(graph, first, timed);
  entry.any ??= entry.own;
  latest.set(graph.head, entry.own);
  return entry.own;
};
