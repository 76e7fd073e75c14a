/** `GET /v1/consignments`: those that the caller sees, by pages. */
import { z } from 'zod';
import { consignmentListSchema } from '../../../contract/index.js';
import { wholeParameter } from '../../read-call.js';
import { operation } from '../operation.js';
import { consignmentExample } from '../operations-examples.js';

export const listConsignmentsEndpoint = operation({
  id: 'listConsignments',
  method: 'GET',
  path: '/v1/consignments',
  needs: 'consignments:read',
  summary: 'Consignments that you see',
  about: 'Those in which your party has a role, and those of its orders; in the order of their ids.',
  query: z.strictObject({
    after: z.string().max(100, 'is longer than 100 characters').optional().describe('`next` of the page before'),
    limit: wholeParameter(1, 200).default(50),
  }),
  examples: { limit: 50 },
  gives: {
    about: 'A page.',
    content: { 'application/json': { schema: consignmentListSchema, example: { consignments: [consignmentExample], next: null } } },
  },
  faults: [],
  answer: async ({ desk, actor, query }) => {
    const consignments = await desk.listConsignments(actor, { after: query.after, limit: query.limit });
    return { consignments, next: consignments.length < query.limit ? null : (consignments.at(-1)?.id ?? null) };
  },
});
