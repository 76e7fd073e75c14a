/** `GET /v1/orders/{id}/file`: the order with the public keys of its signatories, to be verified by anyone, offline. */
import { orderFileSchema } from '../../../contract/index.js';
import { idParameter, operation, readFaults, take } from '../operation.js';
import { orderExample, orderFileExample } from '../operations-examples.js';

export const getOrderFileEndpoint = operation({
  id: 'getOrderFile',
  method: 'GET',
  path: '/v1/orders/{id}/file',
  needs: 'orders:read',
  summary: 'The order as a file',
  about: '`qiyun order verify FILE` needs nothing else.',
  params: idParameter,
  examples: { id: orderExample.id },
  gives: { about: 'The file.', content: { 'application/json': { schema: orderFileSchema, example: orderFileExample } } },
  faults: readFaults,
  answer: async ({ desk, actor, params }) => take(await desk.writeOrderFile(actor, params.id)),
});
