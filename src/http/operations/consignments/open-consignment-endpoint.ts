/** `POST /v1/consignments`: a cargo with its parties, units, papers and the itinerary that was chosen. */
import { consignmentSchema, newConsignmentSchema } from '../../../contract/index.js';
import { changeFaults, idempotencyHeader, operation, readIdempotencyKey, take } from '../operation.js';
import { consignmentExample, newConsignmentExample } from '../operations-examples.js';

export const openConsignmentEndpoint = operation({
  id: 'openConsignment',
  method: 'POST',
  path: '/v1/consignments',
  needs: 'consignments:write',
  summary: 'Open a consignment',
  about: 'With an itinerary of `POST /v1/plan`, as it came. It begins as a draft.',
  headers: idempotencyHeader,
  body: { schema: newConsignmentSchema, example: newConsignmentExample },
  bodyBytes: 1024 * 1024,
  gives: { about: 'The consignment.', content: { 'application/json': { schema: consignmentSchema, example: consignmentExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, body, header }) => take(await desk.openConsignment(actor, body, readIdempotencyKey(header))),
});
