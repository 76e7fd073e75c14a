/** Studies over one network, joined by hand: how a call is read, where its jobs run, how its result is told. */
import { openStudyFolder, openStudyPool, readDefaultFlows } from './adapters/index.js';
import { type PartStore, presentStudy, readStudy, runStudy, type StudyReader, type StudyRunner } from './application/index.js';
import type { OpenedStudies } from './cli/index.js';
import { composePlanner } from './compose-planner.js';
import type { Network } from './network/index.js';
import { instant } from './units/index.js';

export const studyThread = new URL('./study-thread.js', import.meta.url);

export interface StudyParts {
  readonly network: Network;
  readonly runner: StudyRunner;
  readonly store: PartStore | undefined;
  readonly now: () => number;
  readonly close: () => Promise<void>;
}

export function composeStudies({ network, runner, store, now, close }: StudyParts): OpenedStudies {
  const { findPlace } = composePlanner(network);
  const reader = (): StudyReader => ({ network, findPlace, now: instant(now()), defaultFlows: readDefaultFlows });
  return {
    kind: 'opened',
    where: runner.where,
    close,
    read: (call) => readStudy(call, reader()),
    run: async ({ study, notes }, options) => {
      const outcome = await runStudy({ network, runner, store }, study, options);
      if (outcome.kind !== 'done') return outcome;
      const { readLandRings } = await import('./adapters/land-rings.js');
      return { kind: 'done', kept: outcome.kept, answer: presentStudy({ network, study, notes, land: readLandRings }, outcome.result) };
    },
  };
}

/** On worker threads of this process. */
export async function openStudies(
  { network, image }: { readonly network: Network; readonly image: SharedArrayBuffer },
  options: { readonly workers: number | undefined; readonly folder: string | undefined; readonly now: () => number },
): Promise<OpenedStudies> {
  const pool = await openStudyPool({ script: studyThread, image, workers: options.workers });
  const store = options.folder === undefined ? undefined : openStudyFolder(options.folder);
  return composeStudies({ network, runner: pool, store, now: options.now, close: pool.close });
}
