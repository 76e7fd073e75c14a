/** `POST /v1/orders/{id}/withdrawal`: the order is no more. */
import { orderSchema, withdrawalSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { orderExample } from '../operations-examples.js';

export const withdrawOrderEndpoint = operation({
  id: 'withdrawOrder',
  method: 'POST',
  path: '/v1/orders/{id}/withdrawal',
  needs: 'orders:write',
  summary: 'Withdraw an order',
  about: 'By its issuer, with the reason, before it is in force.',
  params: idParameter,
  examples: { id: orderExample.id },
  body: { schema: withdrawalSchema, example: { because: 'The ferry does not sail' } },
  gives: { about: 'The order.', content: { 'application/json': { schema: orderSchema, example: orderExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.withdrawOrder(actor, params.id, body.because)),
});
