/** The life of a thread that computes rows of matrices. An error in it ends it, and the pool's promise rejects. */
import { parentPort, workerData } from 'node:worker_threads';
import { basicSearchGraph, cchMatrixRows, viewMetric, viewStructure } from '../graph/index.js';

/** Given to a thread at its birth. */
export interface MatrixThreadData {
  readonly structure: SharedArrayBuffer;
  readonly metric: SharedArrayBuffer;
}

export interface MatrixJob {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Rows `from … to − 1`. */
  readonly from: number;
  readonly to: number;
  readonly out: SharedArrayBuffer;
}

export function runMatrixThread(): void {
  const port = parentPort;
  if (port === null) throw new Error('runMatrixThread() was called on the main thread; expected a worker thread');
  const { structure, metric } = workerData as MatrixThreadData;
  const search = basicSearchGraph(viewMetric(viewStructure(structure), metric));
  port.on('message', ({ sources, targets, from, to, out }: MatrixJob) => {
    cchMatrixRows(search, { sources, targets }, { from, to }, new Uint32Array(out));
    port.postMessage('done');
  });
  port.postMessage('ready');
}
