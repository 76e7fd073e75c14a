/** `GET /v1/log/stream`: the log as it grows (server-sent events, WHATWG HTML 9.2). Cut off, a watcher goes on where it was. */
import { z } from 'zod';
import { type LogKind, type LogLine, logKinds } from '../../../contract/index.js';
import { wrongFields } from '../../fault.js';
import { wholeParameter } from '../../read-call.js';
import { operation } from '../operation.js';
import { logLineExample } from '../operations-examples.js';

/** What a watcher waits before it comes again. */
const retryMs = 2000;

export const logStreamEndpoint = operation({
  id: 'watchLog',
  method: 'GET',
  path: '/v1/log/stream',
  needs: 'events:read',
  summary: 'The log as it grows',
  about:
    'Server-sent events `line`, each with a line of the log and its number as `id`; a comment every 15 s keeps a quiet line open. It begins after `Last-Event-ID` or `after`, without either with what comes from now on. The stream ends when the key is revoked or expires, and else not by itself; when it is cut, send the last `id` to go on.',
  query: z.strictObject({
    after: wholeParameter(0, 999_999_999)
      .optional()
      .describe('number of the last line that you have, at most the last there is; Last-Event-ID goes before it'),
    kinds: z.string().max(1000, 'is longer than 1000 characters').optional().describe('only these kinds of line, with commas between'),
    subject: z.string().max(100, 'is longer than 100 characters').optional().describe('only lines of this consignment, order …'),
  }),
  examples: { after: 0, kinds: 'order.in-force' },
  headers: { 'last-event-id': 'Number of the last line that you have' },
  gives: {
    about: 'The stream.',
    content: {
      'text/event-stream': {
        schema: z.string(),
        example: `retry: ${retryMs}\n\nid: ${logLineExample.seq}\nevent: line\ndata: ${JSON.stringify(logLineExample)}\n\n`,
      },
    },
  },
  faults: ['too-many'],
  answer: async ({ desk, actor, gate, operations: { hub }, query: { after, kinds, subject }, header, signal }) => {
    const wanted = kinds === undefined ? undefined : readKinds(kinds);
    const isWanted = ({ kind, subject: about }: LogLine): boolean =>
      (wanted === undefined || wanted.has(kind)) && (subject === undefined || about === subject);
    const isAdmitted = (): Promise<boolean> => gate.isKnown(header('authorization'));
    const head = await desk.logHead();
    const last = Math.min(readLastEventId(header('last-event-id')) ?? after ?? head, head);
    return { type: 'text/event-stream', headers: { 'cache-control': 'no-store' }, body: follow() };

    async function* follow(): AsyncGenerator<string> {
      yield `retry: ${retryMs}\n\n`;
      for await (const frames of hub.watch({ actor, isAdmitted, isWanted, signal }, last))
        yield frames.length === 0 ? ': still here\n\n' : frames.map(({ text }) => text).join('');
    }
  },
});

function readKinds(text: string): ReadonlySet<LogKind> {
  const isKind = (word: string): word is LogKind => (logKinds as readonly string[]).includes(word);
  const words = text.split(',');
  const kinds = words.filter(isKind);
  if (kinds.length === words.length) return new Set(kinds);
  throw wrongFields([{ field: 'kinds', message: `kinds must be some of ${logKinds.join(', ')}, with commas between.`, choices: [] }]);
}

/** One that is no number of ours is as none: a browser sends back whatever it has. */
const readLastEventId = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined);
