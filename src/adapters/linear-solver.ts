/** Linear programs in a worker thread of their own: the event loop stays free however long a round takes, and closing ends it at once. */
import { Worker } from 'node:worker_threads';
import type { LinearOutcome, LinearSolver } from '../studies/index.js';
import type { HighsLimits } from './highs-master.js';
import type { LinearThreadData, LinearThreadMessage } from './linear-thread-loop.js';

export interface LinearSolverOptions {
  /** linear-thread.js. */
  readonly script: URL;
  readonly limits?: HighsLimits;
}

/** One thread per program, for as long as the program is open. A thread that dies rejects the round under way and those after it. */
export function createLinearSolver({ script, limits = {} }: LinearSolverOptions): LinearSolver {
  return {
    open: async (rows) => {
      const worker = new Worker(script, { workerData: { rows, limits } satisfies LinearThreadData });
      let waiting: { readonly resolve: (outcome: LinearOutcome) => void; readonly reject: (error: Error) => void } | undefined;
      let dead: Error | undefined;
      const die = (error: Error): void => {
        dead ??= error;
        waiting?.reject(dead);
        waiting = undefined;
      };
      worker.on('error', die);
      worker.on('exit', (code) => die(new Error(`the solver thread ended with code ${code}`)));
      worker.on('message', (message: LinearThreadMessage) => {
        if (message.kind === 'fault') return die(new Error(message.message));
        waiting?.resolve(message.outcome);
        waiting = undefined;
      });
      return {
        solve: (added) =>
          new Promise<LinearOutcome>((resolve, reject) => {
            if (dead !== undefined) return reject(dead);
            if (waiting !== undefined) throw new Error('solve() was called before the round under way had ended');
            waiting = { resolve, reject };
            worker.postMessage(added);
          }),
        close: async () => void (await worker.terminate()),
      };
    },
  };
}
