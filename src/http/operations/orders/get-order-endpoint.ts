/** `GET /v1/orders/{id}`: one order, all of it, for each who takes part. */
import { orderSchema } from '../../../contract/index.js';
import { idParameter, operation, readFaults, take } from '../operation.js';
import { orderExample } from '../operations-examples.js';

export const getOrderEndpoint = operation({
  id: 'getOrder',
  method: 'GET',
  path: '/v1/orders/{id}',
  needs: 'orders:read',
  summary: 'One order',
  about: 'Content, readiness, signatures, earlier versions.',
  params: idParameter,
  examples: { id: orderExample.id },
  gives: { about: 'The order.', content: { 'application/json': { schema: orderSchema, example: orderExample } } },
  faults: readFaults,
  answer: async ({ desk, actor, params }) => take(await desk.readOrder(actor, params.id)),
});
