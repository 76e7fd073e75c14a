/** Puts consignments, orders, forecasts and alarms. */
import { sql } from 'kysely';
import type { StoreWriting } from '../../application/index.js';
import { toKey } from './key-text.js';
import type { StoreDatabase } from './store-tables.js';

type Writings = Pick<StoreWriting, 'putConsignment' | 'putOrder' | 'putForecasts' | 'putAlarms'>;

export const writeCargo = (db: StoreDatabase): Writings => ({
  putConsignment: async (consignment, seenBy) => {
    const rest = {
      state: consignment.state,
      units: consignment.units.map(({ id }) => toKey(id)),
      seen_by: seenBy.map(toKey),
      doc: JSON.stringify(consignment),
    };
    await db
      .insertInto('qiyun.consignments')
      .values({ id: toKey(consignment.id), ...rest })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
      .execute();
  },
  putOrder: async (order, seenBy) => {
    const rest = {
      state: order.state,
      closes_ms: Date.parse(order.content.window.closesAt),
      seen_by: seenBy.map(toKey),
      doc: JSON.stringify(order),
    };
    await db
      .insertInto('qiyun.orders')
      .values({ id: toKey(order.id), ...rest })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
      .execute();
  },
  putForecasts: async (forecasts) => {
    if (forecasts.length === 0) return;
    const rows = forecasts.map((doc) => ({ consignment: toKey(doc.consignment), number: doc.number, doc }));
    await sql`
      insert into qiyun.forecasts (consignment, number, doc)
      select consignment, number, doc from json_to_recordset(${JSON.stringify(rows)}::json) as r (consignment text, number integer, doc json)
      on conflict (consignment, number) do update set doc = excluded.doc
    `.execute(db);
  },
  putAlarms: async (alarms) => {
    if (alarms.length === 0) return;
    const rows = alarms.map((doc) => ({ id: toKey(doc.id), consignment: toKey(doc.consignment), cleared: doc.state === 'cleared', doc }));
    await sql`
      insert into qiyun.alarms (id, consignment, cleared, doc)
      select id, consignment, cleared, doc from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, consignment text, cleared boolean, doc json)
      on conflict (id) do update set consignment = excluded.consignment, cleared = excluded.cleared, doc = excluded.doc
    `.execute(db);
  },
});
