/**
 * The log as it grows, for any number of watchers. Watchers who see the same lines share a channel: the lines are read once and written as
 * text once, however many watch. A channel keeps the last lines; a watcher is a place in it and nothing more, so one that is slow costs no
 * memory: it reads from the store what the channel no longer has.
 */
import type { Actor, OperationsDesk } from '../../../application/index.js';
import type { LogLine } from '../../../contract/index.js';
import { mayRead } from './log-scopes.js';

export const hubDefaults = {
  kept: 1000, // lines that a channel keeps
  page: 500, // lines read at once
  beatMs: 15_000, // a comment keeps a quiet line open
} as const;

/** A line and how it is sent; `text` is shared by all who get it. */
export interface Frame {
  readonly line: LogLine;
  readonly text: string;
}

export interface LogHub {
  /** Frames after `after`, then those that come, until the signal; undefined now and then where nothing comes. */
  readonly watch: (actor: Actor, after: number, signal: AbortSignal) => AsyncGenerator<readonly Frame[] | undefined>;
  readonly watchers: () => number;
  /** Ends every stream. */
  readonly close: () => void;
}

type Options = { readonly [K in keyof typeof hubDefaults]: number };

export function createLogHub(desk: Pick<OperationsDesk, 'readLog' | 'watchLog'>, options: Partial<Options> = {}): LogHub {
  const settings: Options = { ...hubDefaults, ...options };
  const channels = new Map<string, Channel>();
  const closing = new AbortController();
  let watching = 0;
  return {
    watchers: () => watching,
    close: () => closing.abort(),
    watch: async function* (actor, after, signal) {
      const key = `${actor.party ?? ''} ${[...actor.scopes].sort().join(' ')}`;
      const channel = channels.get(key) ?? openChannel(desk, actor, settings);
      channels.set(key, channel);
      channel.users++;
      watching++;
      try {
        const stop = AbortSignal.any([signal, closing.signal]);
        let seen = after;
        while (!stop.aborted) {
          const { frames, upTo } = await channel.after(seen);
          if (frames.length > 0) yield frames;
          else if (upTo === seen && !(await channel.changed(seen, stop))) yield undefined;
          seen = upTo;
        }
      } finally {
        watching--;
        channel.users--;
        if (channel.users === 0) {
          channel.close();
          channels.delete(key);
        }
      }
    },
  };
}

interface Channel {
  users: number;
  /** What there is after a line, and up to which line that is all. */
  readonly after: (seen: number) => Promise<{ readonly frames: readonly Frame[]; readonly upTo: number }>;
  /** True once there may be lines after `seen`; false when a beat is due or the signal came. */
  readonly changed: (seen: number, signal: AbortSignal) => Promise<boolean>;
  readonly close: () => void;
}

function openChannel(desk: Pick<OperationsDesk, 'readLog' | 'watchLog'>, actor: Actor, { kept, page, beatMs }: Options): Channel {
  /** All visible lines after `from` up to `upTo`. */
  const ring: Frame[] = [];
  let from: number | undefined;
  let upTo = 0;
  let head = 0;
  let reading: Promise<void> | undefined;
  const sleepers = new Set<() => void>();
  const stopWatching = desk.watchLog((seq) => {
    head = Math.max(head, seq);
    for (const wake of sleepers) wake();
  });

  const readPage = async (after: number): Promise<{ readonly frames: Frame[]; readonly upTo: number }> => {
    const known = head;
    const lines = await desk.readLog(actor, after, page);
    const last = lines.at(-1)?.seq ?? after;
    // a page that is not full reaches to the end, as far as the end was known
    const end = lines.length < page ? Math.max(last, known, after) : last;
    return { frames: lines.filter((line) => mayRead(actor, line.kind)).map(toFrame), upTo: end };
  };
  /** One at a time: all who wait share what it reads. */
  const advance = (): Promise<void> => {
    reading = (async () => {
      try {
        const read = await readPage(upTo);
        ring.push(...read.frames);
        upTo = read.upTo;
        const surplus = ring.length - kept;
        if (surplus > 0) from = ring.splice(0, surplus).at(-1)?.line.seq ?? from;
      } finally {
        reading = undefined;
      }
    })();
    return reading;
  };

  return {
    users: 0,
    after: async (seen) => {
      while (reading !== undefined) await reading;
      if (from === undefined || seen > upTo) {
        // the first watcher, or one ahead of all others, says where the channel stands; who is behind reads for itself until here
        ring.length = 0;
        from = seen;
        upTo = seen;
      }
      if (seen < from) return readPage(seen);
      if (seen === upTo) await advance();
      let first = ring.length;
      while (first > 0 && (ring[first - 1]?.line.seq ?? 0) > seen) first--;
      return { frames: ring.slice(first), upTo };
    },
    changed: (seen, signal) =>
      new Promise((resolve) => {
        if (head > seen || signal.aborted) return resolve(!signal.aborted);
        const end = (changed: boolean) => (): void => {
          clearTimeout(beat);
          sleepers.delete(wake);
          signal.removeEventListener('abort', stop);
          resolve(changed);
        };
        const wake = end(true);
        const stop = end(false);
        const beat = setTimeout(end(false), beatMs);
        sleepers.add(wake);
        signal.addEventListener('abort', stop);
      }),
    close: stopWatching,
  };
}

const toFrame = (line: LogLine): Frame => ({ line, text: `id: ${line.seq}\nevent: line\ndata: ${JSON.stringify(line)}\n\n` });
