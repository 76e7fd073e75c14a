/** `POST /v1/access-keys/{id}/rotation`: a new secret, and the end of the old one. */
import { madeAccessKeySchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { accessKeyExample, madeAccessKeyExample } from '../operations-examples.js';

export const rotateAccessKeyEndpoint = operation({
  id: 'rotateAccessKey',
  method: 'POST',
  path: '/v1/access-keys/{id}/rotation',
  needs: 'key',
  summary: 'Rotate an access key',
  about: 'The old secret ends at once; party, scopes and expiry stay.',
  params: idParameter,
  examples: { id: accessKeyExample.id },
  gives: { about: 'The key and its new secret.', content: { 'application/json': { schema: madeAccessKeySchema, example: madeAccessKeyExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, gate }) => {
    const made = take(await desk.rotateAccessKey(actor, params.id));
    gate.forget();
    return made;
  },
});
