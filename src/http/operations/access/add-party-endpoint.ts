/** `POST /v1/parties`: a party takes part from now on. */
import { newPartySchema, partySchema } from '../../../contract/index.js';
import { changeFaults, operation, take } from '../operation.js';
import { newPartyExample, partyExample } from '../operations-examples.js';

export const addPartyEndpoint = operation({
  id: 'addParty',
  method: 'POST',
  path: '/v1/parties',
  needs: 'parties:write',
  summary: 'Add a party',
  about: 'Its id is its own for ever.',
  body: { schema: newPartySchema, example: newPartyExample },
  gives: { about: 'The party.', content: { 'application/json': { schema: partySchema, example: partyExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, body }) => take(await desk.addParty(actor, body)),
});
