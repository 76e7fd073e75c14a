/**
 * Events of DCSA Track and Trace 3.0 as events of ours. All are read or none: every problem is told. Codes of the ocean trade that nothing here
 * follows (bookings, shipping instructions) are left out and named; odd container numbers are taken with a warning.
 */
import {
  type DcsaEquipmentPayload,
  type DcsaLocation,
  type DcsaMetadata,
  type DcsaShipmentPayload,
  type DcsaTransportCall,
  type DcsaTransportPayload,
  dcsaEquipmentPayloadSchema,
  dcsaEventSchema,
  dcsaShipmentPayloadSchema,
  dcsaTransportPayloadSchema,
  type EventCode,
  eventCodes,
  type NewEvent,
  type Retraction,
  type SchemaIssue,
} from '../../contract/index.js';
import { checkContainerNumber } from './container-number.js';
import { modeOfDcsa } from './dcsa-codes.js';
import { memberId } from './event-uuid.js';
import { closeReading, type FormatReading, fromSchema, openReadingLog, type ReadingLog } from './read-problems.js';

export interface DcsaReadingParts {
  /** The place with this UN/LOCODE. */
  readonly findPlace: (unLocode: string) => string | undefined;
  /** What became of an event of theirs here: one of several load units became several of ours. Undefined: it was never read. */
  readonly idsOf?: (eventId: string) => readonly string[] | undefined;
}

type Read = NewEvent | Retraction;

/** `raw`: one event or a list of them, as parsed from JSON. */
export function readDcsaEvents(raw: unknown, parts: DcsaReadingParts): FormatReading<Read> {
  const log = openReadingLog();
  const all = Array.isArray(raw) ? raw : [raw];
  // what is told and taken back in one list
  const told = new Map<string, readonly string[]>();
  const known: DcsaReadingParts = { ...parts, idsOf: (id) => told.get(id) ?? parts.idsOf?.(id) };
  const value = all.flatMap((one, i) => {
    const at = Array.isArray(raw) ? `events.${i}` : '';
    const read = readOne(one, at, known, log);
    const ids = read.flatMap((event) => ('retracts' in event ? [] : [event.id]));
    if (ids.length > 0) told.set((one as DcsaShell).metadata.eventID, ids);
    return read.map((event) => ({ at, value: event }));
  });
  return closeReading<Read>(log, value);
}
type DcsaShell = ReturnType<typeof dcsaEventSchema.parse>;

/** The events of theirs that are taken back: whoever reads the document looks up what became of them here. */
export const listDcsaRetracted = (raw: unknown): readonly string[] =>
  (Array.isArray(raw) ? raw : [raw]).flatMap((one) => dcsaEventSchema.safeParse(one).data?.metadata.retractedEventID ?? []);

function readOne(raw: unknown, at: string, parts: DcsaReadingParts, log: ReadingLog): Read[] {
  const shell = dcsaEventSchema.safeParse(raw);
  if (!shell.success) {
    log.problems.push(...fromSchema(raw, shell.error.issues, at));
    return [];
  }
  const { metadata, payload } = shell.data;
  const under = at === '' ? 'payload' : `${at}.payload`;
  if (metadata.retractedEventID !== undefined) {
    if (payload !== undefined) log.problems.push({ at: under, sentence: 'A retraction has metadata only; this one has a payload too.' });
    return listRetractions(metadata, metadata.retractedEventID, parts);
  }
  if (payload === undefined) {
    log.problems.push({ at: under, sentence: 'The event has no payload and takes nothing back.' });
    return [];
  }
  const read = readPayload(metadata, payload);
  if ('issues' in read) {
    log.problems.push(...fromSchema(payload, read.issues, under));
    return [];
  }
  return toEvents(metadata, read, under, parts, log);
}

function listRetractions({ eventID }: DcsaMetadata, retracted: string, { idsOf }: DcsaReadingParts): Retraction[] {
  const ids = idsOf?.(retracted) ?? [retracted];
  return ids.map((retracts) => ({
    id: ids.length === 1 ? eventID : memberId(eventID, retracts),
    retracts,
    because: 'Retracted by its publisher',
  }));
}

interface PayloadRead {
  readonly code: string;
  readonly payload: DcsaTransportPayload | DcsaEquipmentPayload | DcsaShipmentPayload;
  readonly units: readonly string[];
  readonly call: DcsaTransportCall | undefined;
  readonly location: DcsaLocation | undefined;
}

