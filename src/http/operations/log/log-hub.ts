/**
 * The log as it grows, for any number of watchers: lines are read once and written as text once, however many watch, and whoever may see
 * them. A watcher is a place in the log and nothing more, so one that is slow costs no memory: what is no longer kept it reads from the
 * store.
 */
import type { Actor, OperationsDesk } from '../../../application/index.js';
import type { LogLine } from '../../../contract/index.js';
import { mayRead } from './log-scopes.js';
import { type Frame, type LogTail, openTail, type ReadFrame, type TailSettings } from './log-tail.js';

export const hubDefaults = {
  kept: 2000, // last lines that are kept
  page: 500, // lines read at once
  beatMs: 15_000, // a comment keeps a quiet line open
} as const;
type HubSettings = TailSettings & { readonly beatMs: number };

export interface Watcher {
  readonly actor: Actor;
  /** Whether its key is still good: asked before anything goes out. */
  readonly isAdmitted: () => Promise<boolean>;
  /** What it asked for, of what it may see. */
  readonly isWanted?: (line: LogLine) => boolean;
  readonly signal: AbortSignal;
}

export interface LogHub {
  /**
   * Frames for the watcher after `after`, then those that come; an empty list where it was sent nothing for a while, whatever the others were sent.
   * Ends with the signal, and when the watcher is no longer admitted.
   */
  readonly watch: (watcher: Watcher, after: number) => AsyncGenerator<readonly Frame[]>;
  /** How many watch. */
  readonly watchers: () => number;
  /** Ends every stream. */
  readonly close: () => void;
}

export interface HubParts {
  readonly desk: Pick<OperationsDesk, 'readLog' | 'listReaders' | 'watchLog'>;
  /** Milliseconds that never go back. */
  readonly clock: () => number;
}

export function createLogHub({ desk, clock }: HubParts, options: Partial<HubSettings> = {}): LogHub {
  const settings: HubSettings = { ...hubDefaults, ...options };
  const closing = new AbortController();
  let shared: { readonly tail: LogTail; watchers: number } | undefined;

  async function* watch(watcher: Watcher, after: number): AsyncGenerator<readonly Frame[]> {
    const stop = AbortSignal.any([watcher.signal, closing.signal]);
    shared ??= { tail: openTail(desk, after, settings), watchers: 0 };
    const { tail } = shared;
    shared.watchers++;
    try {
      let seen = after;
      let sentAt = clock();
      while (!stop.aborted) {
        const { frames, upTo } = await readOn(tail, watcher, seen);
        const isBeat = clock() - sentAt >= settings.beatMs;
        if (frames.length > 0 || isBeat) {
          if (!(await watcher.isAdmitted())) return;
          yield frames;
          sentAt = clock();
        } else if (upTo === seen) await tail.changed(seen, settings.beatMs - (clock() - sentAt), stop);
        seen = upTo;
      }
    } finally {
      if (--shared.watchers === 0) {
        tail.close();
        shared = undefined;
      }
    }
  }
  return { watch, watchers: () => shared?.watchers ?? 0, close: () => closing.abort() };
}

async function readOn(
  tail: LogTail,
  { actor, isWanted = () => true }: Watcher,
  seen: number,
): Promise<{ readonly frames: readonly Frame[]; readonly upTo: number }> {
  const isFor = ({ line }: Frame): boolean => mayRead(actor, line.kind) && isWanted(line);
  const kept = await tail.after(seen);
  if (kept !== undefined) return { upTo: kept.upTo, frames: kept.frames.flatMap((frame) => (isFor(frame) ? viewFor(actor, frame) : [])) };
  const read = await tail.readFor(actor, seen);
  return { upTo: read.upTo, frames: read.frames.filter(isFor) };
}

function viewFor({ party }: Actor, frame: ReadFrame): Frame[] {
  if (party === undefined || frame.readers === 'every-party') return [frame];
  return frame.readers.includes(party) ? [frame.cut.get(party) ?? frame] : [];
}
