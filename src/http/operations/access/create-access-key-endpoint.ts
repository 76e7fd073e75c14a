/** `POST /v1/access-keys`: a key for a party, shown this once. */
import { madeAccessKeySchema, newAccessKeySchema } from '../../../contract/index.js';
import { changeFaults, operation, take } from '../operation.js';
import { madeAccessKeyExample, newAccessKeyExample } from '../operations-examples.js';

export const createAccessKeyEndpoint = operation({
  id: 'createAccessKey',
  method: 'POST',
  path: '/v1/access-keys',
  needs: 'parties:write',
  summary: 'Make an access key',
  about: 'For one party, with the scopes that it needs and no more.',
  body: { schema: newAccessKeySchema, example: newAccessKeyExample },
  gives: { about: 'The key and its secret.', content: { 'application/json': { schema: madeAccessKeySchema, example: madeAccessKeyExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, body }) => take(await desk.createAccessKey(actor, body)),
});
