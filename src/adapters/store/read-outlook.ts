/** What is to come: forecasts and alarms. */
import { sql } from 'kysely';
import type { StoreReading } from '../../application/index.js';
import { toKey } from './key-text.js';
import type { StoreDatabase } from './store-tables.js';

type Readings = Pick<StoreReading, 'lastForecast' | 'forecasts' | 'alarm' | 'alarms'>;

export const readOutlook = (db: StoreDatabase): Readings => {
  const forecastsOf = (consignment: string) => db.selectFrom('qiyun.forecasts').select('doc').where('consignment', '=', toKey(consignment));
  return {
    lastForecast: async (consignment) => (await forecastsOf(consignment).orderBy('number', 'desc').limit(1).executeTakeFirst())?.doc,
    forecasts: async (consignment) => (await forecastsOf(consignment).orderBy('number').execute()).map(({ doc }) => doc),
    alarm: async (id) => (await db.selectFrom('qiyun.alarms').select('doc').where('id', '=', toKey(id)).executeTakeFirst())?.doc,
    alarms: async ({ party, consignment }) => {
      const rows = await db
        .selectFrom('qiyun.alarms as a')
        .select('a.doc')
        .where('a.cleared', '=', false)
        .$if(consignment !== undefined, (query) => query.where('a.consignment', '=', toKey(consignment ?? '')))
        .$if(party !== undefined, (query) =>
          query.where(sql<boolean>`exists (select from qiyun.consignments c where c.id = a.consignment and c.seen_by @> ${[toKey(party ?? '')]})`),
        )
        .orderBy('a.raised_ms', 'desc')
        .orderBy('a.id', 'desc')
        .execute();
      return rows.map(({ doc }) => doc);
    },
  };
};
