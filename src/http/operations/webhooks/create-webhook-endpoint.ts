/** `POST /v1/webhooks`: lines of the log are sent to an address as they are written. */
import { madeWebhookSchema, newWebhookSchema } from '../../../contract/index.js';
import { Fault } from '../../fault.js';
import { scopeOfKind } from '../log/log-scopes.js';
import { changeFaults, operation, take } from '../operation.js';
import { madeWebhookExample, newWebhookExample } from '../operations-examples.js';

export const createWebhookEndpoint = operation({
  id: 'createWebhook',
  method: 'POST',
  path: '/v1/webhooks',
  needs: 'webhooks:write',
  summary: 'Make a webhook',
  about:
    'Lines of these kinds, of what your party sees, are posted there in order, signed with the secret. The key must have the scopes that read these kinds.',
  body: { schema: newWebhookSchema, example: newWebhookExample },
  gives: { about: 'The webhook and its secret.', content: { 'application/json': { schema: madeWebhookSchema, example: madeWebhookExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, body }) => {
    const missing = new Set(body.kinds.map(scopeOfKind).filter((scope) => scope !== undefined && !actor.scopes.includes(scope)));
    if (missing.size > 0) {
      const sentence = `This key has not the scopes that read these kinds: ${[...missing].join(', ')}.`;
      const about = { party: actor.party ?? null, accessKey: actor.accessKey ?? null, action: 'createWebhook', subject: body.consignment };
      await desk.auditRefusal({ ...about, because: 'not-allowed', sentence });
      throw new Fault('not-allowed', sentence);
    }
    return take(await desk.createWebhook(actor, body));
  },
});
