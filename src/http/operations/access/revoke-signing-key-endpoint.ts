/** `DELETE /v1/parties/{id}/signing-keys/{key}`: nothing is signed with this key any more. */
import { z } from 'zod';
import { partySchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { partyExample, signingKeyExample } from '../operations-examples.js';

export const revokeSigningKeyEndpoint = operation({
  id: 'revokeSigningKey',
  method: 'DELETE',
  path: '/v1/parties/{id}/signing-keys/{key}',
  needs: 'orders:sign',
  summary: 'Revoke a signing key',
  about: 'From now on no signature with it is taken; it stays readable, so that what it signed before can be verified.',
  params: z.strictObject({ ...idParameter.shape, key: z.string().max(64, 'is longer than 64 characters') }),
  examples: { id: partyExample.id, key: signingKeyExample.id },
  gives: { about: 'The party.', content: { 'application/json': { schema: partySchema, example: partyExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params }) => take(await desk.revokeSigningKey(actor, params.id, params.key)),
});
