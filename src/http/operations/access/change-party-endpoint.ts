/** `POST /v1/parties/{id}/changes`: what papers print of a party. */
import { partyChangeSchema, partySchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { partyChangeExample, partyExample } from '../operations-examples.js';

export const changePartyEndpoint = operation({
  id: 'changeParty',
  method: 'POST',
  path: '/v1/parties/{id}/changes',
  needs: 'consignments:write',
  summary: 'Change the address of a party',
  about: 'Its address, town and contact, as papers print them; what is not given stays. By the party itself, or by who may write parties.',
  params: idParameter,
  examples: { id: partyExample.id },
  body: { schema: partyChangeSchema, example: partyChangeExample },
  gives: { about: 'The party.', content: { 'application/json': { schema: partySchema, example: partyExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.changeParty(actor, params.id, body)),
});
