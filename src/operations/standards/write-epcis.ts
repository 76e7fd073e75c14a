/**
 * What happened to consignments as an EPCIS 2.0 document. EPCIS is history: what is planned or estimated is left out, and counted. A retracted
 * event is written with its error declaration, as the standard corrects.
 */
import type { Consignment, EpcisDocument, EpcisEvent, TrackedEvent } from '../../contract/index.js';
import { epcisContext } from '../../contract/index.js';
import { epcisWordsOf, ownPrefix, ownVocabulary, toEpc, toLocation, toTransaction } from './epcis-codes.js';
import { eventUuid } from './event-uuid.js';

export interface EpcisSource {
  readonly consignments: readonly Consignment[];
  readonly events: readonly TrackedEvent[];
  readonly createdAt: string;
}

export interface EpcisAnswer {
  readonly document: EpcisDocument;
  readonly leftOut: { readonly planned: number; readonly estimated: number };
}

export function writeEpcisDocument({ consignments, events, createdAt }: EpcisSource): EpcisAnswer {
  const units = new Map(consignments.flatMap((consignment) => consignment.units.map((unit) => [unit.id, unit])));
  const happened = events.filter(({ classifier }) => classifier === 'ACT');
  const written = happened.map((event) => writeEvent(event, units.get(event.unit)?.seals ?? []));
  const eventList = [...consignments.flatMap(listPaperEvents), ...written].sort(byTime);
  return {
    document: {
      '@context': [epcisContext, { [ownPrefix]: ownVocabulary }],
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: createdAt,
      epcisBody: { eventList },
    },
    leftOut: {
      planned: events.filter(({ classifier }) => classifier === 'PLN').length,
      estimated: events.filter(({ classifier }) => classifier === 'EST').length,
    },
  };
}

const byTime = (a: EpcisEvent, b: EpcisEvent): number =>
  Date.parse(a.eventTime) - Date.parse(b.eventTime) || ((a.eventID ?? '') < (b.eventID ?? '') ? -1 : 1);

function writeEvent(event: TrackedEvent, seals: readonly string[]): EpcisEvent {
  const { step, disposition, kind, stays } = epcisWordsOf[event.code];
  const readPoint =
    event.place !== null ? toLocation(event.place) : event.position !== null ? `geo:${event.position.lat},${event.position.lon}` : undefined;
  const whole = {
    eventID: `urn:uuid:${eventUuid(event.reportedBy, event.id)}`,
    eventTime: event.at,
    recordTime: event.recordedAt,
    eventTimeZoneOffset: offsetOf(event.at),
    bizStep: step,
    disposition,
    ...(readPoint === undefined ? {} : { readPoint: { id: readPoint } }),
    ...(stays && event.place !== null ? { bizLocation: { id: toLocation(event.place) } } : {}),
    ...(event.consignments.length === 0
      ? {}
      : { bizTransactionList: event.consignments.map((id) => ({ bizTransaction: toTransaction('consignment', id) })) }),
    ...declareError(event),
    ...listOwn(event),
  };
  const unit = toEpc(event.unit);
  if (event.vehicle !== null && (kind === 'joined' || kind === 'parted'))
    return { type: 'AggregationEvent', action: kind === 'joined' ? 'ADD' : 'DELETE', parentID: toEpc(event.vehicle), childEPCs: [unit], ...whole };
  if (seals.length > 0 && (kind === 'sealed' || kind === 'unsealed'))
    return {
      type: 'AssociationEvent',
      action: kind === 'sealed' ? 'ADD' : 'DELETE',
      parentID: unit,
      childEPCs: seals.map((seal) => toEpc(`seal:${seal}`)),
      ...whole,
    };
  return { type: 'ObjectEvent', action: 'OBSERVE', epcList: [unit], ...whole };
}

const declareError = ({ retractedBy, retractedAt }: TrackedEvent) =>
  retractedBy === null || retractedAt === null
    ? {}
    : { errorDeclaration: { declarationTime: retractedAt, reason: 'did_not_occur' as const, [`${ownPrefix}:retractedBy`]: retractedBy } };

/** What the standard has no place for, under our prefix: with it a document of ours is read back as it was. */
const listOwn = ({ id, code, mode, vehicle, note, delayReason, position }: TrackedEvent): Record<string, string> => {
  const own = { id, code, mode, vehicle, note, delayReason, position: position === null ? null : `geo:${position.lat},${position.lon}` };
  return Object.fromEntries(Object.entries(own).flatMap(([key, value]) => (value === null ? [] : [[`${ownPrefix}:${key}`, value]])));
};

/** A paper that was issued ties the load units to it. */
const listPaperEvents = ({ id, papers, units }: Consignment): EpcisEvent[] =>
  papers.flatMap(({ kind, number, issuedAt }): EpcisEvent[] =>
    issuedAt === null
      ? []
      : [
          {
            type: 'TransactionEvent',
            eventID: `urn:uuid:${eventUuid(id, `paper ${kind} ${number}`)}`,
            eventTime: issuedAt,
            eventTimeZoneOffset: offsetOf(issuedAt),
            action: 'ADD',
            bizStep: 'consigning',
            bizTransactionList: [{ type: kind === 'INV' ? 'inv' : kind === 'COO' ? 'cert' : 'bol', bizTransaction: toTransaction(kind, number) }],
            epcList: units.map((unit) => toEpc(unit.id)),
          },
        ],
  );

const offsetOf = (moment: string): string => (moment.endsWith('Z') ? '+00:00' : moment.slice(-6));
