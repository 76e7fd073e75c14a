/** `GET /v1/webhooks`: where lines of the log are sent. */
import { webhookListSchema } from '../../../contract/index.js';
import { operation } from '../operation.js';
import { webhookExample } from '../operations-examples.js';

export const listWebhooksEndpoint = operation({
  id: 'listWebhooks',
  method: 'GET',
  path: '/v1/webhooks',
  needs: 'webhooks:write',
  summary: 'Webhooks of your party',
  about: 'How far each has come, and what failed.',
  gives: { about: 'The webhooks.', content: { 'application/json': { schema: webhookListSchema, example: { webhooks: [webhookExample] } } } },
  faults: [],
  answer: async ({ desk, actor }) => ({ webhooks: await desk.listWebhooks(actor) }),
});
