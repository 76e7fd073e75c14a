/** `POST /v1/orders/{id}/checks`: an item of a checklist is done, or is not. */
import { checkSchema, orderSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { checkExample, orderExample } from '../operations-examples.js';

export const checkItemEndpoint = operation({
  id: 'checkItem',
  method: 'POST',
  path: '/v1/orders/{id}/checks',
  needs: 'orders:write',
  summary: 'Tick an item of a checklist',
  about: 'By the party that readies the convoy, until the first signature.',
  params: idParameter,
  examples: { id: orderExample.id },
  body: { schema: checkSchema, example: checkExample },
  gives: { about: 'The order.', content: { 'application/json': { schema: orderSchema, example: orderExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.checkItem(actor, params.id, body)),
});
