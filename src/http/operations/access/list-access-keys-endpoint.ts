/** `GET /v1/access-keys`: the keys with which a party calls, never the secrets. */
import { accessKeyListSchema } from '../../../contract/index.js';
import { operation } from '../operation.js';
import { accessKeyExample } from '../operations-examples.js';

export const listAccessKeysEndpoint = operation({
  id: 'listAccessKeys',
  method: 'GET',
  path: '/v1/access-keys',
  needs: 'key',
  summary: 'Access keys of your party',
  about:
    'What each may do, until when, and whether it was revoked. The keys themselves are kept as hashes only. Who may write parties sees those of all.',
  gives: { about: 'The keys.', content: { 'application/json': { schema: accessKeyListSchema, example: { accessKeys: [accessKeyExample] } } } },
  faults: [],
  answer: async ({ desk, actor }) => ({ accessKeys: await desk.listAccessKeys(actor) }),
});
