/** `GET /v1/parties`: who takes part, with the public keys that anyone verifies signatures with. */
import { partyListSchema } from '../../../contract/index.js';
import { operation } from '../operation.js';
import { partyExample } from '../operations-examples.js';

export const listPartiesEndpoint = operation({
  id: 'listParties',
  method: 'GET',
  path: '/v1/parties',
  needs: 'key',
  summary: 'Who takes part',
  about: 'Names and public signing keys of all parties, revoked ones too: an old signature was made with an old key.',
  gives: { about: 'The parties.', content: { 'application/json': { schema: partyListSchema, example: { parties: [partyExample] } } } },
  faults: [],
  answer: async ({ desk, actor }) => ({ parties: await desk.listParties(actor) }),
});