function readPayload({ eventType }: DcsaMetadata, raw: Record<string, unknown>): PayloadRead | { issues: readonly SchemaIssue[] } {
  if (eventType === 'EQUIPMENT') {
    const read = dcsaEquipmentPayloadSchema.safeParse(raw);
    if (!read.success) return { issues: read.error.issues };
    const { equipmentEventTypeCode: code, equipmentReference, transportCall: call } = read.data;
    return { code, payload: read.data, units: [equipmentReference], call, location: call?.location ?? read.data.location };
  }
  const schema = eventType === 'TRANSPORT' ? dcsaTransportPayloadSchema : dcsaShipmentPayloadSchema;
  const read = schema.safeParse(raw);
  if (!read.success) return { issues: read.error.issues };
  const units = (read.data.references ?? []).filter(({ type }) => type === 'EQ').map(({ value }) => value);
  if ('transportEventTypeCode' in read.data) {
    const { transportEventTypeCode, transportCall } = read.data as DcsaTransportPayload;
    return { code: transportEventTypeCode, payload: read.data, units, call: transportCall, location: transportCall.location };
  }
  return { code: (read.data as DcsaShipmentPayload).shipmentEventTypeCode, payload: read.data, units, call: undefined, location: undefined };
}

function toEvents({ eventID }: DcsaMetadata, read: PayloadRead, at: string, { findPlace }: DcsaReadingParts, log: ReadingLog): NewEvent[] {
  const { payload, units, call, location } = read;
  const code = eventCodes.find((one): one is EventCode => one === read.code);
  const classifier = payload.eventClassifierCode;
  if (code === undefined || classifier === 'REQ') {
    const what =
      code === undefined ? `${read.code} is an event of papers or equipment that nothing here follows` : 'REQ is a wish, neither plan nor history';
    log.leftOut.push({ at, sentence: `${what}; it is left out.` });
    return [];
  }
  if (isEmptyMove(code, payload)) {
    log.leftOut.push({ at, sentence: `The equipment of this ${code} is empty, so it carries no consignment; it is left out.` });
    return [];
  }
  if (units.length === 0) {
    log.problems.push({
      at: `${at}.references`,
      sentence: 'The event names no equipment (a reference of type EQ), so it is not known what it is of.',
    });
    return [];
  }
  const place = location?.UNLocationCode === undefined ? undefined : findPlace(location.UNLocationCode);
  if (location?.UNLocationCode !== undefined && place === undefined)
    log.warnings.push({ at, sentence: `No place here has the UN/LOCODE ${location.UNLocationCode}; the event is kept without a place.` });
  for (const unit of units) warnOfNumber(unit, at, log);
  return units.map((unit) => ({
    id: units.length === 1 ? eventID : memberId(eventID, unit),
    unit,
    code,
    classifier,
    at: payload.eventDateTime,
    place: place ?? null,
    position: positionOf(location),
    mode: call?.modeOfTransport === undefined ? null : modeOfDcsa(call.modeOfTransport, unit),
    vehicle: call?.vessel?.name ?? call?.licencePlate ?? call?.railService ?? null,
    note: noteOf(payload.changeRemark, place === undefined ? location?.locationName : undefined),
    delayReason: payload.delayReasonCode ?? null,
  }));
}

/** A container that comes or goes empty carries nothing of ours: followed, it would begin a run, or end it. Stuffing fills one, stripping leaves it empty. */
const isEmptyMove = (code: EventCode, payload: PayloadRead['payload']): boolean =>
  'emptyIndicatorCode' in payload && payload.emptyIndicatorCode === 'EMPTY' && code !== 'STUF' && code !== 'STRP';

function warnOfNumber(unit: string, at: string, { warnings }: ReadingLog): void {
  // whatever has the length of one is meant as one; number plates are not
  if (!/^[A-Z]{4}\d{7}$/.test(unit)) return;
  const check = checkContainerNumber(unit);
  if (check.kind === 'warning') warnings.push({ at, sentence: check.sentence });
}

function positionOf(location: DcsaLocation | undefined): NewEvent['position'] {
  if (location?.latitude === undefined || location.longitude === undefined) return null;
  return { lat: Number(location.latitude), lon: Number(location.longitude) };
}

function noteOf(remark: string | undefined, placeName: string | undefined): string | null {
  const parts = [remark, placeName === undefined ? undefined : `at ${placeName}`].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join('; ').slice(0, 500);
}
