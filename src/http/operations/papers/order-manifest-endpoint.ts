/** `GET /v1/orders/{id}/manifest`: one manifest over the consignments that an order releases together. */
import { z } from 'zod';
import { idParameter, operation, take } from '../operation.js';
import { orderExample } from '../operations-examples.js';
import { answerPaper, formatParameter, givesPaper } from './paper-answer.js';

export const orderManifestEndpoint = operation({
  id: 'getOrderManifest',
  method: 'GET',
  path: '/v1/orders/{id}/manifest',
  needs: 'consignments:read',
  summary: 'The manifest of an order',
  about:
    'One cargo manifest over the consignments of the order, or of one of its convoys, with the load units of the convoys only. The sailing is that of the first consignment; `notes` names those that sail elsewhere and are left out.',
  params: idParameter,
  query: z.strictObject({
    format: formatParameter,
    convoy: z.string().max(40, 'is longer than 40 characters').optional().describe('one convoy; absent = all of them'),
  }),
  examples: { id: orderExample.id, format: 'json', convoy: 'trucks-cn' },
  gives: givesPaper,
  faults: ['not-found', 'not-now'],
  answer: async ({ desk, actor, operations, params: { id }, query: { format, convoy }, header }) => {
    const document = take(await desk.writeOrderManifest(actor, id, convoy));
    return await answerPaper(document, { format, accept: header('accept'), name: 'manifest' }, operations.renderPdf);
  },
});
