/**
 * Studies of a service that many ask: each told by its key, one at work at a time, the others in order behind it. Who asks the same again finds
 * the same study; one that was cancelled or failed goes on from the parts it has.
 */
import type { ProblemDocument, StudyStatusDocument } from '../contract/index.js';
import { type Study, studyKeyOf } from '../studies/index.js';
import { type RunStudyParts, runStudy } from './run-study.js';
import type { Presented, ReadStudy, StudyAnswer, StudyReader } from './study-form.js';
import { presentStudy, readStudy } from './study-forms.js';
import type { PartStore } from './study-runner.js';

export const studyDeskDefaults = {
  waiting: 20, // studies in line; more are turned away
  kept: 20, // finished studies whose answers can still be fetched
};

export interface StudyDeskParts {
  readonly network: RunStudyParts['network'];
  /** Asked when the first study begins. */
  readonly openRunner: () => Promise<RunStudyParts['runner']>;
  readonly store: PartStore;
  readonly reader: () => StudyReader;
  readonly land: Presented['land'];
  readonly createStop: () => { readonly signal: AbortSignal; readonly abort: () => void };
}

export type StartedStudy =
  | { readonly kind: 'status'; readonly status: StudyStatusDocument }
  | { readonly kind: 'problems'; readonly problems: readonly ProblemDocument[] }
  | { readonly kind: 'full' };

export interface StudyDesk {
  readonly start: (call: unknown) => StartedStudy;
  /** Newest first. */
  readonly list: () => readonly StudyStatusDocument[];
  readonly status: (id: string) => StudyStatusDocument | undefined;
  readonly cancel: (id: string) => StudyStatusDocument | undefined;
  readonly resume: (id: string) => StartedStudy | undefined;
  /** Undefined while it is not done. */
  readonly answer: (id: string) => StudyAnswer | undefined;
  /** Told at every change until the returned function is called. */
  readonly watch: (id: string, onChange: () => void) => () => void;
  /** Takes no more and cancels all there is. */
  readonly close: () => Promise<void>;
}

interface Entry {
  readonly study: Study;
  readonly notes: readonly string[];
  status: StudyStatusDocument;
  answer: StudyAnswer | undefined;
  stop: ReturnType<StudyDeskParts['createStop']> | undefined;
  readonly watchers: Set<() => void>;
}

export const hasEnded = ({ state }: StudyStatusDocument): boolean => state === 'done' || state === 'cancelled' || state === 'failed';

export function createStudyDesk(parts: StudyDeskParts, options: Partial<typeof studyDeskDefaults> = {}): StudyDesk {
  const { waiting, kept } = { ...studyDeskDefaults, ...options };
  const entries = new Map<string, Entry>();
  let working: Promise<void> = Promise.resolve();
  let closed = false;
  let runner: Promise<RunStudyParts['runner']> | undefined;

  const change = (entry: Entry, changed: Partial<StudyStatusDocument>): void => {
    entry.status = { ...entry.status, ...changed };
    for (const watcher of entry.watchers) watcher();
  };
  const forgetOldest = (): void => {
    const ended = [...entries].filter(([, { status }]) => hasEnded(status));
    for (const [id] of ended.slice(0, Math.max(0, ended.length - kept))) entries.delete(id);
  };
  const work = async (entry: Entry): Promise<void> => {
    const { stop } = entry;
    if (stop === undefined || stop.signal.aborted) return;
    change(entry, { state: 'running' });
    try {
      runner ??= parts.openRunner();
      const outcome = await runStudy({ network: parts.network, runner: await runner, store: parts.store }, entry.study, {
        signal: stop.signal,
        onProgress: (finished, jobs, share) => change(entry, { finished, jobs, share }),
      });
      // another run of the same study may be in line already
      if (entry.stop !== stop) return;
      if (outcome.kind === 'done') {
        entry.answer = presentStudy({ network: parts.network, study: entry.study, notes: entry.notes, land: parts.land }, outcome.result);
        parts.store.forgetParts?.(entry.status.id);
        change(entry, { state: 'done' });
      } else if (outcome.kind === 'failed') change(entry, { state: 'failed', message: outcome.sentence });
      else change(entry, { state: 'cancelled' });
    } catch (error) {
      runner = undefined;
      change(entry, { state: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
    forgetOldest();
  };
  const enqueue = (entry: Entry): StartedStudy => {
    const inLine = [...entries.values()].filter(({ status }) => status.state === 'waiting').length;
    if (closed || inLine >= waiting) return { kind: 'full' };
    entries.delete(entry.status.id);
    entries.set(entry.status.id, entry);
    entry.stop = parts.createStop();
    change(entry, { state: 'waiting', message: '' });
    working = working.then(() => work(entry));
    return { kind: 'status', status: entry.status };
  };
  const cancel = (entry: Entry): void => {
    if (hasEnded(entry.status)) return;
    entry.stop?.abort();
    if (entry.status.state === 'waiting') change(entry, { state: 'cancelled' });
  };
  const begin = ({ notes }: ReadStudy, study: Study): StartedStudy => {
    const id = studyKeyOf(parts.network, study);
    const known = entries.get(id);
    if (known !== undefined && (known.status.state === 'done' || !hasEnded(known.status))) return { kind: 'status', status: known.status };
    const status: StudyStatusDocument = { id, kind: study.kind, state: 'waiting', jobs: 0, finished: 0, share: 0, message: '' };
    return enqueue(known ?? { study, notes, status, answer: undefined, stop: undefined, watchers: new Set() });
  };
  return {
    start: (call) => {
      const read = readStudy(call, parts.reader());
      if (read.study !== undefined) return begin(read, read.study);
      return { kind: 'problems', problems: read.problems.map((problem) => ({ ...problem, choices: [...problem.choices] })) };
    },
    list: () => [...entries.values()].map(({ status }) => status).reverse(),
    status: (id) => entries.get(id)?.status,
    answer: (id) => entries.get(id)?.answer,
    cancel: (id) => {
      const entry = entries.get(id);
      if (entry !== undefined) cancel(entry);
      return entry?.status;
    },
    resume: (id) => {
      const entry = entries.get(id);
      if (entry === undefined) return undefined;
      return entry.status.state === 'cancelled' || entry.status.state === 'failed' ? enqueue(entry) : { kind: 'status', status: entry.status };
    },
    watch: (id, onChange) => {
      const watchers = entries.get(id)?.watchers;
      watchers?.add(onChange);
      return () => void watchers?.delete(onChange);
    },
    close: async () => {
      closed = true;
      for (const entry of entries.values()) cancel(entry);
      await working;
    },
  };
}

/** Parts in memory: a study that was cancelled goes on as long as the process lives. */
export function createPartMemory(): PartStore {
  const known = new Map<string, Map<number, Uint8Array>>();
  return {
    readParts: (key) => known.get(key) ?? new Map(),
    writePart: (key, index, part) => {
      const parts = known.get(key) ?? new Map<number, Uint8Array>();
      known.set(key, parts.set(index, part));
    },
    forgetParts: (key) => void known.delete(key),
  };
}
