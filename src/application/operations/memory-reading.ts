/** What the store in memory reads, in the orders that operations-store.ts promises. */
import type {
  AccessKey,
  Alarm,
  AuditEntry,
  Consignment,
  DeadLetter,
  DispatchOrder,
  Forecast,
  LogLine,
  Party,
  ShareLink,
  TrackedEvent,
  Webhook,
} from '../../contract/index.js';
import { emptyLog, instantOf } from '../../operations/index.js';
import { createMemoryTable } from './memory-tables.js';
import { type Carried, eventKeyOf, type StoreReading } from './operations-store.js';

type Seen<T> = { readonly document: T; readonly seenBy: readonly string[] };
type Told<T> = Seen<T> & { readonly reporters: readonly string[] };

export const createTables = () => ({
  log: createMemoryTable<LogLine>(),
  parties: createMemoryTable<Party>(),
  accessKeys: createMemoryTable<AccessKey & { readonly secretHash: string }>(),
  shareLinks: createMemoryTable<ShareLink & { readonly tokenHash: string }>(),
  consignments: createMemoryTable<Told<Consignment>>(),
  /** By unit: the consignments that ever carried it. */
  units: createMemoryTable<ReadonlySet<string>>(),
  orders: createMemoryTable<Seen<DispatchOrder>>(),
  events: createMemoryTable<TrackedEvent>(),
  posted: createMemoryTable<{ readonly postedHash: string }>(),
  eventsOf: createMemoryTable<readonly string[]>(),
  forecasts: createMemoryTable<readonly Forecast[]>(),
  alarms: createMemoryTable<Alarm>(),
  webhooks: createMemoryTable<Webhook & { readonly secret: string }>(),
  deadLetters: createMemoryTable<readonly DeadLetter[]>(),
  audit: createMemoryTable<AuditEntry>(),
  idempotent: createMemoryTable<{ readonly requestHash: string; readonly subject: string }>(),
});
export type MemoryTables = ReturnType<typeof createTables>;

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const sees = (party: string | undefined, seenBy: readonly string[] | undefined): boolean => party === undefined || seenBy?.includes(party) === true;
const isOver = ({ state }: Consignment): boolean => state === 'closed' || state === 'cancelled';
const withoutTokenHash = ({ tokenHash: _, ...link }: ShareLink & { readonly tokenHash: string }): ShareLink => link;
const byMoment = (a: TrackedEvent, b: TrackedEvent): number =>
  instantOf(a.at) - instantOf(b.at) || byText(a.reportedBy, b.reportedBy) || byText(a.id, b.id);

type Part<K extends keyof StoreReading> = Pick<StoreReading, K>;

const readAccess = (
  tables: MemoryTables,
): Part<'party' | 'parties' | 'accessKeys' | 'accessKeyBySecretHash' | 'shareLinks' | 'shareLink' | 'shareLinkByTokenHash'> => ({
  party: async (id) => tables.parties.get(id),
  parties: async () => tables.parties.values().sort((a, b) => byText(a.id, b.id)),
  accessKeys: async () => tables.accessKeys.values(),
  accessKeyBySecretHash: async (hash) => {
    const found = tables.accessKeys.values().find(({ secretHash }) => secretHash === hash);
    if (found === undefined) return undefined;
    const { secretHash: _, ...key } = found;
    return key;
  },
  shareLinks: async (consignment) =>
    tables.shareLinks
      .values()
      .filter((link) => link.consignment === consignment)
      .map(withoutTokenHash),
  shareLink: async (id) => {
    const link = tables.shareLinks.get(id);
    return link === undefined ? undefined : withoutTokenHash(link);
  },
  shareLinkByTokenHash: async (hash) => {
    const link = tables.shareLinks.values().find(({ tokenHash }) => tokenHash === hash);
    return link === undefined ? undefined : withoutTokenHash(link);
  },
});

