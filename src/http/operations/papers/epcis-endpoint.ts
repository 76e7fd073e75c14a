/** `GET /v1/consignments/{id}/epcis`: what happened to a consignment, as an EPCIS 2.0 document. */
import { epcisDocumentSchema } from '../../../contract/index.js';
import { writeEpcisDocument } from '../../../operations/index.js';
import { idParameter, operation, take } from '../operation.js';
import { consignmentExample, epcisExample } from '../operations-examples.js';

export const epcisEndpoint = operation({
  id: 'getEpcis',
  method: 'GET',
  path: '/v1/consignments/{id}/epcis',
  needs: 'events:read',
  summary: 'Events as EPCIS',
  about: 'EPCIS 2.0 (JSON-LD). It knows history only: what is planned or estimated is left out. What was taken back has its error declaration.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  gives: { about: 'The document.', content: { 'application/json': { schema: epcisDocumentSchema, example: epcisExample } } },
  faults: ['not-found'],
  answer: async ({ desk, actor, params: { id }, operations: { now } }) => {
    const consignment = take(await desk.readConsignment(actor, id));
    const events = take(await desk.listEvents(actor, id));
    return writeEpcisDocument({ consignments: [consignment], events, createdAt: new Date(now()).toISOString() }).document;
  },
});
