/**
 * Least-cost flow of several commodities over one graph whose arcs share limited resources (a ship's weekly places, a terminal's
 * weekly boxes). What cannot be carried, or is dearer to carry than its price of staying, stays.
 */
import type { DirectedGraph } from '../../graph/index.js';

/** One kind of cargo: what a tonne costs on every arc, and what it takes of every resource. */
export interface FlowCargo {
  /** Per tonne; ≥ 0, Infinity = not admitted. Rows: arcs. */
  readonly cost: Float64Array;
  /** Units of the resource per tonne that passes; ≥ 0. Rows: resources. */
  readonly takes: Float64Array;
}

export interface FlowEnd {
  readonly node: number;
  /** Per tonne, at the door; ≥ 0. */
  readonly cost: number;
}

export interface Commodity {
  /** Tonnes per week, > 0. */
  readonly demand: number;
  /** Row in `cargoes`. */
  readonly cargo: number;
  readonly sources: readonly FlowEnd[];
  readonly targets: readonly FlowEnd[];
}

export interface FlowProblem {
  readonly graph: DirectedGraph;
  readonly cargoes: readonly FlowCargo[];
  readonly commodities: readonly Commodity[];
  /** Units per week, ≥ 0. Rows: resources. */
  readonly capacities: Float64Array;
  /** Resources of arc `a` are `usesResource[firstUse[a] … firstUse[a + 1] − 1]`. Rows: arcs + 1. */
  readonly firstUse: Uint32Array;
  readonly usesResource: Uint32Array;
  /** How often a passage counts: 1, or a half where a passage is two arcs. Rows: as usesResource. */
  readonly usesShare: Float64Array;
  /** Cost of a tonne that stays. */
  readonly unmetPrice: number;
}

export interface FlowPath {
  /** Row in `commodities`. */
  readonly commodity: number;
  /** Rows in the commodity's sources and targets. */
  readonly source: number;
  readonly target: number;
  readonly arcs: readonly number[];
  /** Per tonne, without shadow prices. */
  readonly cost: number;
  /** Tonnes per week. */
  readonly flow: number;
}

export interface FlowSolution {
  readonly kind: 'solved';
  /** By commodity, then in the order found; flow > 0. */
  readonly paths: readonly FlowPath[];
  /** Tonnes per week that stay. Rows: commodities. */
  readonly unmet: Float64Array;
  /** Whether any way leads from origin to destination. Rows: commodities. */
  readonly connected: Uint8Array;
  /** Units per week taken. Rows: resources. */
  readonly loads: Float64Array;
  /** Cost saved a week by one more unit a week; ≥ 0. Rows: resources. */
  readonly shadowPrices: Float64Array;
  /** What the last tonne of the commodity costs, shadow prices included. Rows: commodities. */
  readonly marginalCosts: Float64Array;
  readonly objective: number;
  /** No solution costs less: from the reduced costs of the cheapest ways (see column-generation.ts). */
  readonly bound: number;
  readonly rounds: number;
  readonly columns: number;
}

export type FlowOutcome =
  | FlowSolution
  | { readonly kind: 'unsolved'; readonly because: 'infeasible' | 'unbounded' | 'limit'; readonly sentence: string };
