/** HiGHS on the thread that asks: jobs of studies have threads of their own already. */
import type { LinearSolver } from '../studies/index.js';
import { openHighs } from './highs-master.js';

export const highsHere: LinearSolver = {
  open: async (rows) => {
    const master = await openHighs(rows);
    return { solve: async (added) => master.solve(added), close: async () => master.close() };
  },
};
