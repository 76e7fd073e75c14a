/** `GET /v1/log`: the lines that the caller may see, by pages. */
import { z } from 'zod';
import { logPageSchema } from '../../../contract/index.js';
import { wholeParameter } from '../../read-call.js';
import { operation } from '../operation.js';
import { logLineExample } from '../operations-examples.js';
import { mayRead } from './log-scopes.js';

export const mostLines = 1000;

export const logEndpoint = operation({
  id: 'readLog',
  method: 'GET',
  path: '/v1/log',
  needs: 'events:read',
  summary: 'The log, by pages',
  about:
    'Every change in order, each line chained to the one before by its hash; lines of what the caller does not see, or has no scope to read, are left out. One call looks at so many lines and no more, so a page may be short, or empty, and not be the last: read on after `next` until it is null.',
  query: z.strictObject({
    after: wholeParameter(0, 999_999_999).default(0).describe('number of the last line that you have'),
    limit: wholeParameter(1, mostLines).default(200),
  }),
  examples: { after: 0, limit: 200 },
  gives: { about: 'A page.', content: { 'application/json': { schema: logPageSchema, example: { lines: [logLineExample], next: null } } } },
  faults: [],
  answer: async ({ desk, actor, query: { after, limit } }) => {
    const { lines, upTo, isEnd } = await desk.readLog(actor, after, limit);
    return { lines: lines.filter(({ kind }) => mayRead(actor, kind)), next: isEnd ? null : upTo };
  },
});
