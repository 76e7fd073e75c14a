/** `DELETE /v1/access-keys/{id}`: this key opens nothing any more. */
import { accessKeySchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { accessKeyExample } from '../operations-examples.js';

export const revokeAccessKeyEndpoint = operation({
  id: 'revokeAccessKey',
  method: 'DELETE',
  path: '/v1/access-keys/{id}',
  needs: 'key',
  summary: 'Revoke an access key',
  about: 'At once, and for good.',
  params: idParameter,
  examples: { id: accessKeyExample.id },
  gives: { about: 'The key.', content: { 'application/json': { schema: accessKeySchema, example: accessKeyExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, gate }) => {
    const key = take(await desk.revokeAccessKey(actor, params.id));
    gate.forget();
    return key;
  },
});
