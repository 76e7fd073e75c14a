/** `POST /v1/consignments/{id}/changes`: another state, deadline, papers, goods or units. */
import { consignmentChangeSchema, consignmentSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { consignmentChangeExample, consignmentExample } from '../operations-examples.js';

export const changeConsignmentEndpoint = operation({
  id: 'changeConsignment',
  method: 'POST',
  path: '/v1/consignments/{id}/changes',
  needs: 'consignments:write',
  summary: 'Change a consignment',
  about: 'Names the version that you saw. States: draft, booked, under-way, arrived, closed; or cancelled before it is under way.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  body: { schema: consignmentChangeSchema, example: consignmentChangeExample },
  gives: { about: 'The consignment.', content: { 'application/json': { schema: consignmentSchema, example: consignmentExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.changeConsignment(actor, params.id, body)),
});
