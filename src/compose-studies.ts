/** Studies over one network, joined by hand: how a call is read, where its jobs run, how its result is told. */
import {
  openStudyFolder,
  openStudyPool,
  readDefaultFlows,
  readDefaultPairs,
  readPackageFacts,
  readReadyScenarios,
  type StudyPool,
} from './adapters/index.js';
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
  const reader = (): StudyReader => ({
    network,
    findPlace,
    now: instant(now()),
    readyScenarios: readReadyScenarios(),
    defaultFlows: readDefaultFlows,
    defaultPairs: readDefaultPairs,
  });
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
  const opened = await openRunner(image, { workers, nats });
  if (opened.kind === 'refused') return opened;
  const store = folder === undefined ? undefined : openStudyFolder(folder, readPackageFacts().version);
  return composeStudies({ runner: await opened.open(), close: opened.close, network, now, store });
}

type OpenedRunner =
  | { readonly kind: 'runner'; readonly open: () => Promise<StudyRunner>; readonly close: () => Promise<void> }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Threads are born when they are first wanted; a NATS server must answer from the start. */
export async function openRunner(image: SharedArrayBuffer, { workers, nats }: Pick<OpenStudiesOptions, 'workers' | 'nats'>): Promise<OpenedRunner> {
  if (nats === undefined) {
    let pool: Promise<StudyPool> | undefined;
    const open = (): Promise<StudyPool> => {
      pool ??= openStudyPool({ script: studyThread, image, workers });
      return pool;
    };
    return { kind: 'runner', open, close: async () => (await pool)?.close() };
  }
  const { natsRunner, openStudyQueue } = await import('./adapters/nats/index.js');
  const queue = await openStudyQueue(nats);
  if (queue.kind === 'refused') return queue;
  const runner = natsRunner(queue, { image, version: readPackageFacts().version });
  return { kind: 'runner', open: async () => runner, close: queue.close };
}
