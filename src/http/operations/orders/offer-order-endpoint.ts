/** `POST /v1/orders`: convoys of several parties, to be released together. */
import { newOrderSchema, orderSchema } from '../../../contract/index.js';
import { changeFaults, idempotencyHeader, operation, readIdempotencyKey, take } from '../operation.js';
import { newOrderExample, orderExample } from '../operations-examples.js';

export const offerOrderEndpoint = operation({
  id: 'offerOrder',
  method: 'POST',
  path: '/v1/orders',
  needs: 'orders:write',
  summary: 'Offer a joint dispatch order',
  about: 'Who readies what, against which checklist; who must sign, in which window.',
  headers: idempotencyHeader,
  body: { schema: newOrderSchema, example: newOrderExample },
  bodyBytes: 256 * 1024,
  gives: { about: 'The order.', content: { 'application/json': { schema: orderSchema, example: orderExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, body, header }) => take(await desk.offerOrder(actor, body, readIdempotencyKey(header))),
});
