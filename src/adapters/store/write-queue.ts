/**
 * Group commit: writes that come while one is under way share the next transaction, one after another, and are answered together when it is
 * on disk. So a disk that flushes 200 times a second is no limit of 200 writes. Each sees what those before it in the group did; if the
 * transaction fails nobody was answered yet. A group in which one throws runs again one by one, so only the one that throws is told.
 */
import type { StoreWriting } from '../../application/index.js';
import { StoreGone } from '../../application/index.js';

export const writeQueueDefaults = {
  most: 64, // writes in one transaction
};

export type Work = (writing: StoreWriting) => Promise<unknown>;
/** Runs all in one transaction; resolves with their answers once it is on disk. */
export type RunTransaction = (works: readonly Work[]) => Promise<readonly unknown[]>;

interface Waiting {
  readonly work: Work;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export interface WriteQueue {
  readonly add: <T>(work: (writing: StoreWriting) => Promise<T>) => Promise<T>;
  /** When all that was added before has been answered. */
  readonly drained: () => Promise<void>;
}

export function createWriteQueue(run: RunTransaction, { most }: typeof writeQueueDefaults = writeQueueDefaults): WriteQueue {
  const queue: Waiting[] = [];
  let running: Promise<void> | undefined;

  const runAlone = async ({ work, resolve, reject }: Waiting): Promise<void> => {
    try {
      const [answer] = await run([work]);
      resolve(answer);
    } catch (error) {
      reject(error);
    }
  };
  const runGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await run(group.map(({ work }) => work));
      for (const [i, { resolve }] of group.entries()) resolve(answers[i]);
    } catch (error) {
      // away for one is away for all; waiting once more for each would only make the line longer
      if (error instanceof StoreGone || group.length === 1) for (const { reject } of group) reject(error);
      else for (const waiting of group) await runAlone(waiting);
    }
  };
  const drain = async (): Promise<void> => {
    // whoever asks in this very turn joins the first group
    await Promise.resolve();
    while (queue.length > 0) await runGroup(queue.splice(0, most));
    running = undefined;
  };
  return {
    add: <T>(work: (writing: StoreWriting) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
        running ??= drain();
      }),
    drained: async () => {
      while (running !== undefined) await running;
    },
  };
}
