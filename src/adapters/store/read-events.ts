/** What happened: the log, and the events of consignments and units. */
import { sql } from 'kysely';
import { eventKeyOf, type StoreReading } from '../../application/index.js';
import type { TrackedEvent } from '../../contract/index.js';
import { fromKey, toKey } from './key-text.js';
import type { StoreDatabase } from './store-tables.js';

type Readings = Pick<StoreReading, 'head' | 'logAfter' | 'eventsKnown' | 'event' | 'eventIdsUnder' | 'eventsOfConsignment' | 'lastPositions'>;

export const readEvents = (db: StoreDatabase): Readings => ({
  head: async () => {
    const { seq, hash } = await db.selectFrom('qiyun.head').select(['seq', 'hash']).executeTakeFirstOrThrow();
    return { seq: Number(seq), hash };
  },
  logAfter: async (after, limit) => {
    const rows = await db.selectFrom('qiyun.log').select('line').where('seq', '>', String(after)).orderBy('seq').limit(limit).execute();
    return rows.map(({ line }) => line);
  },
  eventsKnown: async (keys) => {
    const asked = keys.map(toKey);
    const { rows } = await sql<{ key: string; posted_hash: string }>`
      select key, posted_hash from qiyun.events where key = any(${asked}) union all select key, posted_hash from qiyun.retractions where key = any(${asked})
    `.execute(db);
    return new Map(rows.map(({ key, posted_hash }) => [fromKey(key), { postedHash: posted_hash }]));
  },
  event: async (key) => (await db.selectFrom('qiyun.events').select('doc').where('key', '=', toKey(key)).executeTakeFirst())?.doc,
  eventIdsUnder: async (party, beginning) => {
    // keys compare byte by byte, and no byte of UTF-8 is as great as those of the last character
    const first = eventKeyText(party, beginning);
    const rows = await db
      .selectFrom('qiyun.events')
      .select('id')
      .where('key', '>=', first)
      .where('key', '<', `${first}\u{10ffff}`)
      .orderBy('key')
      .execute();
    return rows.map(({ id }) => fromKey(id));
  },
  eventsOfConsignment: async (consignment) => {
    const rows = await db
      .selectFrom('qiyun.events')
      .select('doc')
      .where(sql<boolean>`consignments @> ${[toKey(consignment)]}`)
      .orderBy('at_ms')
      .orderBy('party')
      .orderBy('id')
      .execute();
    return rows.map(({ doc }) => doc);
  },
  lastPositions: async ({ party }) => {
    // one look into an index for each unit, however many events it has; what a unit did under another consignment is not this party's to see
    const { rows } = await sql<{ doc: TrackedEvent }>`
      select e.doc
      from (select carried.unit, array_agg(c.id) as ids from qiyun.consignments c cross join lateral unnest(c.units) carried (unit)
        where c.state not in ('closed', 'cancelled') ${party === undefined ? sql`` : sql`and c.seen_by @> ${[toKey(party)]}`} group by carried.unit) u
      cross join lateral (
        select doc from qiyun.events where unit = u.unit and located and consignments && u.ids order by at_ms desc, key desc limit 1
      ) e
      order by u.unit
    `.execute(db);
    return rows.map(({ doc }) => doc);
  },
});

/** As the key of a row. */
export const eventKeyText = (party: string, id: string): string => toKey(eventKeyOf(party, id));
