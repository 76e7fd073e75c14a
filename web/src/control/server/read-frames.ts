/** Server-sent events as text to lines of the log (WHATWG HTML, 9.2.6). */
import type { LogLine } from '../../../../src/contract/index.js';

/** Whole frames of the stream, and what is left of the last one. Comments and other events are passed over. */
export function readFrames(text: string): { readonly lines: readonly LogLine[]; readonly left: string } {
  const frames = text.replaceAll('\r\n', '\n').split('\n\n');
  const left = frames.pop() ?? '';
  const lines = frames.flatMap((frame) => {
    const fields = frame.split('\n').map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1).replace(/^ /, '')] as const);
    const event = fields.find(([name]) => name === 'event')?.[1] ?? 'message';
    const data = fields.flatMap(([name, value]) => (name === 'data' ? [value] : []));
    return event === 'line' && data.length > 0 ? [JSON.parse(data.join('\n')) as LogLine] : [];
  });
  return { lines, left };
}
