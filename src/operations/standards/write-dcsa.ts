/** Our events in the words of DCSA Track and Trace 3.0; an ordinary no for what it has no words for. */
import type {
  DcsaEquipmentPayload,
  DcsaEvent,
  DcsaFacility,
  DcsaLocation,
  DcsaMetadata,
  DcsaShipmentPayload,
  DcsaTransportCall,
  DcsaTransportPayload,
  TrackedEvent,
} from '../../contract/index.js';
import { dcsaModeOf, facilityOf, shipmentCodes, transportCodes } from './dcsa-codes.js';
import { eventUuid } from './event-uuid.js';

export interface PlaceFacts {
  readonly name: string;
  /** Where its id is one. */
  readonly unLocode: string | undefined;
  readonly lat: number;
  readonly lon: number;
  /** What kind of facility DCSA would call it; undefined where that is not known. */
  readonly facility: DcsaFacility | undefined;
}

export interface DcsaWriting {
  readonly findPlace: (id: string) => PlaceFacts | undefined;
  readonly publisher: { readonly partyName: string };
  /** Seals of a load unit, as far as known. */
  readonly sealsOf: (unit: string) => readonly string[];
}

export type DcsaAnswer =
  | { readonly kind: 'event'; readonly event: DcsaEvent; readonly notes: readonly string[] }
  | { readonly kind: 'none'; readonly sentence: string };

type EventType = DcsaMetadata['eventType'];
const isOneOf = <T extends string>(codes: readonly T[], code: string): code is T => codes.some((one) => one === code);

/** SHIPMENT, TRANSPORT or EQUIPMENT; undefined for a position report, which Track and Trace does not have. */
export function dcsaTypeOf({ code }: Pick<TrackedEvent, 'code'>): EventType | undefined {
  if (code === 'POSI') return undefined;
  if (isOneOf(transportCodes, code)) return 'TRANSPORT';
  return isOneOf(shipmentCodes, code) ? 'SHIPMENT' : 'EQUIPMENT';
}

export function writeDcsaEvent(event: TrackedEvent, writing: DcsaWriting): DcsaAnswer {
  const type = dcsaTypeOf(event);
  if (type === undefined) return { kind: 'none', sentence: 'Track and Trace has no position reports.' };
  const mode = event.mode === null ? undefined : dcsaModeOf[event.mode];
  const notes = event.mode !== null && mode === undefined ? [`DCSA has no word for the mode ${event.mode}; it is left out.`] : [];
  const metadata = metadataOf(eventUuid(event.reportedBy, event.id), event.recordedAt, type, writing);
  if (type === 'TRANSPORT') return { kind: 'event', event: { metadata, payload: transportPayload(event, mode, writing) }, notes };
  if (type === 'EQUIPMENT') return { kind: 'event', event: { metadata, payload: equipmentPayload(event, mode, writing) }, notes };
  if (event.classifier !== 'ACT')
    return { kind: 'none', sentence: `A ${event.code} of a shipment must have happened, and this one is ${event.classifier}.` };
  const [consignment] = event.consignments;
  if (consignment === undefined) return { kind: 'none', sentence: `A ${event.code} is of a shipment, and the load unit ${event.unit} carried none.` };
  return { kind: 'event', event: { metadata, payload: shipmentPayload(event, consignment) }, notes };
}

interface DcsaRetraction {
  readonly id: string;
  readonly reportedBy: string;
  readonly recordedAt: string;
  /** What is taken back. */
  readonly event: TrackedEvent;
}

/** A retraction has metadata and nothing else. */
export function writeDcsaRetraction({ id, reportedBy, recordedAt, event }: DcsaRetraction, writing: DcsaWriting): DcsaAnswer {
  const type = dcsaTypeOf(event);
  if (type === undefined) return { kind: 'none', sentence: 'Track and Trace has no position reports.' };
  const metadata = metadataOf(eventUuid(reportedBy, id), recordedAt, type, writing);
  return { kind: 'event', event: { metadata: { ...metadata, retractedEventID: eventUuid(event.reportedBy, event.id) } }, notes: [] };
}

