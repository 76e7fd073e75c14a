/** Appends to the log and keeps events. */
import { sql } from 'kysely';
import type { StoreWriting } from '../../application/index.js';
import type { LogLine, TrackedEvent } from '../../contract/index.js';
import { toKey } from './key-text.js';
import { eventKeyText } from './read-events.js';
import type { StoreDatabase } from './store-tables.js';

/** Channel on which a changed head is told. */
export const headChannel = 'qiyun_head';

/** The end of the log as the transaction that has locked it knows it. */
export interface LockedHead {
  seq: number;
  hash: string;
}

type Writings = Pick<StoreWriting, 'head' | 'appendLog' | 'insertEvents' | 'retractEvent'>;

export const writeEvents = (db: StoreDatabase, head: LockedHead): Writings => ({
  head: async () => ({ ...head }),
  appendLog: async (lines) => {
    const last = lines.at(-1);
    if (last === undefined) return;
    checkChained(lines, head);
    head.seq = last.seq;
    head.hash = last.hash;
    await sql`
      with added as (insert into qiyun.log (seq, line)
        select ${last.seq - lines.length}::bigint + i, line::json from unnest(${lines.map(toText)}::text[]) with ordinality as added (line, i))
      update qiyun.head set seq = ${last.seq}, hash = ${last.hash} returning pg_notify(${headChannel}, ${String(last.seq)})
    `.execute(db);
  },
  insertEvents: async (events) => {
    if (events.length === 0) return;
    const rows = JSON.stringify(events.map(rowOf));
    const documents = events.map(({ postedHash: _, ...event }) => toText(event));
    await sql`
      insert into qiyun.events (key, at_ms, party, id, unit, consignments, located, posted_hash, doc)
      select r.key, r.at_ms, r.party, r.id, r.unit, r.consignments, r.located, r.posted_hash, d.doc::json
      from json_to_recordset(${rows}::json) as r (i integer, key text, at_ms bigint, party text, id text, unit text, consignments text[],
        located boolean, posted_hash text)
      join unnest(${documents}::text[]) with ordinality as d (doc, i) on d.i = r.i
    `.execute(db);
  },
  retractEvent: async (key, { id, postedHash, reportedBy, at }) => {
    const event = await db.selectFrom('qiyun.events').select('doc').where('key', '=', toKey(key)).executeTakeFirst();
    if (event === undefined) throw new Error(`retractEvent of ${key}, which was never inserted`);
    const doc = JSON.stringify({ ...event.doc, retractedBy: id, retractedAt: at });
    await sql`
      with taken as (insert into qiyun.retractions (key, event, posted_hash) values (${eventKeyText(reportedBy, id)}, ${toKey(key)}, ${postedHash}))
      update qiyun.events set located = false, doc = ${doc} where key = ${toKey(key)}
    `.execute(db);
  },
});

/** Documents go as texts beside the rows: taken out of a JSON, a text with the character zero in it would not fit. */
const toText = (document: unknown): string => JSON.stringify(document);

const rowOf = (event: TrackedEvent & { readonly postedHash: string }, i: number) => ({
  i: i + 1,
  key: eventKeyText(event.reportedBy, event.id),
  at_ms: Date.parse(event.at),
  party: toKey(event.reportedBy),
  id: toKey(event.id),
  unit: toKey(event.unit),
  consignments: event.consignments.map(toKey),
  located: event.classifier === 'ACT' && (event.position !== null || event.place !== null) && event.retractedBy === null,
  posted_hash: event.postedHash,
});

/** The last guard of the chain: no line goes in that does not follow the one before. */
function checkChained(lines: readonly LogLine[], head: LockedHead): void {
  let { seq, hash } = head;
  for (const line of lines) {
    if (line.seq !== seq + 1 || line.previous !== hash)
      throw new Error(`appendLog of line ${line.seq} after ${line.previous}: expected line ${seq + 1} after ${hash}`);
    seq = line.seq;
    hash = line.hash;
  }
}
