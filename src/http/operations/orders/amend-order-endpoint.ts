/** `POST /v1/orders/{id}/amendments`: a new version, to be signed again by all. */
import { amendmentSchema, orderSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { newOrderExample, orderExample } from '../operations-examples.js';

export const amendOrderEndpoint = operation({
  id: 'amendOrder',
  method: 'POST',
  path: '/v1/orders/{id}/amendments',
  needs: 'orders:write',
  summary: 'Amend an order',
  about: 'By its issuer, before it is in force: signatures are void, readiness stays with convoys that are unchanged.',
  params: idParameter,
  examples: { id: orderExample.id },
  body: { schema: amendmentSchema, example: { version: orderExample.content.version, content: newOrderExample } },
  bodyBytes: 256 * 1024,
  gives: { about: 'The order.', content: { 'application/json': { schema: orderSchema, example: orderExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.amendOrder(actor, params.id, body.version, body.content)),
});
