/** Webhooks as they are kept; delivering them is a door's. */
import type { Webhook } from '../../contract/index.js';
import { done, momentOf, refuse } from '../../operations/index.js';
import { type DeskContext, findSeenConsignment, refuseUnknown } from './desk-context.js';
import type { OperationsDesk } from './operations-desk.js';
import type { StoreReading } from './operations-store.js';
import type { Actor } from './outcome.js';

type WebhookDesk = Pick<OperationsDesk, 'createWebhook' | 'listWebhooks' | 'deleteWebhook' | 'listDeadLetters'>;

const withoutSecret = ({ secret: _, ...webhook }: Webhook & { readonly secret: string }): Webhook => webhook;

const listOwn = async (reading: StoreReading, actor: Actor) =>
  (await reading.webhooks()).filter(({ party, deletedAt }) => deletedAt === null && (actor.party === undefined || party === actor.party));

export function createWebhookDesk(context: DeskContext): WebhookDesk {
  const { parts, change, read } = context;
  return {
    createWebhook: (actor, given) =>
      change({ actor, action: 'createWebhook', subject: undefined }, async ({ store, record, now }) => {
        const { party } = actor;
        if (party === undefined) return refuse('not-yours', 'A webhook belongs to a party; make it by its own key.');
        if (given.consignment !== null && (await findSeenConsignment(store, actor, given.consignment)) === undefined)
          return refuseUnknown('consignment', given.consignment);
        const id = parts.createId('whk');
        const { seq } = await store.head();
        // delivery begins with what comes after its own line
        const webhook: Webhook = { ...given, id, party, createdAt: momentOf(now), deletedAt: null, deliveredSeq: seq, failures: 0, nextTryAt: null };
        const secret = parts.createSecret();
        await store.putWebhook({ ...webhook, secret });
        record('webhook.created', party, id, webhook);
        return done({ webhook, secret });
      }),
    listWebhooks: (actor) => parts.store.read(async (reading) => (await listOwn(reading, actor)).map(withoutSecret)),
    deleteWebhook: (actor, id) =>
      change({ actor, action: 'deleteWebhook', subject: id }, async ({ store, record, now }) => {
        const found = (await listOwn(store, actor)).find((one) => one.id === id);
        if (found === undefined) return refuseUnknown('webhook', id);
        const deleted = { ...found, deletedAt: momentOf(now) };
        await store.putWebhook(deleted);
        record('webhook.deleted', actor.party ?? null, id, withoutSecret(deleted));
        return done(withoutSecret(deleted));
      }),
    listDeadLetters: (actor, id) =>
      read({ actor, action: 'listDeadLetters', subject: id }, async (reading) => {
        const found = (await listOwn(reading, actor)).find((one) => one.id === id);
        return found === undefined ? refuseUnknown('webhook', id) : done(await reading.deadLetters(id));
      }),
  };
}
