/** `POST /v1/consignments/{id}/share-links`: a link that shows one consignment and nothing else. */
import { madeShareLinkSchema, newShareLinkSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { consignmentExample, madeShareLinkExample, shareLinkExample } from '../operations-examples.js';

export const createShareLinkEndpoint = operation({
  id: 'createShareLink',
  method: 'POST',
  path: '/v1/consignments/{id}/share-links',
  needs: 'consignments:write',
  summary: 'Make a share link',
  about: 'Whoever holds it sees this consignment, its events and its forecast, until it expires or is revoked: no prices, no parties, nothing else.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  body: { schema: newShareLinkSchema, example: { expiresAt: shareLinkExample.expiresAt } },
  gives: { about: 'The link and its token.', content: { 'application/json': { schema: madeShareLinkSchema, example: madeShareLinkExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.createShareLink(actor, params.id, body.expiresAt)),
});
