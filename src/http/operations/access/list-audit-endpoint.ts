/** `GET /v1/audit`: what was refused, to whom, and why. */
import { z } from 'zod';
import { auditListSchema } from '../../../contract/index.js';
import { wholeParameter } from '../../read-call.js';
import { operation } from '../operation.js';
import { auditEntryExample } from '../operations-examples.js';

export const listAuditEndpoint = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/v1/audit',
  needs: 'audit:read',
  summary: 'What was refused',
  about: 'Every refusal, the newest first: of keys that are missing, wrong or too weak, of changes that are not allowed.',
  query: z.strictObject({
    after: z.string().max(100, 'is longer than 100 characters').optional().describe('`next` of the page before'),
    limit: wholeParameter(1, 1000).default(100),
  }),
  examples: { limit: 100 },
  gives: { about: 'A page.', content: { 'application/json': { schema: auditListSchema, example: { entries: [auditEntryExample], next: null } } } },
  faults: [],
  answer: async ({ desk, actor, query }) => {
    const entries = await desk.listAudit(actor, query.after, query.limit);
    return { entries, next: entries.length < query.limit ? null : (entries.at(-1)?.id ?? null) };
  },
});
