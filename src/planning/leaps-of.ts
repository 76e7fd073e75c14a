/**
 * Leaps of a network, with a metric summed over them: found once per metric and kept as long as it is. Where arcs of another metric of the same
 * structure were only closed or made dearer or cheaper since, its leaps serve, and only sums are made anew.
 */
import { buildLeapGraph, type DirectedGraph, type LeapGraph, leapsServe, longestLeap, type ParetoProblem, sumOverLeaps } from '../graph/index.js';
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
}

export const leapsOf = (question: LeapQuestion): Leaps => {
  const { metric, weights } = question;
  const entry = known.get(metric) ?? { any: undefined, own: undefined, columns: new Map() };
  known.set(metric, entry);
  const graph = findLeaps(question, entry);
  const columns = entry.columns.get(graph) ?? new Map<Float64Array, LeapColumn>();
  entry.columns.set(graph, columns);
  const missing = weights.filter((weight) => !columns.has(weight));
  const [first] = weights;
  if (missing.length > 0 && first !== undefined) {
    // summed together with the first, which says what is closed
    const sums = sumOverLeaps(graph, [first, ...missing]);
    missing.forEach((weight, i) => columns.set(weight, measured(sums[i + 1])));
  }
  const found = weights.map((weight) => columns.get(weight) ?? measured());
  return { graph, columns: found.map(({ sums }) => sums), longest: found.map(({ longest }) => longest) };
};

const measured = (sums: Float64Array = new Float64Array(0)): LeapColumn => ({ sums, longest: longestLeap(sums) });

const findLeaps = ({ graph, weights: [first = new Float64Array(0)], timed, anyServe }: LeapQuestion, entry: Known): LeapGraph => {
  const serves = (leaps: LeapGraph | undefined): leaps is LeapGraph => leaps !== undefined && leapsServe(leaps, graph, first, timed);
  if (anyServe) {
    if (entry.any !== undefined) return entry.any;
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
