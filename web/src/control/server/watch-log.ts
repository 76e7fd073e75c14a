/**
 * The log as it is written, by server-sent events over fetch: EventSource cannot send the access key. Resumes after the last line that
 * came; a line that comes twice does no harm. Silence longer than a heartbeat allows counts as gone.
 */
import type { LogLine } from '../../../../src/contract/index.js';
import { serverAddress } from './ask-operations.js';
import { readFrames } from './read-frames.js';

/** `unwatched`: the key may read, but not watch. */
export type WatchState = 'live' | 'gone' | 'stranger' | 'unwatched';

interface Watcher {
  readonly onLines: (lines: readonly LogLine[]) => void;
  readonly onState: (state: WatchState) => void;
}

const longestSilenceMs = 45_000;
const shortestWaitMs = 500;
const longestWaitMs = 8_000;

/** Watches from the line after `after` until the signal says stop. */
export async function watchLog(key: string, after: number, { onLines, onState }: Watcher, signal: AbortSignal): Promise<void> {
  let last = after;
  let wait = shortestWaitMs;
  while (!signal.aborted) {
    const state = await follow(
      key,
      last,
      signal,
      () => onState('live'),
      (lines) => {
        wait = shortestWaitMs;
        last = lines.at(-1)?.seq ?? last;
        onLines(lines);
      },
    );
    if (signal.aborted) return;
    onState(state);
    if (state === 'stranger' || state === 'unwatched') return;
    await new Promise((done) => setTimeout(done, wait));
    wait = Math.min(longestWaitMs, wait * 2);
  }
}

async function follow(
  key: string,
  after: number,
  signal: AbortSignal,
  onOpen: () => void,
  onLines: (lines: readonly LogLine[]) => void,
): Promise<Exclude<WatchState, 'live'>> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), longestSilenceMs);
  try {
    const response = await fetch(`${serverAddress}v1/log/stream`, {
      cache: 'no-store',
      headers: { accept: 'text/event-stream', authorization: `Bearer ${key}`, 'last-event-id': String(after) },
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (response.status === 401) return 'stranger';
    if (response.status === 403) return 'unwatched';
    if (!response.ok || response.body === null) return 'gone';
    onOpen();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'gone';
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), longestSilenceMs);
      const { lines, left } = readFrames(rest + value);
      rest = left;
      if (lines.length > 0) onLines(lines);
    }
  } catch {
    return 'gone';
  } finally {
    clearTimeout(timer);
  }
}