const readCargo = (
  tables: MemoryTables,
): Part<'consignment' | 'consignments' | 'consignmentsOfUnits' | 'seenBy' | 'order' | 'orders' | 'ordersClosingBy'> => ({
  consignment: async (id) => tables.consignments.get(id)?.document,
  consignments: async ({ party, states, after, limit }) =>
    tables.consignments
      .values()
      .filter(
        ({ document, seenBy }) => sees(party, seenBy) && (after === undefined || document.id > after) && states?.includes(document.state) !== false,
      )
      .map(({ document }) => document)
      .sort((a, b) => byText(a.id, b.id))
      .slice(0, limit),
  consignmentsOfUnits: async (units) =>
    new Map(
      units.flatMap((unit): [string, Carried[]][] => {
        const carried = [...(tables.units.get(unit) ?? [])].sort().flatMap((id) => {
          const found = tables.consignments.get(id);
          if (found === undefined || isOver(found.document) || !found.document.units.some((one) => one.id === unit)) return [];
          return [{ consignment: id, state: found.document.state, seenBy: found.seenBy, reporters: found.reporters }];
        });
        return carried.length === 0 ? [] : [[unit, carried]];
      }),
    ),
  seenBy: async (ids) =>
    new Map(
      ids.flatMap((id): [string, readonly string[]][] => {
        const found = tables.consignments.get(id) ?? tables.orders.get(id);
        return found === undefined ? [] : [[id, found.seenBy]];
      }),
    ),
  order: async (id) => tables.orders.get(id)?.document,
  orders: async ({ party }) =>
    tables.orders
      .values()
      .filter(({ seenBy }) => sees(party, seenBy))
      .map(({ document }) => document)
      .sort((a, b) => byText(b.content.issuedAt, a.content.issuedAt) || byText(b.id, a.id)),
  ordersClosingBy: async (moment) =>
    tables.orders
      .values()
      .map(({ document }) => document)
      .filter(
        ({ state, content }) => !['in-force', 'withdrawn', 'expired'].includes(state) && instantOf(content.window.closesAt) <= instantOf(moment),
      )
      .map(({ id }) => id),
});

const eventsOf = (tables: MemoryTables, consignment: string): TrackedEvent[] =>
  (tables.eventsOf.get(consignment) ?? []).flatMap((key) => tables.events.get(key) ?? []);

const readEvents = (tables: MemoryTables): Part<'eventsKnown' | 'event' | 'eventIdsUnder' | 'eventsOfConsignment' | 'lastPositions'> => ({
  eventsKnown: async (keys) =>
    new Map(
      keys.flatMap((key): [string, { readonly postedHash: string }][] => {
        const posted = tables.posted.get(key);
        return posted === undefined ? [] : [[key, posted]];
      }),
    ),
  event: async (key) => tables.events.get(key),
  eventIdsUnder: async (party, beginning) =>
    tables.events
      .values()
      .filter(({ reportedBy, id }) => reportedBy === party && id.startsWith(beginning))
      .map(({ id }) => id)
      .sort(byText),
  eventsOfConsignment: async (consignment) => eventsOf(tables, consignment).sort(byMoment),
  lastPositions: async ({ party }) => {
    const last = new Map<string, TrackedEvent>();
    const open = tables.consignments.values().filter(({ document, seenBy }) => !isOver(document) && sees(party, seenBy));
    const told = new Map(
      open.flatMap(({ document }) => eventsOf(tables, document.id)).map((event) => [eventKeyOf(event.reportedBy, event.id), event]),
    );
    for (const event of [...told.values()].sort(byMoment))
      if (event.classifier === 'ACT' && event.retractedBy === null && (event.position !== null || event.place !== null)) last.set(event.unit, event);
    return [...last.values()].sort((a, b) => byText(a.unit, b.unit));
  },
});

const readAhead = (tables: MemoryTables): Part<'lastForecast' | 'forecasts' | 'alarm' | 'alarms'> => ({
  lastForecast: async (consignment) => tables.forecasts.get(consignment)?.at(-1),
  forecasts: async (consignment) => tables.forecasts.get(consignment) ?? [],
  alarm: async (id) => tables.alarms.get(id),
  alarms: async ({ party, consignment }) =>
    tables.alarms
      .values()
      .filter((alarm) => alarm.state !== 'cleared' && (consignment === undefined || alarm.consignment === consignment))
      .filter((alarm) => sees(party, tables.consignments.get(alarm.consignment)?.seenBy))
      .sort((a, b) => instantOf(b.raisedAt) - instantOf(a.raisedAt) || byText(b.id, a.id)),
});

export const readMemory = (tables: MemoryTables): StoreReading => ({
  ...readAccess(tables),
  ...readCargo(tables),
  ...readEvents(tables),
  ...readAhead(tables),
  head: async () => {
    const { seq, hash } = tables.log.get(String(tables.log.size())) ?? emptyLog;
    return { seq, hash };
  },
  logAfter: async (after, limit) => Array.from({ length: limit }, (_, i) => tables.log.get(String(after + 1 + i)) ?? []).flat(),
  webhooks: async () => tables.webhooks.values(),
  deadLetters: async (webhook) => tables.deadLetters.get(webhook) ?? [],
  audit: async (party, after, limit) =>
    tables.audit
      .values()
      .filter((entry) => (party === undefined || entry.party === party) && (after === undefined || entry.id > after))
      .slice(0, limit),
  idempotent: async (key) => tables.idempotent.get(key),
});
