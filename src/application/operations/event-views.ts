/**
 * Events as one party reads them. A load unit may carry several consignments, of parties that do not know of each other: of an event's consignments
 * everybody reads those that it sees, and no more (SPEC TR12).
 */
import type { LogBodies, LogLine, TrackedEvent } from '../../contract/index.js';
import type { StoreReading } from './operations-store.js';
import type { Actor } from './outcome.js';

type Seers = ReadonlyMap<string, readonly string[]>;

const isSeenIn =
  (seers: Seers, party: string) =>
  (id: string): boolean =>
    seers.get(id)?.includes(party) === true;

/** The system reads all of each. One statement for all, and none where no event has two consignments: who reads an event sees one of them. */
export async function cutEvents(reading: StoreReading, { party }: Actor, events: readonly TrackedEvent[]): Promise<readonly TrackedEvent[]> {
  const shared = new Set(events.flatMap(({ consignments }) => (consignments.length > 1 ? consignments : [])));
  if (party === undefined || shared.size === 0) return events;
  const isSeen = isSeenIn(await reading.seenBy([...shared]), party);
  return events.map((event) => (event.consignments.length > 1 ? { ...event, consignments: event.consignments.filter(isSeen) } : event));
}

type EventBody = LogBodies['event.recorded'] | LogBodies['event.retracted'];

const eventBodyOf = ({ kind, body }: LogLine): EventBody | undefined =>
  kind === 'event.recorded' || kind === 'event.retracted' ? (body as EventBody) : undefined;

/** For each party that reads the line and may not read all of it: the line as it reads it. Its hash stays that of the whole line. */
export function cutLine(line: LogLine, readers: readonly string[], seers: Seers): ReadonlyMap<string, LogLine> {
  const body = eventBodyOf(line);
  const cut = new Map<string, LogLine>();
  if (body === undefined || body.consignments.length < 2) return cut;
  for (const party of readers) {
    const consignments = body.consignments.filter(isSeenIn(seers, party));
    const withheld = body.consignments.length - consignments.length;
    if (withheld > 0) cut.set(party, { ...line, body: { ...body, consignments } as LogLine['body'], withheld });
  }
  return cut;
}
