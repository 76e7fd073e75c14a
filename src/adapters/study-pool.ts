/** Jobs of a study on worker threads over one shared image: the pool of plans (decision 0021), with another script behind it. */
import { availableParallelism } from 'node:os';
import type { PlanQueue, StudyRunner } from '../application/index.js';
import type { Study } from '../studies/index.js';
import { openPlanPool } from './plan-pool.js';

/** One job as it is sent to a thread; the question is encoded once and read by every thread from the same memory. */
export interface StudyThreadCall {
  readonly key: string;
  readonly study: SharedArrayBuffer;
  readonly index: number;
  /** One Int32 a job, parts of a million: how far it is. Absent: nobody asks. */
  readonly shares?: SharedArrayBuffer;
}

/** A job's share in the memory that is told by it. */
export const WHOLE_SHARE = 1_000_000;
/** Between two looks at how far the jobs are. */
const lookMs = 250;

export interface StudyPoolOptions {
  readonly script: URL;
  readonly image: SharedArrayBuffer;
  readonly workers?: number | undefined;
}

export interface StudyPool extends StudyRunner {
  readonly workers: number;
  /** One job; the reply of a thread as it is. Never rejects. */
  readonly runJob: (call: StudyThreadCall, signal: AbortSignal) => ReturnType<PlanQueue['plan']>;
  readonly close: () => Promise<void>;
}

/** A job may take as long as it takes: timers reach no farther. */
const noLimitMs = 2 ** 31 - 1;

/** Rejects when a thread cannot be born. */
export async function openStudyPool({ script, image, workers = availableParallelism() }: StudyPoolOptions): Promise<StudyPool> {
  const pool = await openPlanPool({ script, image, workers, timeLimitMs: noLimitMs });
  const run: StudyRunner['run'] = async ({ study, key, jobs }, { onPart, onShare, signal }) => {
    const shared = shareStudy(study);
    const shares = new SharedArrayBuffer(4 * (1 + jobs.reduce((most, { index }) => Math.max(most, index), 0)));
    const look = setInterval(() => onShare?.(new Int32Array(shares).reduce((sum, share) => sum + share, 0) / WHOLE_SHARE), lookMs);
    const stop = new AbortController();
    const onAbort = (): void => stop.abort();
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) stop.abort();
    let failure: string | undefined;
    const queue = [...jobs];
    const work = async (): Promise<void> => {
      for (let job = queue.shift(); job !== undefined && !stop.signal.aborted; job = queue.shift()) {
        const { index } = job;
        const reply = await pool.plan({ key, study: shared, index, shares } satisfies StudyThreadCall, 'json', stop.signal);
        if (reply.kind === 'answered') {
          new Int32Array(shares)[index] = 0; // from now on it counts as a part
          if (!stop.signal.aborted) onPart(index, reply.bytes);
          continue;
        }
        if (reply.kind !== 'cancelled')
          failure ??= reply.kind === 'fault' ? `Job ${index} failed: ${reply.message}` : `Job ${index} was turned away: ${reply.kind}.`;
        stop.abort();
      }
    };
    // one more than there are threads is asked for at any time, so that none of them waits
    await Promise.all(Array.from({ length: workers + 1 }, work));
    clearInterval(look);
    signal.removeEventListener('abort', onAbort);
    if (failure !== undefined) return { kind: 'failed', sentence: failure };
    return signal.aborted ? { kind: 'cancelled' } : { kind: 'done' };
  };
  return {
    where: `${workers} thread${workers === 1 ? '' : 's'}`,
    workers,
    run,
    runJob: (call, signal) => pool.plan(call, 'json', signal),
    close: pool.close,
  };
}

export function shareStudy(study: Study): SharedArrayBuffer {
  const bytes = new TextEncoder().encode(JSON.stringify(study));
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return shared;
}
