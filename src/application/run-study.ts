/** Use case: a study from its question to its merged result, wherever its jobs run. Parts kept from before are not computed again. */
import type { Network } from '../network/index.js';
import { type LinearSolver, listJobs, mergeParts, runJob, type Study, studyKeyOf } from '../studies/index.js';
import type { PartStore, StudyRunEnd, StudyRunner } from './study-runner.js';

export interface RunStudyParts {
  readonly network: Network;
  readonly runner: StudyRunner;
  readonly store: PartStore | undefined;
}

export interface RunStudyOptions {
  /** `share` of all the work, 0 … 1: jobs under way count as far as they tell. */
  readonly onProgress: (finished: number, jobs: number, share: number) => void;
  readonly signal: AbortSignal;
}

export type StudyOutcome = { readonly kind: 'done'; readonly result: unknown; readonly kept: number } | Exclude<StudyRunEnd, { kind: 'done' }>;

export async function runStudy({ network, runner, store }: RunStudyParts, study: Study, options: RunStudyOptions): Promise<StudyOutcome> {
  const key = studyKeyOf(network, study);
  const jobs = listJobs(network, study);
  const parts = new Map([...(store?.readParts(key) ?? [])].filter(([index]) => index < jobs.length));
  const kept = parts.size;
  let underWay = 0;
  const tell = (): void => options.onProgress(parts.size, jobs.length, jobs.length === 0 ? 1 : Math.min(1, (parts.size + underWay) / jobs.length));
  tell();
  const end = await runner.run(
    { network, study, key, jobs: jobs.filter(({ index }) => !parts.has(index)) },
    {
      signal: options.signal,
      onShare: (share) => {
        underWay = share;
        tell();
      },
      onPart: (index, part) => {
        if (parts.has(index)) return;
        store?.writePart(key, index, part);
        parts.set(index, part);
        tell();
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
export const runOnThisThread = (pause: () => Promise<void>, solver?: LinearSolver): StudyRunner => ({
  where: '1 thread',
  run: async ({ network, study, jobs }, { onPart, onShare, signal }) => {
    for (const { index } of jobs) {
      await pause();
      if (signal.aborted) return { kind: 'cancelled' };
      const tools = {
        cancelled: () => signal.aborted,
        ...(onShare === undefined ? {} : { report: onShare }),
        ...(solver === undefined ? {} : { solver }),
      };
      const part = await runJob(network, study, index, tools);
      if (signal.aborted) return { kind: 'cancelled' };
      onShare?.(0);
      onPart(index, part);
    }
    return { kind: 'done' };
  },
});
