/** What column generation needs of a solver of linear programs: rows fixed at the start, columns added, solved again from where it was. */

export interface LinearRows {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** A column ≥ 0 with its entries; rows ascending. */
export interface LinearColumn {
  readonly cost: number;
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

export type LinearOutcome =
  | {
      readonly kind: 'optimal';
      readonly objective: number;
      /** Value of every column, in the order added. */
      readonly columns: Float64Array;
      /** By how much the objective rises when a row's bound rises by one. Rows: rows. */
      readonly duals: Float64Array;
    }
  | { readonly kind: 'infeasible' | 'unbounded' | 'limit'; readonly sentence: string };

export interface LinearMaster {
  /** Adds the columns and minimises. */
  solve(added: readonly LinearColumn[]): Promise<LinearOutcome>;
  close(): Promise<void>;
}

export interface LinearSolver {
  open(rows: LinearRows): Promise<LinearMaster>;
}
