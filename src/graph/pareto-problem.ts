/**
 * What a multi-criteria search is asked and what it answers. Criterion 0 leads: the search settles labels by it, and only it may
 * depend on the time of arrival, so where arcs are timed callers put time first.
 */
import type { DirectedGraph } from './directed-graph.js';
import type { LeapGraph } from './leap-graph.kernel.js';

/** Where a way may begin or end, and what that costs in each criterion. */
export interface Terminal {
  readonly node: number;
  /** One per criterion, finite, ≥ 0. */
  readonly values: readonly number[];
}

export interface TimedArcs {
  /** 1 = criterion 0 of the arc depends on the time of arrival at its tail. Rows: arcs. */
  readonly flag: Uint8Array;
  /**
   * Criterion 0 of the arc for someone who is at its tail with `elapsed` in criterion 0. Pure; never below `weights[0][arc]`;
   * FIFO (who arrives later does not leave the arc earlier); Infinity = never again.
   */
  readonly delay: (arc: number, elapsed: number) => number;
}

/** Whole numbers (seconds, cents, grams) keep every sum exact; with fractions equal ways may differ in the last digit and both stay. */
export interface ParetoProblem {
  readonly graph: DirectedGraph;
  /** One column per criterion, 1 to 5 of them; finite, ≥ 0; Infinity in column 0 = the arc is not admitted. Rows: arcs. */
  readonly weights: readonly Float64Array[];
  readonly timed?: TimedArcs;
  readonly sources: readonly Terminal[];
  readonly targets: readonly Terminal[];
  /**
   * Leaps of the graph that serve `weights` and `timed` (`leapsServe`), `weights` summed over them, and the longest open one by each; absent: found for
   * this search alone.
   */
  readonly leaps?: { readonly graph: LeapGraph; readonly columns: readonly Float64Array[]; readonly longest: readonly number[] };
  /** One per criterion, Infinity = none; a way above any of them is not a solution. */
  readonly limits?: readonly number[];
  /**
   * 0 or absent: the exact front. ε > 0: for every feasible way p some solution s has s[k] ≤ (1 + ε) p[k] in all criteria, and every
   * solution is still the vector of a real way that no other solution dominates.
   */
  readonly epsilon?: number;
  /** Labels after which the search gives up. */
  readonly maxLabels?: number;
  /** Labels expanded before sums of criteria bound the search (three criteria, exact); Infinity = they never do. The answer is the same. */
  readonly refineAfter?: number;
  /** Asked every thousand or so labels; true ends the search. */
  readonly cancelled?: () => boolean;
}

export const paretoDefaults = {
  epsilon: 0, // exact
  refineAfter: 500, // below that the trees cost more than the search
  maxLabels: 20_000_000, // about 1 GB for three criteria
};

export interface ParetoSolution {
  /** One per criterion: the source's values, the arcs in order, the target's values, summed in this order. */
  readonly values: readonly number[];
  /** In the order of travel; empty when source and target are one node. */
  readonly arcs: Uint32Array;
  /** Position in `problem.sources`. */
  readonly source: number;
  /** Position in `problem.targets`. */
  readonly target: number;
}

export interface ParetoResult {
  /** false: given up at `maxLabels` or cancelled; the solutions are then (with ε = 0) the first of the front by criterion 0. */
  readonly complete: boolean;
  /** Labels made: the work done. */
  readonly labels: number;
  /**
   * Ascending by values[0], then values[1], … Of equal vectors one is kept: without ε
   * and timed arcs that with fewer arcs, then the smaller arcs in order of travel; with them always the same one.
   */
  readonly solutions: readonly ParetoSolution[];
}

export const maxCriteria = 5;

/** Throws at a problem that is not one: wrong counts, unknown nodes, negative terminal values. Weights are promised, not read. */
export function requireParetoProblem(problem: ParetoProblem): void {
  const { graph, weights } = problem;
  const criteria = weights.length;
  if (criteria < 1 || criteria > maxCriteria) throw new Error(`${criteria} criteria; expected 1 to ${maxCriteria}`);
  weights.forEach((column, k) => requireRows(`weights[${k}]`, column.length, graph.arcs));
  if (problem.timed) requireRows('timed.flag', problem.timed.flag.length, graph.arcs);
  problem.leaps?.columns.forEach((column, k) => requireRows(`leaps.columns[${k}]`, column.length, problem.leaps?.graph.leaps ?? 0));
  if (problem.leaps) requireRows('leaps.longest', problem.leaps.longest.length, criteria);
  if (problem.limits) requireRows('limits', problem.limits.length, criteria);
  if (problem.epsilon !== undefined && !(problem.epsilon >= 0 && problem.epsilon < Infinity)) {
    throw new Error(`epsilon is ${problem.epsilon}; expected a finite number ≥ 0`);
  }
  problem.sources.forEach((terminal, i) => requireTerminal(`source ${i}`, terminal, problem));
  problem.targets.forEach((terminal, i) => requireTerminal(`target ${i}`, terminal, problem));
}

function requireRows(name: string, is: number, should: number): void {
  if (is !== should) throw new Error(`${name} has ${is} rows; expected ${should}`);
}

function requireTerminal(name: string, terminal: Terminal, problem: ParetoProblem): void {
  const { node, values } = terminal;
  if (!Number.isInteger(node) || node < 0 || node >= problem.graph.nodes) {
    throw new Error(`${name} is node ${node}; expected a node below ${problem.graph.nodes}`);
  }
  requireRows(`values of ${name}`, values.length, problem.weights.length);
  const bad = values.find((value) => !(value >= 0 && value < Infinity));
  if (bad !== undefined) throw new Error(`${name} has the value ${bad}; expected a finite number ≥ 0`);
}
