/** The life of a planning thread: job in, bytes out, one at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PlanCallOutcome } from '../application/index.js';
import type { PlanJob, PlanThreadData, PlanThreadMessage } from './plan-thread-messages.js';

/** `prepare` is called once with the image's bytes and gives what answers every job. */
export function runPlanThread(
  prepare: (image: Uint8Array) => (job: PlanJob, cancelled: () => boolean) => PlanCallOutcome | Promise<PlanCallOutcome>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('runPlanThread() was called on the main thread; expected a worker thread');
  const { image, cancelled } = workerData as PlanThreadData;
  const answer = prepare(new Uint8Array(image));
  const flag = new Int32Array(cancelled);
  const encoder = new TextEncoder();
  const send = (message: PlanThreadMessage): void => {
    // the bytes change their owner instead of being copied
    port.postMessage(message, message.kind === 'answered' ? [message.bytes.buffer as ArrayBuffer] : []);
  };
  port.on('message', async (job: PlanJob) => {
    try {
      const outcome = await answer(job, () => Atomics.load(flag, 0) === job.job);
      send(outcome.kind === 'answered' ? { kind: 'answered', ways: outcome.ways, bytes: encoder.encode(outcome.text) } : outcome);
    } catch (error) {
      send({ kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  send({ kind: 'ready' });
}
