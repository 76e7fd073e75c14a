/** `POST /v1/orders/{id}/signatures`: a party signs; the last signature puts the order in force. */
import { orderSchema, signatureSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { orderExample, signatureExample } from '../operations-examples.js';

export const signOrderEndpoint = operation({
  id: 'signOrder',
  method: 'POST',
  path: '/v1/orders/{id}/signatures',
  needs: 'orders:sign',
  summary: 'Sign an order',
  about:
    'Ed25519 over the canonical JSON (RFC 8785) of `content`, inside the window, once every convoy is ready. The same signature again changes nothing.',
  params: idParameter,
  examples: { id: orderExample.id },
  body: { schema: signatureSchema, example: signatureExample },
  gives: { about: 'The order; `inForceAt` once it is in force.', content: { 'application/json': { schema: orderSchema, example: orderExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.signOrder(actor, params.id, body)),
});
