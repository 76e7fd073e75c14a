/** Answers of the operations endpoints for whoever administers: lists of keys, links and webhooks, and secrets that are shown once. */
import { z } from 'zod';
import { accessKeySchema, auditEntrySchema, shareLinkSchema } from './party.schema.js';
import { deadLetterSchema, webhookSchema } from './webhook.schema.js';

export const accessKeyListSchema = z.strictObject({ accessKeys: z.array(accessKeySchema) });
export const madeAccessKeySchema = z.strictObject({ key: accessKeySchema, secret: z.string().describe('The key itself, shown this once') });
export const shareLinkListSchema = z.strictObject({ links: z.array(shareLinkSchema) });
export const madeShareLinkSchema = z.strictObject({
  link: shareLinkSchema,
  token: z.string().describe('Opens GET /v1/shared/{token}; shown this once'),
});
export const webhookListSchema = z.strictObject({ webhooks: z.array(webhookSchema) });
export const madeWebhookSchema = z.strictObject({ webhook: webhookSchema, secret: z.string().describe('Signs every delivery; shown this once') });
export const deadLetterListSchema = z.strictObject({ deadLetters: z.array(deadLetterSchema) });
export const auditListSchema = z.strictObject({ entries: z.array(auditEntrySchema), next: z.string().nullable() });
