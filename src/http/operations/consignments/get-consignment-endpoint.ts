/** `GET /v1/consignments/{id}`: one consignment, whole. */
import { consignmentSchema } from '../../../contract/index.js';
import { idParameter, operation, readFaults, take } from '../operation.js';
import { consignmentExample } from '../operations-examples.js';

export const getConsignmentEndpoint = operation({
  id: 'getConsignment',
  method: 'GET',
  path: '/v1/consignments/{id}',
  needs: 'consignments:read',
  summary: 'One consignment',
  about: 'Cargo, parties, units, papers, itinerary, and the re-plan that waits for agreement.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  gives: { about: 'The consignment.', content: { 'application/json': { schema: consignmentSchema, example: consignmentExample } } },
  faults: readFaults,
  answer: async ({ desk, actor, params }) => take(await desk.readConsignment(actor, params.id)),
});
