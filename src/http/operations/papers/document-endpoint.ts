/** `GET /v1/consignments/{id}/documents/{kind}`: a paper of a consignment, as data or as PDF. */
import { z } from 'zod';
import { documentKinds } from '../../../contract/index.js';
import { idParameter, operation, take } from '../operation.js';
import { consignmentExample } from '../operations-examples.js';
import { answerPaper, formatParameter, givesPaper } from './paper-answer.js';

export const documentEndpoint = operation({
  id: 'getDocument',
  method: 'GET',
  path: '/v1/consignments/{id}/documents/{kind}',
  needs: 'consignments:read',
  summary: 'A paper of a consignment',
  about:
    'CMR, SMGS, CIM/SMGS, the data of a TIR carnet, or a manifest, written from the one record. What the record does not hold is empty and named in `missing`, with where to give it; while something needed is missing, or no order in force releases it, it is a draft and says so across the page.',
  params: z.strictObject({ ...idParameter.shape, kind: z.enum(documentKinds, `must be one of ${documentKinds.join(', ')}`) }),
  query: z.strictObject({
    format: formatParameter,
    unit: z.string().max(100, 'is longer than 100 characters').optional().describe('one load unit, for a paper of each vehicle'),
  }),
  examples: { id: consignmentExample.id, kind: 'manifest', format: 'json' },
  gives: givesPaper,
  faults: ['not-found', 'not-now'],
  answer: async ({ desk, actor, operations, params: { id, kind }, query: { format, unit }, header }) => {
    const document = take(await desk.writePaper(actor, id, { kind, unit }));
    return await answerPaper(document, { format, accept: header('accept'), name: `${kind}-${document.consignments[0]}` }, operations.renderPdf);
  },
});
