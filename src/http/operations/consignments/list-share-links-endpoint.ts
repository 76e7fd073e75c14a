/** `GET /v1/consignments/{id}/share-links`: who was given a look, never the tokens. */
import { shareLinkListSchema } from '../../../contract/index.js';
import { idParameter, operation, readFaults, take } from '../operation.js';
import { consignmentExample, shareLinkExample } from '../operations-examples.js';

export const listShareLinksEndpoint = operation({
  id: 'listShareLinks',
  method: 'GET',
  path: '/v1/consignments/{id}/share-links',
  needs: 'consignments:read',
  summary: 'Share links of a consignment',
  about: 'Until when each holds and whether it was revoked.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  gives: { about: 'The links.', content: { 'application/json': { schema: shareLinkListSchema, example: { links: [shareLinkExample] } } } },
  faults: readFaults,
  answer: async ({ desk, actor, params }) => ({ links: take(await desk.listShareLinks(actor, params.id)) }),
});
