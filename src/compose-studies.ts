/** Studies over one network, joined by hand: how a call is read, where its jobs run, how its result is told. */
import { openStudyFolder, openStudyPool, readDefaultFlows, readPackageFacts } from './adapters/index.js';
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

export interface OpenStudiesOptions {
  readonly workers: number | undefined;
  readonly nats: string | undefined;
  readonly folder: string | undefined;
  readonly now: () => number;
}

/** On the workers of a NATS server where one is named, else on threads of this process. */
export async function openStudies(
  { network, image }: { readonly network: Network; readonly image: SharedArrayBuffer },
  { workers, nats, folder, now }: OpenStudiesOptions,
): Promise<OpenedStudies | { readonly kind: 'refused'; readonly sentence: string }> {
  const runner = nats === undefined ? await openThreads(image, workers) : await openNats(image, nats);
  if (runner.kind === 'refused') return runner;
  return composeStudies({ ...runner, network, now, store: folder === undefined ? undefined : openStudyFolder(folder) });
}

type OpenedRunner = ({ readonly kind: 'runner' } & Pick<StudyParts, 'runner' | 'close'>) | { readonly kind: 'refused'; readonly sentence: string };

async function openThreads(image: SharedArrayBuffer, workers: number | undefined): Promise<OpenedRunner> {
  const pool = await openStudyPool({ script: studyThread, image, workers });
  return { kind: 'runner', runner: pool, close: pool.close };
}

async function openNats(image: SharedArrayBuffer, url: string): Promise<OpenedRunner> {
  const { natsRunner, openStudyQueue } = await import('./adapters/nats/index.js');
  const queue = await openStudyQueue(url);
  if (queue.kind === 'refused') return queue;
  return { kind: 'runner', runner: natsRunner(queue, { image, version: readPackageFacts().version }), close: queue.close };
}
