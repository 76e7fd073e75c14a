/** `DELETE /v1/webhooks/{id}`: nothing is sent there any more. */
import { webhookSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { webhookExample } from '../operations-examples.js';

export const deleteWebhookEndpoint = operation({
  id: 'deleteWebhook',
  method: 'DELETE',
  path: '/v1/webhooks/{id}',
  needs: 'webhooks:write',
  summary: 'Delete a webhook',
  about: 'What is on its way may still arrive.',
  params: idParameter,
  examples: { id: webhookExample.id },
  gives: { about: 'The webhook.', content: { 'application/json': { schema: webhookSchema, example: webhookExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params }) => take(await desk.deleteWebhook(actor, params.id)),
});
