/** One planning thread seen from the main thread: does one job at a time, can be told to stop it, and is replaced when it does not listen. */
import { Worker } from 'node:worker_threads';
import type { PlanForm, PlanReply } from '../application/index.js';
import type { PlanJob, PlanThreadData, PlanThreadMessage } from './plan-thread-messages.js';

export type StopReason = Extract<PlanReply, { kind: 'cancelled' | 'too-long' | 'stopping' }>;

export interface PlanThread {
  /** Resolves when the thread can work; rejects when it cannot be born. */
  readonly ready: Promise<void>;
  /** The reply of a job that was stopped is the reason why. Never rejects. */
  readonly run: (call: unknown, form: PlanForm) => Promise<PlanReply>;
  readonly stop: (reason: StopReason) => void;
  readonly end: () => Promise<void>;
}

interface Born {
  readonly worker: Worker;
  readonly ready: Promise<void>;
}

export interface PlanThreadOptions {
  readonly script: URL;
  readonly image: SharedArrayBuffer;
  /** Milliseconds that a thread has to notice that its job is stopped; then it is ended and born again. */
  readonly graceMs: number;
}

export function startPlanThread({ script, image, graceMs }: PlanThreadOptions): PlanThread {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  let jobs = 0;
  let stopped: StopReason | undefined;
  let grace: NodeJS.Timeout | undefined;
  let current: Born | undefined;
  let settle: ((reply: PlanReply) => void) | undefined;

  const finish = (reply: PlanReply): void => {
    clearTimeout(grace);
    const done = settle;
    settle = undefined;
    done?.(stopped ?? reply);
  };
  /** An error and the end that follows it both come here; by the second, another thread may be at work. */
  const died = (worker: Worker, message: string): void => {
    if (worker !== current?.worker) return;
    // born again when there is work: a thread that dies at birth must not be born in a circle
    current = undefined;
    finish({ kind: 'fault', message });
  };
  const born = (): Born => {
    const worker = new Worker(script, { workerData: { image, cancelled: flag.buffer } satisfies PlanThreadData });
    const ready = new Promise<void>((resolve, reject) => {
      worker.on('message', (message: PlanThreadMessage) => (message.kind === 'ready' ? resolve() : finish(message)));
      worker.on('error', (error) => {
        reject(error);
        died(worker, error.stack ?? error.message);
      });
      worker.on('exit', (code) => {
        reject(new Error(`the planning thread ended with code ${code} before it was ready`));
        died(worker, `the planning thread ended with code ${code}`);
      });
    });
    // whoever runs a job waits for this; a thread that fails meanwhile must not end the process
    ready.catch(() => {});
    return { worker, ready };
  };
  const first = born();
  current = first;

  return {
    ready: first.ready,
    run: async (call, form) => {
      current ??= born();
      const { worker, ready } = current;
      try {
        await ready;
      } catch (error) {
        return { kind: 'fault', message: String(error) };
      }
      stopped = undefined;
      jobs++;
      const job: PlanJob = { job: jobs, call, form };
      return new Promise<PlanReply>((resolve) => {
        settle = resolve;
        worker.postMessage(job);
      });
    },
    stop: (reason) => {
      if (settle === undefined || stopped !== undefined) return;
      stopped = reason;
      Atomics.store(flag, 0, jobs);
      grace = setTimeout(() => void current?.worker.terminate(), graceMs);
    },
    end: async () => {
      await current?.worker.terminate();
    },
  };
}
