/**
 * User equilibrium by conjugate directions: M. Mitradjieva, P. O. Lindberg, The stiff is moving: conjugate direction Frank-Wolfe methods
 * with applications to traffic assignment, Transportation Science 47(2), 2013, doi:10.1287/trsc.1120.0409, section 3 (CFW). The simple
 * twin of Algorithm B: it keeps nothing but total flows, and slows down near 1e-5.
 *
 * Why `!` is right here: all columns have a row per arc.
 */
import { loadShortest } from './all-or-nothing.kernel.js';
import type { Equilibrator, EquilibriumState } from './equilibrium-state.js';
import { costAt, fillCosts, slopeAt, totalCost } from './link-costs.kernel.js';
import type { CostColumns, TrafficProblem } from './traffic-problem.js';

/** How near the last target may pull the new one: 1 would repeat it (the paper's delta). */
const MOST_PULL = 1 - 1e-3;

export function createConjugateFrankWolfe(problem: TrafficProblem): Equilibrator {
  const { costs, graph } = problem;
  const flow = new Float64Array(graph.arcs);
  const cost = new Float64Array(graph.arcs);
  const target = new Float64Array(graph.arcs);
  const shortest = new Float64Array(graph.arcs);
  let conjugate = false;
  fillCosts(costs, flow, cost);
  loadShortest(problem, cost, flow);
  fillCosts(costs, flow, cost);
  const measure = (): EquilibriumState => {
    shortest.fill(0);
    const bound = loadShortest(problem, cost, shortest);
    return { flow, cost, total: totalCost(flow, cost), bound };
  };
  let state = measure();
  return {
    state: () => state,
    advance: () => {
      const pull = conjugate ? conjugatePull(costs, flow, target, shortest) : 0;
      for (let arc = 0; arc < flow.length; arc++) target[arc] = pull * target[arc]! + (1 - pull) * shortest[arc]!;
      const step = lineSearch(costs, flow, target);
      for (let arc = 0; arc < flow.length; arc++) flow[arc] = flow[arc]! + step * (target[arc]! - flow[arc]!);
      // at a full step the target has become the flow: there is no old direction to be conjugate to
      conjugate = step < 1;
      fillCosts(costs, flow, cost);
      state = measure();
    },
  };
}

/** The share of the old target that makes the new direction conjugate to the old one in the metric of the cost slopes. */
function conjugatePull(costs: CostColumns, flow: Float64Array, target: Float64Array, shortest: Float64Array): number {
  let numerator = 0;
  let denominator = 0;
  for (let arc = 0; arc < flow.length; arc++) {
    const slope = slopeAt(costs, arc, flow[arc]!);
    const old = target[arc]! - flow[arc]!;
    const plain = shortest[arc]! - flow[arc]!;
    if (slope === Infinity) return 0;
    numerator += old * slope * plain;
    denominator += old * slope * (plain - old);
  }
  const pull = numerator / denominator;
  return pull >= 0 ? Math.min(pull, MOST_PULL) : 0; // NaN, where nothing depends on flow, is not ≥ 0
}

/** The step from 0 to 1 at which the Beckmann sum stops falling: its derivative rises, so halving finds it to the last bit that matters. */
function lineSearch(costs: CostColumns, flow: Float64Array, target: Float64Array): number {
  const derivative = (step: number): number => {
    let sum = 0;
    for (let arc = 0; arc < flow.length; arc++) {
      const direction = target[arc]! - flow[arc]!;
      if (direction !== 0) sum += direction * costAt(costs, arc, flow[arc]! + step * direction);
    }
    return sum;
  };
  if (derivative(1) <= 0) return 1;
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (derivative(middle) <= 0) low = middle;
    else high = middle;
  }
  return low;
}
