/** `DELETE /v1/share-links/{id}`: this link shows nothing any more. */
import { shareLinkSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { shareLinkExample } from '../operations-examples.js';

export const revokeShareLinkEndpoint = operation({
  id: 'revokeShareLink',
  method: 'DELETE',
  path: '/v1/share-links/{id}',
  needs: 'consignments:write',
  summary: 'Revoke a share link',
  about: 'At once, and for good.',
  params: idParameter,
  examples: { id: shareLinkExample.id },
  gives: { about: 'The link.', content: { 'application/json': { schema: shareLinkSchema, example: shareLinkExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params }) => take(await desk.revokeShareLink(actor, params.id)),
});
