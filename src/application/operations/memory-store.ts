/** Operations without a folder: for tests, and for a server that is to forget. One lane for reading and writing, so nobody sees half a change. */
import { createTables, type MemoryTables, readMemory } from './memory-reading.js';
import { eventKeyOf, type OperationsStore, StoreGone, type StoreWriting } from './operations-store.js';

const writeAccess = (
  tables: MemoryTables,
): Pick<StoreWriting, 'putParty' | 'putAccessKey' | 'putShareLink' | 'revokeShareLink' | 'putWebhook' | 'addDeadLetter'> => ({
  putParty: async (party) => tables.parties.put(party.id, party),
  putAccessKey: async (key) => tables.accessKeys.put(key.id, key),
  putShareLink: async (link) => tables.shareLinks.put(link.id, link),
  revokeShareLink: async (id, at) => {
    const link = tables.shareLinks.get(id);
    if (link === undefined) throw new Error(`there is no share link ${id} to revoke`);
    tables.shareLinks.put(id, { ...link, revokedAt: at });
  },
  putWebhook: async (webhook) => tables.webhooks.put(webhook.id, webhook),
  addDeadLetter: async (letter) => tables.deadLetters.put(letter.webhook, [...(tables.deadLetters.get(letter.webhook) ?? []), letter]),
});

const writeCargo = (
  tables: MemoryTables,
): Pick<StoreWriting, 'putConsignment' | 'addReporters' | 'putOrder' | 'insertEvents' | 'retractEvent' | 'putForecasts' | 'putAlarms'> => ({
  putConsignment: async (document, seenBy, reporters = []) => {
    const before = tables.consignments.get(document.id)?.reporters ?? [];
    tables.consignments.put(document.id, { document, seenBy, reporters: [...new Set([...before, ...reporters])].sort() });
    for (const { id } of document.units) {
      const carried = tables.units.get(id);
      if (carried?.has(document.id) !== true) tables.units.put(id, new Set([...(carried ?? []), document.id]));
    }
  },
  addReporters: async (party, consignments) => {
    for (const id of consignments) {
      const found = tables.consignments.get(id);
      if (found !== undefined) tables.consignments.put(id, { ...found, reporters: [...new Set([...found.reporters, party])].sort() });
    }
  },
  putOrder: async (document, seenBy) => tables.orders.put(document.id, { document, seenBy }),
  insertEvents: async (events) => {
    for (const { postedHash, ...event } of events) {
      const key = eventKeyOf(event.reportedBy, event.id);
      if (tables.posted.get(key) !== undefined) throw new Error(`event ${key} is there already`);
      tables.posted.put(key, { postedHash });
      tables.events.put(key, event);
      for (const id of event.consignments) tables.eventsOf.put(id, [...(tables.eventsOf.get(id) ?? []), key]);
    }
  },
  retractEvent: async (key, { id, postedHash, reportedBy, at }) => {
    const event = tables.events.get(key);
    if (event === undefined) throw new Error(`there is no event ${key} to retract`);
    tables.posted.put(eventKeyOf(reportedBy, id), { postedHash });
    tables.events.put(key, { ...event, retractedBy: id, retractedAt: at });
  },
  putForecasts: async (forecasts) => {
    for (const forecast of forecasts) tables.forecasts.put(forecast.consignment, [...(tables.forecasts.get(forecast.consignment) ?? []), forecast]);
  },
  putAlarms: async (alarms) => {
    for (const alarm of alarms) tables.alarms.put(alarm.id, alarm);
  },
});

const writeMemory = (tables: MemoryTables): StoreWriting => ({
  ...readMemory(tables),
  ...writeAccess(tables),
  ...writeCargo(tables),
  appendLog: async (lines) => {
    for (const line of lines) {
      const { seq, hash } = await readMemory(tables).head();
      if (line.seq !== seq + 1 || line.previous !== hash) throw new Error(`appendLog of line ${line.seq}: expected line ${seq + 1} after ${hash}`);
      tables.log.put(String(line.seq), line);
    }
  },
  addAudit: async (entry) => {
    const id = String(tables.audit.size() + 1).padStart(12, '0');
    tables.audit.put(id, { ...entry, id });
  },
  putIdempotent: async (key, made) => tables.idempotent.put(key, made),
});

export function createMemoryStore(): OperationsStore {
  const tables = createTables();
  const reading = readMemory(tables);
  const writing = writeMemory(tables);
  const watchers = new Set<(seq: number) => void>();
  let lane: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = lane.then(work);
    lane = result.catch(() => undefined);
    return result;
  };
  const write = async <T>(work: (inside: StoreWriting) => Promise<T>): Promise<T> => {
    const { seq } = await reading.head();
    try {
      const value = await work(writing);
      for (const table of Object.values(tables)) table.keep();
      const head = await reading.head();
      if (head.seq > seq) for (const watcher of watchers) watcher(head.seq);
      return value;
    } catch (error) {
      for (const table of Object.values(tables)) table.takeBack();
      throw error;
    }
  };
  let isClosed = false;
  const open = <T>(work: () => Promise<T>): Promise<T> =>
    isClosed ? Promise.reject(new StoreGone('The store of operations is closed.')) : inTurn(work);
  return {
    read: (work) => open(() => work(reading)),
    write: (work) => open(() => write(work)),
    watchHead: (listener) => {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    close: () => {
      isClosed = true;
      return inTurn(async () => watchers.clear());
    },
  };
}
