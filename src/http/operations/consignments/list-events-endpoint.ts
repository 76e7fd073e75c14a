/** `GET /v1/consignments/{id}/events`: what happened, is planned and estimated. */
import { eventListSchema } from '../../../contract/index.js';
import { idParameter, operation, readFaults, take } from '../operation.js';
import { consignmentExample, eventExample } from '../operations-examples.js';

export const listEventsEndpoint = operation({
  id: 'listEvents',
  method: 'GET',
  path: '/v1/consignments/{id}/events',
  needs: 'events:read',
  summary: 'Events of a consignment',
  about: 'In order of the moment that each tells of; retracted ones are marked.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  gives: { about: 'The events.', content: { 'application/json': { schema: eventListSchema, example: { events: [eventExample] } } } },
  faults: readFaults,
  answer: async ({ desk, actor, params }) => ({ events: take(await desk.listEvents(actor, params.id)) }),
});
