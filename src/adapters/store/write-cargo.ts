/** Puts consignments, orders, forecasts and alarms. */
import { sql } from 'kysely';
import type { StoreWriting } from '../../application/index.js';
import { toKey } from './key-text.js';
import type { StoreDatabase } from './store-tables.js';

type Writings = Pick<StoreWriting, 'putConsignment' | 'addReporters' | 'putOrder' | 'putForecasts' | 'putAlarms'>;

export const writeCargo = (db: StoreDatabase): Writings => ({
  putConsignment: async (consignment, seenBy, reporters = []) => {
    const acting = [...new Set(reporters)].sort().map(toKey);
    const rest = {
      state: consignment.state,
      units: consignment.units.map(({ id }) => toKey(id)),
      seen_by: seenBy.map(toKey),
      doc: JSON.stringify(consignment),
    };
    await db
      .insertInto('qiyun.consignments')
      .values({ id: toKey(consignment.id), reporters: acting, ...rest })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          ...rest,
          reporters: sql<
            string[]
          >`(select coalesce(array_agg(distinct one order by one), '{}') from unnest(consignments.reporters || excluded.reporters) one)`,
        }),
      )
      .execute();
  },
  addReporters: async (party, consignments) => {
    const key = toKey(party);
    await sql`
      update qiyun.consignments set reporters = (select array_agg(one order by one) from unnest(array_append(reporters, ${key})) one)
      where id = any(${consignments.map(toKey)}) and not reporters @> ${[key]}
    `.execute(db);
  },
  putOrder: async (order, seenBy) => {
    const rest = {
      issued_ms: Date.parse(order.content.issuedAt),
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
    await sql`
      insert into qiyun.forecasts (consignment, number, doc)
      select consignment, number, doc::json
      from unnest(${forecasts.map(({ consignment }) => toKey(consignment))}::text[], ${forecasts.map(({ number }) => number)}::integer[],
        ${forecasts.map((document) => JSON.stringify(document))}::text[]) as r (consignment, number, doc)
      on conflict (consignment, number) do update set doc = excluded.doc
    `.execute(db);
  },
  putAlarms: async (alarms) => {
    if (alarms.length === 0) return;
    await sql`
      insert into qiyun.alarms (id, raised_ms, consignment, cleared, doc)
      select id, raised_ms, consignment, cleared, doc::json
      from unnest(${alarms.map(({ id }) => toKey(id))}::text[], ${alarms.map(({ raisedAt }) => Date.parse(raisedAt))}::bigint[],
        ${alarms.map(({ consignment }) => toKey(consignment))}::text[],
        ${alarms.map(({ state }) => state === 'cleared')}::boolean[], ${alarms.map((document) => JSON.stringify(document))}::text[])
        as r (id, raised_ms, consignment, cleared, doc)
      on conflict (id) do update set raised_ms = excluded.raised_ms, consignment = excluded.consignment, cleared = excluded.cleared, doc = excluded.doc
    `.execute(db);
  },
});
