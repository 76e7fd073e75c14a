/**
 * Plans on worker threads over one shared network image, first come, first served. Own rather than piscina: what a plan needs beyond a
 * queue (a flag that the kernel reads, an end to a thread that does not listen) would be written around that library anyway (decision 0021).
 */
import { availableParallelism } from 'node:os';
import type { PlanForm, PlanQueue, PlanReply } from '../application/index.js';
import { type PlanThread, type PlanThreadOptions, type StopReason, startPlanThread } from './plan-thread.js';

export const planPoolDefaults = {
  workers: Math.min(8, Math.max(1, availableParallelism() - 1)), // one core is left to the main thread
  waiting: 200, // plans in the queue; more are turned away
  timeLimitMs: 60_000, // of one plan, from its start
  graceMs: 2000, // until a stopped plan must have ended
};

export interface PlanPoolOptions extends Pick<PlanThreadOptions, 'script' | 'image'>, Partial<typeof planPoolDefaults> {}

interface Waiting {
  readonly call: unknown;
  readonly form: PlanForm;
  readonly resolve: (reply: PlanReply) => void;
  /** What to do when nobody waits any more: leave the queue, or stop the thread that is at work on it. */
  stop: (reason: StopReason) => void;
}

/** Rejects when a thread cannot be born. */
export async function openPlanPool(options: PlanPoolOptions): Promise<PlanQueue> {
  const { script, image, workers, waiting: most, timeLimitMs, graceMs } = { ...planPoolDefaults, ...options };
  const threads = Array.from({ length: workers }, () => startPlanThread({ script, image, graceMs }));
  const idle = [...threads];
  const queue: Waiting[] = [];
  let closing: (() => void) | undefined;
  let meanMs = 200; // a plan takes about so long; follows the last few

  const runOn = async (thread: PlanThread, asked: Waiting): Promise<void> => {
    const began = performance.now();
    asked.stop = thread.stop;
    const timer = setTimeout(() => thread.stop({ kind: 'too-long', limitS: timeLimitMs / 1000 }), timeLimitMs);
    const reply = await thread.run(asked.call, asked.form);
    clearTimeout(timer);
    meanMs += (performance.now() - began - meanMs) / 8;
    idle.push(thread);
    asked.resolve(reply);
    next();
  };
  const next = (): void => {
    while (queue.length > 0 && idle.length > 0) {
      const asked = queue.shift();
      const thread = idle.pop();
      if (asked !== undefined && thread !== undefined) void runOn(thread, asked);
    }
    if (idle.length === threads.length) closing?.();
  };
  const plan: PlanQueue['plan'] = (call, form, signal) => {
    if (closing !== undefined) return Promise.resolve({ kind: 'stopping' });
    if (signal?.aborted) return Promise.resolve({ kind: 'cancelled' });
    if (queue.length >= most) {
      return Promise.resolve({ kind: 'full', retryAfterS: Math.min(60, Math.ceil((queue.length * meanMs) / workers / 1000)) });
    }
    return new Promise((resolve) => {
      const onAbort = (): void => asked.stop({ kind: 'cancelled' });
      const asked: Waiting = {
        call,
        form,
        resolve: (reply) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(reply);
        },
        stop: (reason) => {
          queue.splice(queue.indexOf(asked), 1);
          asked.resolve(reason);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      queue.push(asked);
      next();
    });
  };
  const endAll = async (): Promise<void> => void (await Promise.all(threads.map((thread) => thread.end())));
  try {
    await Promise.all(threads.map((thread) => thread.ready));
  } catch (error) {
    await endAll();
    throw error;
  }
  return {
    plan,
    load: () => ({ running: threads.length - idle.length, waiting: queue.length, workers: threads.length }),
    close: async () => {
      await new Promise<void>((resolve) => {
        closing = resolve;
        next();
      });
      await endAll();
    },
  };
}
