/** Port: where the jobs of a study are done (this thread, worker threads, workers on other machines), and where their parts are kept. */
import type { Network } from '../network/index.js';
import type { Study, StudyJob } from '../studies/index.js';

export interface StudyWork {
  readonly network: Network;
  readonly study: Study;
  /** Of the study. */
  readonly key: string;
  /** Those still to be done. */
  readonly jobs: readonly StudyJob[];
}

export interface StudyRunOptions {
  /** Told once per job, in any order. */
  readonly onPart: (index: number, part: Uint8Array) => void;
  /** Told now and then, where it can be known: how much of the jobs under way is done, in jobs. */
  readonly onShare?: (jobs: number) => void;
  readonly signal: AbortSignal;
}

export type StudyRunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  /** Something could not be computed or reached; the sentence says what. */
  | { readonly kind: 'failed'; readonly sentence: string };

export interface StudyRunner {
  /** In words, as `2 threads`. */
  readonly where: string;
  /** Never rejects. */
  readonly run: (work: StudyWork, options: StudyRunOptions) => Promise<StudyRunEnd>;
}

/** Parts of studies by key: what makes a study that was stopped go on where it was. */
export interface PartStore {
  readonly readParts: (key: string) => ReadonlyMap<number, Uint8Array>;
  readonly writePart: (key: string, index: number, part: Uint8Array) => void;
  /** Where it would only take room: the study is done and its answer is kept. */
  readonly forgetParts?: (key: string) => void;
}
