/** `POST /v1/consignments/{id}/agreement`: agree to the itinerary that is proposed. */
import { agreementSchema, consignmentSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { consignmentExample } from '../operations-examples.js';

export const agreeToItineraryEndpoint = operation({
  id: 'agreeToItinerary',
  method: 'POST',
  path: '/v1/consignments/{id}/agreement',
  needs: 'consignments:write',
  summary: 'Agree to a proposed itinerary',
  about: 'Names the version that you saw, so that nobody agrees to another than the one read.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  body: { schema: agreementSchema, example: { version: consignmentExample.version } },
  gives: { about: 'The consignment.', content: { 'application/json': { schema: consignmentSchema, example: consignmentExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.agreeToItinerary(actor, params.id, body.version)),
});
