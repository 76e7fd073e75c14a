/** Puts parties, keys, links, webhooks, the audit, and what a request made. */
import type { StoreWriting } from '../../application/index.js';
import { toKey } from './key-text.js';
import type { StoreDatabase } from './store-tables.js';

type Writings = Pick<
  StoreWriting,
  'putParty' | 'putAccessKey' | 'putShareLink' | 'revokeShareLink' | 'putWebhook' | 'addDeadLetter' | 'addAudit' | 'putIdempotent'
>;

export const writeAccess = (db: StoreDatabase): Writings => ({
  putParty: async (party) => {
    const doc = JSON.stringify(party);
    const row = { id: toKey(party.id), doc };
    await db
      .insertInto('qiyun.parties')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ doc }))
      .execute();
  },
  putAccessKey: async ({ secretHash, ...key }) => {
    const rest = { secret_hash: secretHash, doc: JSON.stringify(key) };
    await db
      .insertInto('qiyun.access_keys')
      .values({ id: toKey(key.id), ...rest })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
      .execute();
  },
  putShareLink: async ({ tokenHash, ...link }) => {
    const rest = { consignment: toKey(link.consignment), token_hash: tokenHash, doc: JSON.stringify(link) };
    await db
      .insertInto('qiyun.share_links')
      .values({ id: toKey(link.id), ...rest })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
      .execute();
  },
  revokeShareLink: async (id, at) => {
    const link = await db.selectFrom('qiyun.share_links').select('doc').where('id', '=', toKey(id)).executeTakeFirst();
    if (link === undefined) throw new Error(`revokeShareLink of ${id}, which was never put`);
    await db
      .updateTable('qiyun.share_links')
      .set({ doc: JSON.stringify({ ...link.doc, revokedAt: at }) })
      .where('id', '=', toKey(id))
      .execute();
  },
  putWebhook: async ({ secret, ...webhook }) => {
    const rest = { secret, doc: JSON.stringify(webhook) };
    await db
      .insertInto('qiyun.webhooks')
      .values({ id: toKey(webhook.id), ...rest })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
      .execute();
  },
  addDeadLetter: async (letter) => {
    await db
      .insertInto('qiyun.dead_letters')
      .values({ webhook: toKey(letter.webhook), doc: JSON.stringify(letter) })
      .execute();
  },
  addAudit: async (entry) => {
    await db
      .insertInto('qiyun.audit')
      .values({ party: entry.party === null ? null : toKey(entry.party), doc: JSON.stringify(entry) })
      .execute();
  },
  putIdempotent: async (key, { requestHash, subject }) => {
    await db
      .insertInto('qiyun.idempotent')
      .values({ key: toKey(key), request_hash: requestHash, subject })
      .execute();
  },
});
