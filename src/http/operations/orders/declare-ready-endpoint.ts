/** `POST /v1/orders/{id}/ready`: a convoy is ready. */
import { orderSchema, readySchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { checkExample, orderExample } from '../operations-examples.js';

export const declareReadyEndpoint = operation({
  id: 'declareReady',
  method: 'POST',
  path: '/v1/orders/{id}/ready',
  needs: 'orders:write',
  summary: 'Declare a convoy ready',
  about: 'By its party, when every item is done.',
  params: idParameter,
  examples: { id: orderExample.id },
  body: { schema: readySchema, example: { convoy: checkExample.convoy } },
  gives: { about: 'The order.', content: { 'application/json': { schema: orderSchema, example: orderExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.declareReady(actor, params.id, body.convoy)),
});
