/** Who takes part and who may call: parties, keys, links, webhooks, the audit, what a repeated request made. */
import type { StoreReading } from '../../application/index.js';
import { toKey } from './key-text.js';
import type { StoreDatabase } from './store-tables.js';

type Readings = Pick<
  StoreReading,
  | 'party'
  | 'parties'
  | 'accessKeys'
  | 'accessKeyBySecretHash'
  | 'shareLinks'
  | 'shareLink'
  | 'shareLinkByTokenHash'
  | 'webhooks'
  | 'deadLetters'
  | 'audit'
  | 'idempotent'
>;

export const readAccess = (db: StoreDatabase): Readings => ({
  party: async (id) => (await db.selectFrom('qiyun.parties').select('doc').where('id', '=', toKey(id)).executeTakeFirst())?.doc,
  parties: async () => (await db.selectFrom('qiyun.parties').select('doc').orderBy('id').execute()).map(({ doc }) => doc),
  accessKeys: async () => {
    const rows = await db.selectFrom('qiyun.access_keys').select(['doc', 'secret_hash']).orderBy('id').execute();
    return rows.map(({ doc, secret_hash }) => ({ ...doc, secretHash: secret_hash }));
  },
  accessKeyBySecretHash: async (secretHash) =>
    (await db.selectFrom('qiyun.access_keys').select('doc').where('secret_hash', '=', toKey(secretHash)).executeTakeFirst())?.doc,
  shareLinks: async (consignment) => {
    const rows = await db.selectFrom('qiyun.share_links').select('doc').where('consignment', '=', toKey(consignment)).orderBy('id').execute();
    return rows.map(({ doc }) => doc);
  },
  shareLink: async (id) => (await db.selectFrom('qiyun.share_links').select('doc').where('id', '=', toKey(id)).executeTakeFirst())?.doc,
  shareLinkByTokenHash: async (tokenHash) =>
    (await db.selectFrom('qiyun.share_links').select('doc').where('token_hash', '=', toKey(tokenHash)).executeTakeFirst())?.doc,
  webhooks: async () => {
    const rows = await db.selectFrom('qiyun.webhooks').select(['doc', 'secret']).orderBy('number').execute();
    return rows.map(({ doc, secret }) => ({ ...doc, secret }));
  },
  deadLetters: async (webhook) => {
    const rows = await db.selectFrom('qiyun.dead_letters').select('doc').where('webhook', '=', toKey(webhook)).orderBy('number').execute();
    return rows.map(({ doc }) => doc);
  },
  audit: async (party, after, limit) => {
    const rows = await db
      .selectFrom('qiyun.audit')
      .select(['number', 'doc'])
      .$if(party !== undefined, (query) => query.where('party', '=', toKey(party ?? '')))
      .$if(after !== undefined, (query) => query.where('number', '>', auditNumberOf(after ?? '')))
      .orderBy('number')
      .limit(limit)
      .execute();
    return rows.map(({ number, doc }) => ({ id: auditId(number), ...doc }));
  },
  idempotent: async (key) => {
    const row = await db.selectFrom('qiyun.idempotent').select(['request_hash', 'subject']).where('key', '=', toKey(key)).executeTakeFirst();
    return row && { requestHash: row.request_hash, subject: row.subject };
  },
});

/** Digits enough for a refusal every microsecond for three hundred years, so that texts sort as their numbers. */
const auditId = (number: string): string => number.padStart(16, '0');
/** What is no such id begins at the beginning. */
const auditNumberOf = (id: string): string => (/^\d{1,16}$/.test(id) ? id : '0');
