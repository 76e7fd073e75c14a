/** What an algorithm for user equilibrium shows between two iterations. */
export interface EquilibriumState {
  /** Rows: arcs. Owned by the algorithm: the next iteration changes it. */
  readonly flow: Float64Array;
  /** Cost at that flow. Rows: arcs. */
  readonly cost: Float64Array;
  /** Sum of flow × cost (TSTT). */
  readonly total: number;
  /** The same trips on the cheapest ways at these costs (SPTT): no flow pattern costs less at these costs. */
  readonly bound: number;
}

export interface Equilibrator {
  readonly state: () => EquilibriumState;
  /** One iteration. */
  readonly advance: () => void;
}
