/** Documents of operations in the fewest words: what a store is given to keep. Only what a store looks at has a meaning. */
import { createHash } from 'node:crypto';
import type { Alarm, Consignment, DispatchOrder, Forecast, LogLine, Party, TrackedEvent } from '../../src/contract/index.js';
import { chainLines, emptyLog, type LogEntry, type LogHead } from '../../src/operations/index.js';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const noon = '2024-07-03T12:00:00.000Z';

export const party = (id: string): Party => ({ id, name: `The ${id}`, country: 'KZ', signingKeys: [] });

export function consignment(id: string, units: readonly string[], rest: Partial<Consignment> = {}): Consignment {
  const document = {
    id,
    version: 1,
    state: 'booked',
    reference: `ref ${id}`,
    parties: [],
    cargo: '1x40HC:20t',
    goods: [],
    units: units.map((unit) => ({ id: unit, kind: 'truck', type: 'semitrailer', grossKg: 20_000, seals: [], warnings: [] })),
    itinerary: { legs: [] },
    places: [],
    replay: null,
    deadline: null,
    papers: [],
    itineraryVersion: 1,
    proposal: null,
    order: null,
    createdAt: noon,
    createdBy: 'shipper',
    ...rest,
  };
  return document as unknown as Consignment;
}

export function order(id: string, rest: Partial<DispatchOrder> & { readonly closesAt?: string; readonly issuedAt?: string } = {}): DispatchOrder {
  const { closesAt = '2024-07-03T13:00:00+05:00', issuedAt = noon, ...others } = rest;
  const document = {
    id,
    state: 'offered',
    content: { formatVersion: 1, id, version: 1, title: id, issuedAt, window: { opensAt: noon, closesAt } },
    contentHash: '0'.repeat(64),
    readiness: [],
    signatures: [],
    inForceAt: null,
    earlier: [],
    withdrawn: null,
    ...others,
  };
  return document as unknown as DispatchOrder;
}

export const event = (id: string, unit: string, rest: Partial<TrackedEvent> = {}): TrackedEvent & { readonly postedHash: string } => ({
  id,
  unit,
  code: 'POSI',
  classifier: 'ACT',
  at: noon,
  place: null,
  position: { lat: 43.2, lon: 51.7 },
  mode: 'road',
  vehicle: null,
  note: null,
  delayReason: null,
  consignments: ['c1'],
  recordedAt: noon,
  reportedBy: 'carrier',
  retractedBy: null,
  retractedAt: null,
  warnings: [],
  ...rest,
  postedHash: sha256(Buffer.from(id)),
});

export const forecast = (of: string, number: number): Forecast =>
  ({ consignment: of, number, itineraryVersion: 1, issuedAt: noon, cause: { sentence: `number ${number}` } }) as unknown as Forecast;

export const alarm = (id: string, of: string, state: Alarm['state'], hour: number): Alarm =>
  ({
    id,
    kind: 'late',
    severity: 'warning',
    state,
    consignment: of,
    unit: null,
    raisedAt: `2024-07-03T${hour}:00:00.000Z`,
    sentence: `alarm ${id}`,
    facts: {},
  }) as unknown as Alarm;

/** `count` lines that follow `head`. */
export const linesAfter = (head: LogHead = emptyLog, count = 1, subject = 'kz'): readonly LogLine[] =>
  chainLines(
    head,
    Array.from({ length: count }, (): LogEntry<'party.added'> => ({ at: noon, kind: 'party.added', party: null, subject, body: party(subject) })),
    sha256,
  );
