/** `POST /v1/consignments/{id}/proposal`: another itinerary, for all who must agree. */
import { consignmentSchema, proposalSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { consignmentExample, proposalExample } from '../operations-examples.js';

export const proposeItineraryEndpoint = operation({
  id: 'proposeItinerary',
  method: 'POST',
  path: '/v1/consignments/{id}/proposal',
  needs: 'consignments:write',
  summary: 'Propose another itinerary',
  about: 'One of `ways-on`, as it came, with the reason. It is adopted when all who must agree have; who proposes agrees.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  body: { schema: proposalSchema, example: proposalExample },
  bodyBytes: 1024 * 1024,
  gives: { about: 'The consignment.', content: { 'application/json': { schema: consignmentSchema, example: consignmentExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => {
    const { version, ...proposal } = body;
    return take(await desk.proposeItinerary(actor, params.id, version, proposal));
  },
});
