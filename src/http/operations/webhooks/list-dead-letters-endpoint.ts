/** `GET /v1/webhooks/{id}/dead-letters`: lines that could not be delivered. */
import { deadLetterListSchema } from '../../../contract/index.js';
import { idParameter, operation, readFaults, take } from '../operation.js';
import { deadLetterExample, webhookExample } from '../operations-examples.js';

export const listDeadLettersEndpoint = operation({
  id: 'listDeadLetters',
  method: 'GET',
  path: '/v1/webhooks/{id}/dead-letters',
  needs: 'webhooks:write',
  summary: 'Dead letters',
  about: 'Lines that were tried to the end; each is still in the log, by its number.',
  params: idParameter,
  examples: { id: webhookExample.id },
  gives: {
    about: 'The dead letters.',
    content: { 'application/json': { schema: deadLetterListSchema, example: { deadLetters: [deadLetterExample] } } },
  },
  faults: readFaults,
  answer: async ({ desk, actor, params }) => ({ deadLetters: take(await desk.listDeadLetters(actor, params.id)) }),
});
