/**
 * A matrix on several threads over one shared memory: structure, metric and result are SharedArrayBuffers that nobody copies; every thread takes an
 * equal run of rows and computes the labels of all targets for itself (a few milliseconds, cheaper than to wait for each other).
 */
import { Worker } from 'node:worker_threads';
import type { CchMetric } from '../graph/index.js';
import type { MatrixJob, MatrixThreadData } from './matrix-thread-loop.js';

export interface MatrixPoolOptions {
  /** The entry of a thread: calls `runMatrixThread`. */
  readonly script: URL;
  readonly metric: CchMetric;
  readonly workers: number;
}

export interface MatrixPool {
  /** Rows by source, columns by target, `infiniteWeight` = no way. Of the metric as it is meanwhile: do not change it before the promise resolves. One at a time. */
  readonly compute: (sources: Uint32Array, targets: Uint32Array) => Promise<Uint32Array>;
  readonly close: () => Promise<void>;
}

/** Resolves when every thread is ready; rejects when one cannot be born. */
export async function openMatrixPool({ script, metric, workers }: MatrixPoolOptions): Promise<MatrixPool> {
  const workerData: MatrixThreadData = { structure: metric.structure.image, metric: metric.weights.buffer as SharedArrayBuffer };
  const threads = Array.from({ length: workers }, () => new Worker(script, { workerData }));
  const next = (thread: Worker): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const onEnd = (error: Error): void => {
        thread.off('message', onMessage);
        reject(error);
      };
      const onMessage = (message: unknown): void => {
        thread.off('error', onEnd);
        resolve(message);
      };
      thread.once('message', onMessage);
      thread.once('error', onEnd);
    });
  const close = async (): Promise<void> => void (await Promise.all(threads.map((thread) => thread.terminate())));
  try {
    await Promise.all(threads.map(next));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    compute: async (sources, targets) => {
      const out = new SharedArrayBuffer(4 * sources.length * targets.length);
      const share = (k: number): number => Math.floor((sources.length * k) / workers);
      await Promise.all(
        threads.map((thread, k) => {
          const done = next(thread);
          thread.postMessage({ sources, targets, from: share(k), to: share(k + 1), out } satisfies MatrixJob);
          return done;
        }),
      );
      return new Uint32Array(out);
    },
    close,
  };
}
