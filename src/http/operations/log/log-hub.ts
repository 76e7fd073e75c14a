/**
 * The log as it grows, for any number of watchers: lines are read once and written as text once, however many watch, and whoever may see
 * them. A watcher is a place in the log and nothing more, so one that is slow costs no memory: what is no longer kept it reads from the
 * store.
 */
import type { Actor, OperationsDesk } from '../../../application/index.js';
import { mayRead } from './log-scopes.js';
import { type Frame, type LogTail, openTail, type ReadFrame, type TailSettings } from './log-tail.js';

export const hubDefaults = {
  kept: 2000, // last lines that are kept
  page: 500, // lines read at once
  beatMs: 15_000, // a comment keeps a quiet line open
} as const;

export interface LogHub {
  /** Frames that the actor may see after `after`, then those that come, until the signal; an empty list where nothing comes for a while. */
  readonly watch: (actor: Actor, after: number, signal: AbortSignal) => AsyncGenerator<readonly Frame[]>;
  /** How many watch. */
  readonly watchers: () => number;
  /** Ends every stream. */
  readonly close: () => void;
}

export function createLogHub(desk: Pick<OperationsDesk, 'readLog' | 'listReaders' | 'watchLog'>, options: Partial<TailSettings> = {}): LogHub {
  const settings: TailSettings = { ...hubDefaults, ...options };
  const closing = new AbortController();
  let shared: { readonly tail: LogTail; watchers: number } | undefined;

  async function* watch(actor: Actor, after: number, signal: AbortSignal): AsyncGenerator<readonly Frame[]> {
    const stop = AbortSignal.any([signal, closing.signal]);
    shared ??= { tail: openTail(desk, after, settings), watchers: 0 };
    const { tail } = shared;
    shared.watchers++;
    try {
      let seen = after;
      while (!stop.aborted) {
        const { frames, upTo } = await readOn(tail, actor, seen);
        if (frames.length > 0) yield frames;
        else if (upTo === seen && !(await tail.changed(seen, stop))) yield [];
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

async function readOn(tail: LogTail, actor: Actor, seen: number): Promise<{ readonly frames: readonly Frame[]; readonly upTo: number }> {
  const kept = await tail.after(seen);
  if (kept !== undefined)
    return { upTo: kept.upTo, frames: kept.frames.flatMap((frame) => (mayRead(actor, frame.line.kind) ? viewFor(actor, frame) : [])) };
  const read = await tail.readFor(actor, seen);
  return { upTo: read.upTo, frames: read.frames.filter(({ line }) => mayRead(actor, line.kind)) };
}

function viewFor({ party }: Actor, frame: ReadFrame): Frame[] {
  if (frame.readers === 'every-party') return [frame];
  return party !== undefined && frame.readers.includes(party) ? [frame.cut.get(party) ?? frame] : [];
}
