/** Consignments and orders, and who may see them. */
import { sql } from 'kysely';
import type { Carried, StoreReading } from '../../application/index.js';
import type { ConsignmentState } from '../../contract/index.js';
import { fromKey, toKey } from './key-text.js';
import type { StoreDatabase } from './store-tables.js';

type Readings = Pick<StoreReading, 'consignment' | 'consignments' | 'consignmentsOfUnits' | 'seenBy' | 'order' | 'orders' | 'ordersClosingBy'>;

export const readCargo = (db: StoreDatabase): Readings => ({
  consignment: async (id) => (await db.selectFrom('qiyun.consignments').select('doc').where('id', '=', toKey(id)).executeTakeFirst())?.doc,
  consignments: async ({ party, states, after, limit }) => {
    const rows = await db
      .selectFrom('qiyun.consignments')
      .select('doc')
      .$if(party !== undefined, (query) => query.where(sql<boolean>`seen_by @> ${[toKey(party ?? '')]}`))
      .$if(states !== undefined, (query) => query.where(sql<boolean>`state = any(${[...(states ?? [])]})`))
      .$if(after !== undefined, (query) => query.where('id', '>', toKey(after ?? '')))
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ doc }) => doc);
  },
  consignmentsOfUnits: async (units) => {
    const { rows } = await sql<{ unit: string; id: string; state: ConsignmentState; seen_by: string[]; reporters: string[] }>`
      select carried.unit, c.id, c.state, c.seen_by, c.reporters from qiyun.consignments c cross join lateral unnest(c.units) carried (unit)
      where c.units && ${units.map(toKey)} and c.state not in ('closed', 'cancelled') and carried.unit = any(${units.map(toKey)}) order by c.id
    `.execute(db);
    const found = new Map<string, Carried[]>();
    for (const { unit, id, state, seen_by, reporters } of rows) {
      const carried = { consignment: fromKey(id), state, seenBy: seen_by.map(fromKey), reporters: reporters.map(fromKey) };
      const name = fromKey(unit);
      const others = found.get(name);
      if (others === undefined) found.set(name, [carried]);
      else others.push(carried);
    }
    return found;
  },
  seenBy: async (ids) => {
    const keys = ids.map(toKey);
    const { rows } = await sql<{ id: string; seen_by: string[] }>`
      select id, seen_by from qiyun.consignments where id = any(${keys}) union all select id, seen_by from qiyun.orders where id = any(${keys})
    `.execute(db);
    return new Map(rows.map(({ id, seen_by }) => [fromKey(id), seen_by.map(fromKey)]));
  },
  order: async (id) => (await db.selectFrom('qiyun.orders').select('doc').where('id', '=', toKey(id)).executeTakeFirst())?.doc,
  orders: async ({ party }) => {
    const rows = await db
      .selectFrom('qiyun.orders')
      .select('doc')
      .$if(party !== undefined, (query) => query.where(sql<boolean>`seen_by @> ${[toKey(party ?? '')]}`))
      .orderBy('issued_ms', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ doc }) => doc);
  },
  ordersClosingBy: async (moment) => {
    const rows = await db
      .selectFrom('qiyun.orders')
      .select('id')
      .where('closes_ms', '<=', String(Date.parse(moment)))
      .where('state', 'not in', ['in-force', 'withdrawn', 'expired'])
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => fromKey(id));
  },
});
