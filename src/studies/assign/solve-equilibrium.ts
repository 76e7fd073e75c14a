/** User equilibrium to a certified gap: which algorithm, when to stop, what the answer says. */
import { createAlgorithmB } from './algorithm-b.kernel.js';
import { serveDemand, type Unserved } from './all-or-nothing.kernel.js';
import { createConjugateFrankWolfe } from './conjugate-frank-wolfe.kernel.js';
import type { Equilibrator, EquilibriumState } from './equilibrium-state.js';
import { beckmannSum } from './link-costs.kernel.js';
import type { TrafficProblem } from './traffic-problem.js';

export const equilibriumAlgorithms = ['b', 'cfw'] as const;
export type EquilibriumAlgorithm = (typeof equilibriumAlgorithms)[number];

export const equilibriumDefaults = {
  algorithm: 'b' as EquilibriumAlgorithm, // b: Algorithm B (bushes); cfw: conjugate Frank-Wolfe
  gap: 1e-8, // relative gap at which to stop
  maxIterations: 1000,
};
export type EquilibriumOptions = Readonly<typeof equilibriumDefaults>;

export interface Equilibrium {
  /** Rows: arcs of the problem. */
  readonly flow: Float64Array;
  /** Rows: arcs of the problem. */
  readonly cost: Float64Array;
  /** Beckmann sum. */
  readonly objective: number;
  /**
   * (TSTT − SPTT) / TSTT at the costs of the flow: 0 at equilibrium. The Beckmann sum is at most this share of TSTT above its
   * minimum, for it is convex and its gradient is the cost.
   */
  readonly relativeGap: number;
  /** Sum of flow × cost (TSTT). */
  readonly totalCost: number;
  readonly iterations: number;
  /** Whether the gap that was asked for was reached. */
  readonly reached: boolean;
  readonly unserved: readonly Unserved[];
}

export interface Watch {
  /** After every iteration; `share` of the work done runs from 0 to 1 by the logarithm of the gap. */
  readonly report?: (share: number, relativeGap: number, iteration: number) => void;
  /** Read after every iteration: true ends the search with what there is. */
  readonly cancelled?: () => boolean;
}

const algorithms: Readonly<Record<EquilibriumAlgorithm, (problem: TrafficProblem) => Equilibrator>> = {
  b: createAlgorithmB,
  cfw: createConjugateFrankWolfe,
};

/** Deterministic: the same problem and options give the same bytes. Nothing to carry is an equilibrium too. */
export function solveEquilibrium(asked: TrafficProblem, options: Partial<EquilibriumOptions> = {}, watch: Watch = {}): Equilibrium {
  const { algorithm, gap, maxIterations } = { ...equilibriumDefaults, ...options };
  const { problem, unserved } = serveDemand(asked);
  const run = algorithms[algorithm](problem);
  let iterations = 0;
  let relativeGap = gapOf(run.state());
  while (relativeGap > gap && iterations < maxIterations && watch.cancelled?.() !== true) {
    run.advance();
    iterations++;
    relativeGap = gapOf(run.state());
    watch.report?.(shareDone(relativeGap, gap), relativeGap, iterations);
  }
  const { flow, cost, total } = run.state();
  return {
    flow,
    cost,
    objective: beckmannSum(problem.costs, flow),
    relativeGap,
    totalCost: total,
    iterations,
    reached: relativeGap <= gap,
    unserved,
  };
}

/** Rounding can leave the bound a hair above the total: that is a gap of 0. */
const gapOf = ({ total, bound }: EquilibriumState): number => (total > bound ? (total - bound) / total : 0);

const shareDone = (relativeGap: number, gap: number): number =>
  relativeGap <= gap || relativeGap === 0 ? 1 : Math.min(1, Math.max(0, Math.log(relativeGap) / Math.log(gap || 1e-16)));
