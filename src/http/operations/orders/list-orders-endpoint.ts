/** `GET /v1/orders`: those in which the caller takes part. */
import { orderListSchema } from '../../../contract/index.js';
import { operation } from '../operation.js';
import { orderExample } from '../operations-examples.js';

export const listOrdersEndpoint = operation({
  id: 'listOrders',
  method: 'GET',
  path: '/v1/orders',
  needs: 'orders:read',
  summary: 'Orders that you take part in',
  about: 'As issuer, signatory, or with a convoy; the newest first.',
  gives: { about: 'The orders.', content: { 'application/json': { schema: orderListSchema, example: { orders: [orderExample] } } } },
  faults: [],
  answer: async ({ desk, actor }) => ({ orders: await desk.listOrders(actor) }),
});
