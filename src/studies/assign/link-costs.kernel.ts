/**
 * Cost, slope and Beckmann sum of BPR arcs (Bureau of Public Roads, Traffic Assignment Manual, 1964).
 *
 * Why `!` is right here: `arc` runs below `graph.arcs`, and every column has that many rows (traffic-problem.ts builds them so).
 */
import type { CostColumns } from './traffic-problem.js';

/** x^power; 4 and 1 are what nearly all instances have, and Math.pow is ten times slower. */
export function powerOf(x: number, power: number): number {
  if (power === 4) {
    const square = x * x;
    return square * square;
  }
  return power === 1 ? x : x ** power;
}

/** Rounding may leave a flow a hair below 0; it counts as 0. */
export function costAt(costs: CostColumns, arc: number, flow: number): number {
  const slope = costs.slope[arc]!;
  if (slope === 0 || !(flow > 0)) return costs.base[arc]!;
  return costs.base[arc]! + slope * powerOf(flow * costs.perCapacity[arc]!, costs.power[arc]!);
}

/** Derivative by flow; Infinity at no flow where the power is below 1. */
export function slopeAt(costs: CostColumns, arc: number, flow: number): number {
  const slope = costs.slope[arc]!;
  if (slope === 0) return 0;
  const power = costs.power[arc]!;
  const perCapacity = costs.perCapacity[arc]!;
  if (!(flow > 0)) return power > 1 ? 0 : power === 1 ? slope * perCapacity : Infinity;
  return slope * power * perCapacity * powerOf(flow * perCapacity, power - 1);
}

export function fillCosts(costs: CostColumns, flow: Float64Array, into: Float64Array): void {
  for (let arc = 0; arc < into.length; arc++) into[arc] = costAt(costs, arc, flow[arc]!);
}

/** Sum over arcs of the integral of cost from 0 to the flow. Neumaier's compensated sum: 1e-16 of the whole, not of each term. */
export function beckmannSum(costs: CostColumns, flow: Float64Array): number {
  const terms = new Float64Array(flow.length);
  for (let arc = 0; arc < flow.length; arc++) {
    const x = Math.max(0, flow[arc]!);
    const rise = costAt(costs, arc, x) - costs.base[arc]!;
    terms[arc] = x * (costs.base[arc]! + rise / (costs.power[arc]! + 1));
  }
  return exactSum(terms);
}

/** Sum of flow × cost. */
export function totalCost(flow: Float64Array, cost: Float64Array): number {
  const terms = new Float64Array(flow.length);
  for (let arc = 0; arc < flow.length; arc++) terms[arc] = flow[arc]! * cost[arc]!;
  return exactSum(terms);
}

/** A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974. */
export function exactSum(terms: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
