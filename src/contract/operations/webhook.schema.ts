/** Lines of the log, sent to an address of the party's own as they are written. */
import { z } from 'zod';
import { logKinds } from './event.schema.js';
import { momentSchema, partyId } from './party.schema.js';

export const newWebhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  kinds: z.array(z.enum(logKinds)).min(1),
  consignment: z.string().nullable().default(null),
});
export const webhookSchema = z.strictObject({
  id: z.string(),
  party: partyId,
  ...newWebhookSchema.shape,
  createdAt: momentSchema,
  deletedAt: momentSchema.nullable(),
  /** The last line delivered, and what waits. */
  deliveredSeq: z.number().int(),
  failures: z.number().int().describe('In a row'),
  nextTryAt: momentSchema.nullable(),
});
export const deadLetterSchema = z.strictObject({
  webhook: z.string(),
  seq: z.number().int(),
  at: momentSchema,
  tries: z.number().int(),
  because: z.string(),
});

export type NewWebhook = z.infer<typeof newWebhookSchema>;
export type Webhook = z.infer<typeof webhookSchema>;
export type DeadLetter = z.infer<typeof deadLetterSchema>;