const metadataOf = (eventID: string, eventCreatedDateTime: string, eventType: EventType, { publisher }: DcsaWriting): DcsaMetadata => ({
  eventID,
  eventCreatedDateTime,
  eventType,
  publisher: { partyName: publisher.partyName },
  publisherRole: 'CA',
});

const happened = ({ classifier, at, delayReason, note, consignments, unit }: TrackedEvent) => ({
  eventClassifierCode: classifier,
  eventDateTime: at,
  ...(delayReason === null ? {} : { delayReasonCode: delayReason }),
  ...(note === null ? {} : { changeRemark: note }),
  relatedDocumentReferences: consignments.map((value) => ({ type: 'BKG', value })),
  references: [{ type: 'EQ', value: unit }],
});

const transportPayload = (event: TrackedEvent, mode: DcsaTransportCall['modeOfTransport'], writing: DcsaWriting): DcsaTransportPayload => ({
  ...happened(event),
  transportEventTypeCode: event.code as DcsaTransportPayload['transportEventTypeCode'],
  transportCall: transportCallOf(event, mode, writing),
});

function equipmentPayload(event: TrackedEvent, mode: DcsaTransportCall['modeOfTransport'], writing: DcsaWriting): DcsaEquipmentPayload {
  const isCalled = mode !== undefined || event.vehicle !== null;
  const location = locationOf(event, writing);
  const facility = facilityOf(event, placeOf(event, writing)?.facility);
  const seals = writing.sealsOf(event.unit);
  return {
    ...happened(event),
    equipmentEventTypeCode: event.code as DcsaEquipmentPayload['equipmentEventTypeCode'],
    equipmentReference: event.unit,
    ...(isCalled ? { transportCall: transportCallOf(event, mode, writing) } : {}),
    ...(!isCalled && location !== undefined ? { location } : {}),
    ...(!isCalled && facility !== undefined ? { facilityTypeCode: facility } : {}),
    ...(seals.length === 0 ? {} : { seals: seals.map((number) => ({ number })) }),
  };
}

const shipmentPayload = (event: TrackedEvent, consignment: string): DcsaShipmentPayload => ({
  ...happened(event),
  eventClassifierCode: 'ACT',
  shipmentEventTypeCode: event.code as DcsaShipmentPayload['shipmentEventTypeCode'],
  documentTypeCode: 'TRD',
  documentReference: consignment,
  ...(event.note === null ? {} : { reason: event.note }),
});

function transportCallOf(event: TrackedEvent, mode: DcsaTransportCall['modeOfTransport'], writing: DcsaWriting): DcsaTransportCall {
  const { vehicle, place } = event;
  const location = locationOf(event, writing);
  const facility = facilityOf(event, placeOf(event, writing)?.facility);
  const named = {
    VESSEL: { vessel: { name: vehicle ?? '' } },
    BARGE: { vessel: { name: vehicle ?? '' } },
    RAIL: { railService: vehicle ?? '' },
    TRUCK: { licencePlate: vehicle ?? '' },
  };
  return {
    transportCallReference: [place ?? '', vehicle ?? event.unit].join(':'),
    ...(mode === undefined ? {} : { modeOfTransport: mode }),
    ...(location === undefined ? {} : { location }),
    ...(facility === undefined ? {} : { facilityTypeCode: facility }),
    ...(mode === undefined || vehicle === null ? {} : named[mode]),
  };
}

const placeOf = ({ place }: TrackedEvent, { findPlace }: DcsaWriting): PlaceFacts | undefined => (place === null ? undefined : findPlace(place));

/** By UN/LOCODE where the place has one, otherwise by its position. */
function locationOf(event: TrackedEvent, writing: DcsaWriting): DcsaLocation | undefined {
  const place = placeOf(event, writing);
  if (place?.unLocode !== undefined) return { locationType: 'UNLO', locationName: place.name, UNLocationCode: place.unLocode };
  const position = event.position ?? place;
  if (position === undefined) return undefined;
  return {
    locationType: 'GEO',
    ...(place === undefined ? {} : { locationName: place.name }),
    latitude: String(position.lat),
    longitude: String(position.lon),
  };
}
