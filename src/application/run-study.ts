/** Use case: a study from its question to its merged result, wherever its jobs run. Parts kept from before are not computed again. */
import type { Network } from '../network/index.js';
import { listJobs, mergeParts, runJob, type Study, studyKeyOf } from '../studies/index.js';
import type { PartStore, StudyRunEnd, StudyRunner } from './study-runner.js';

export interface RunStudyParts {
  readonly network: Network;
  readonly runner: StudyRunner;
  readonly store: PartStore | undefined;
}

export interface RunStudyOptions {
  readonly onProgress: (finished: number, jobs: number) => void;
  readonly signal: AbortSignal;
}

export type StudyOutcome = { readonly kind: 'done'; readonly result: unknown; readonly kept: number } | Exclude<StudyRunEnd, { kind: 'done' }>;

export async function runStudy({ network, runner, store }: RunStudyParts, study: Study, options: RunStudyOptions): Promise<StudyOutcome> {
  const key = studyKeyOf(network, study);
  const jobs = listJobs(network, study);
  const parts = new Map([...(store?.readParts(key) ?? [])].filter(([index]) => index < jobs.length));
  const kept = parts.size;
  options.onProgress(kept, jobs.length);
  const end = await runner.run(
    { network, study, key, jobs: jobs.filter(({ index }) => !parts.has(index)) },
    {
      signal: options.signal,
      onPart: (index, part) => {
        if (parts.has(index)) return;
        store?.writePart(key, index, part);
        parts.set(index, part);
        options.onProgress(parts.size, jobs.length);
      },
    },
  );
  if (end.kind !== 'done') return end;
  const inOrder = jobs.map(({ index }) => {
    const part = parts.get(index);
    if (part === undefined) throw new Error(`the runner was done without job ${index} of ${key}`);
    return part;
  });
  return { kind: 'done', kept, result: mergeParts(network, study, inOrder) };
}

/** Runs jobs here and now, one after the other; `pause` lets the rest of the program have its turn between two. */
export const runOnThisThread = (pause: () => Promise<void>): StudyRunner => ({
  where: '1 thread',
  run: async ({ network, study, jobs }, { onPart, signal }) => {
    for (const { index } of jobs) {
      await pause();
      if (signal.aborted) return { kind: 'cancelled' };
      const part = runJob(network, study, index, { cancelled: () => signal.aborted });
      if (signal.aborted) return { kind: 'cancelled' };
      onPart(index, part);
    }
    return { kind: 'done' };
  },
});
