/** The life of a solver thread: columns in, prices out, one round at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import type { LinearColumn, LinearOutcome, LinearRows } from '../studies/index.js';
import { type HighsLimits, openHighs } from './highs-master.js';

export interface LinearThreadData {
  readonly rows: LinearRows;
  readonly limits: HighsLimits;
}
export type LinearThreadMessage = { readonly kind: 'round'; readonly outcome: LinearOutcome } | { readonly kind: 'fault'; readonly message: string };

export async function runLinearThread(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('runLinearThread() was called on the main thread; expected a worker thread');
  const { rows, limits } = workerData as LinearThreadData;
  const send = (message: LinearThreadMessage): void => port.postMessage(message);
  const master = await openHighs(rows, limits);
  port.on('message', (added: readonly LinearColumn[]) => {
    try {
      send({ kind: 'round', outcome: master.solve(added) });
    } catch (error) {
      send({ kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
