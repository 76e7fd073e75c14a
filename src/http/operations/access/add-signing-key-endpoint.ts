/** `POST /v1/parties/{id}/signing-keys`: the public half of a key that a party signs orders with. */
import { newSigningKeySchema, partySchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { newSigningKeyExample, partyExample } from '../operations-examples.js';

export const addSigningKeyEndpoint = operation({
  id: 'addSigningKey',
  method: 'POST',
  path: '/v1/parties/{id}/signing-keys',
  needs: 'orders:sign',
  summary: 'Add a signing key',
  about: 'The public half of an Ed25519 key; the other half never leaves whoever signs. Everybody sees it, and in the log when it was added.',
  params: idParameter,
  examples: { id: partyExample.id },
  body: { schema: newSigningKeySchema, example: newSigningKeyExample },
  gives: { about: 'The party.', content: { 'application/json': { schema: partySchema, example: partyExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.addSigningKey(actor, params.id, body.publicKey)),
});
