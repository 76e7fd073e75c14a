/**
 * HiGHS (WebAssembly) as the master of column generation, in this thread: a job of a study has one of its own, so nobody waits
 * for it. The program is read from the installed package and handed over as bytes; nothing is fetched. Each round starts from the
 * basis of the round before.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type loadHighs from 'highs';
import type { LinearColumn, LinearOutcome, LinearRows } from '../studies/index.js';

export interface HighsMaster {
  readonly solve: (added: readonly LinearColumn[]) => LinearOutcome;
  readonly close: () => void;
}

export interface HighsLimits {
  /** Simplex iterations in one round; undefined = no limit. */
  readonly iterations?: number | undefined;
}

export async function openHighs(rows: LinearRows, limits: HighsLimits = {}): Promise<HighsMaster> {
  // its types describe the CommonJS build, so that is the one to load
  const require = createRequire(import.meta.url);
  const load = require('highs') as typeof loadHighs.default;
  const highs = await load({ wasmBinary: readFileSync(require.resolve('highs/runtime')) });
  const model = highs.createModel();
  model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off', primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 });
  if (limits.iterations !== undefined) model.options.set({ simplex_iteration_limit: limits.iterations });
  for (const [i, lower] of rows.lower.entries()) model.addRow(lower, rows.upper[i] ?? lower, { indices: [], values: [] });
  const { modelStatus } = highs.constants;
  const sentences: Readonly<Record<number, LinearOutcome>> = {
    [modelStatus.infeasible]: { kind: 'infeasible', sentence: 'The linear program has no solution: its limits contradict each other.' },
    [modelStatus.unboundedOrInfeasible]: { kind: 'infeasible', sentence: 'The linear program has no solution, or one without bound.' },
    [modelStatus.unbounded]: { kind: 'unbounded', sentence: 'The linear program has no least cost: something is paid for being carried.' },
    [modelStatus.iterationLimit]: { kind: 'limit', sentence: `The linear program was not solved within ${limits.iterations} steps.` },
    [modelStatus.timeLimit]: { kind: 'limit', sentence: 'The linear program was not solved within its time.' },
  };
  return {
    solve: (added) => {
      for (const { cost, rows: indices, values } of added) model.addCol(cost, 0, highs.infinity, { indices: [...indices], values: [...values] });
      model.run();
      const status = model.getModelStatus();
      // without columns there is nothing to solve, and HiGHS keeps no solution
      if (status === modelStatus.empty)
        return { kind: 'optimal', objective: 0, columns: new Float64Array(0), duals: new Float64Array(rows.lower.length) };
      if (status !== modelStatus.optimal) {
        const told = sentences[status];
        if (told === undefined) throw new Error(`HiGHS ended with model status ${status}; expected optimal, infeasible, unbounded or a limit`);
        return told;
      }
      const { colValue, rowDual } = model.getSolution();
      return { kind: 'optimal', objective: model.getObjectiveValue(), columns: colValue, duals: rowDual };
    },
    close: () => model.dispose(),
  };
}
