/** The last lines of the log, read once for all who watch, with who may see each; and the bell that rings when there are more. */
import type { Actor, LogStretch, OperationsDesk } from '../../../application/index.js';
import type { LogLine } from '../../../contract/index.js';

/** A line and how it is sent; `text` is shared by all who get it. */
export interface Frame {
  readonly line: LogLine;
  readonly text: string;
}
export type ReadFrame = Frame & {
  readonly readers: readonly string[] | 'every-party';
  /** By party: what is sent to those that may not read all of the line. */
  readonly cut: ReadonlyMap<string, Frame>;
};

export interface Stretch<F extends Frame> {
  readonly frames: readonly F[];
  /** Up to this number these are all there are. */
  readonly upTo: number;
}

export interface LogTail {
  /** What there is after a line; undefined where that is no longer kept. */
  readonly after: (seen: number) => Promise<Stretch<ReadFrame> | undefined>;
  /** The same for one actor, from the store. */
  readonly readFor: (actor: Actor, seen: number) => Promise<Stretch<Frame>>;
  /** Resolves once there are lines after `seen`, after so many milliseconds, or with the signal. */
  readonly changed: (seen: number, withinMs: number, signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
}

export interface TailSettings {
  readonly kept: number;
  readonly page: number;
}

/** Reads every line: what each watcher gets of it is decided line by line. */
const system: Actor = { party: undefined, accessKey: undefined, scopes: [] };

/** Begins after `start`. */
export function openTail(desk: Pick<OperationsDesk, 'readLog' | 'listReaders' | 'watchLog'>, start: number, { kept, page }: TailSettings): LogTail {
  /** All lines after `from` up to `upTo`. */
  const ring: ReadFrame[] = [];
  let from = start;
  let upTo = start;
  /** The newest that is known to be there. */
  let head = 0;
  /** Read to the end: there is nothing more until a newer line is told of. */
  let atEnd = false;
  let reading: Promise<void> | undefined;
  const sleepers = new Set<() => void>();
  const stopWatching = desk.watchLog((seq) => {
    head = Math.max(head, seq);
    for (const wake of sleepers) wake();
  });

  const readPage = async (actor: Actor, after: number): Promise<LogStretch> => {
    const read = await desk.readLog(actor, after, page);
    // `after` itself is only what somebody says to have
    if (read.upTo > after) head = Math.max(head, read.upTo);
    return read;
  };
  const advance = async (): Promise<void> => {
    try {
      const read = await readPage(system, upTo);
      const readers = await desk.listReaders(read.lines);
      ring.push(
        ...read.lines.map((line, i) => {
          const { parties = [], cut = [] } = readers[i] ?? {};
          return { ...toFrame(line), readers: parties, cut: new Map([...cut].map(([party, view]) => [party, toFrame(view)])) };
        }),
      );
      upTo = read.upTo;
      atEnd = read.isEnd;
      const surplus = ring.length - kept;
      if (surplus > 0) from = ring.splice(0, surplus).at(-1)?.line.seq ?? from;
    } finally {
      reading = undefined;
    }
  };

  return {
    after: async (seen) => {
      while (reading !== undefined) await reading;
      // ahead of all that is known to be there: it may be anything, so it reads for itself and moves nobody
      if (seen > upTo && seen > head) return undefined;
      if (seen > upTo) {
        // one ahead of all others says where the tail begins; who is behind reads for itself until here
        ring.length = 0;
        from = seen;
        upTo = seen;
        atEnd = false;
      }
      if (seen < from) return undefined;
      if (seen === upTo && !(atEnd && head <= upTo)) {
        // one at a time: whoever comes meanwhile waits for it above
        reading = advance();
        await reading;
      }
      let first = ring.length;
      while (first > 0 && (ring[first - 1]?.line.seq ?? 0) > seen) first--;
      return { frames: ring.slice(first), upTo };
    },
    readFor: async (actor, seen) => {
      const read = await readPage(actor, seen);
      return { frames: read.lines.map(toFrame), upTo: read.upTo };
    },
    changed: (seen, withinMs, signal) =>
      new Promise((resolve) => {
        if (head > seen || signal.aborted) return resolve();
        const wake = (): void => {
          clearTimeout(timer);
          sleepers.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, withinMs);
        sleepers.add(wake);
        signal.addEventListener('abort', wake);
      }),
    close: stopWatching,
  };
}

const toFrame = (line: LogLine): Frame => ({ line, text: `id: ${line.seq}\nevent: line\ndata: ${JSON.stringify(line)}\n\n` });
