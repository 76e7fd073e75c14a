/** An EPCIS 2.0 document as events of ours: all of it or nothing, with every problem at its place. */
import {
  type EpcisEvent,
  type EventCode,
  epcisDocumentSchema,
  epcisEventSchema,
  eventCodes,
  eventModes,
  type NewEvent,
  type Retraction,
  renderCanonicalJson,
  sha256Hex,
} from '../../contract/index.js';
import { findCodeOfStep, fromEpc, fromGeo, fromLocation, ownPrefix } from './epcis-codes.js';
import { memberId } from './event-uuid.js';
import { capProblems, closeReading, type FormatReading, fromSchema, openReadingLog, type ReadingLog } from './read-problems.js';

export interface EpcisReadingParts {
  /** The place of ours for a location of theirs; undefined where there is none. */
  readonly findPlace: (uri: string) => string | undefined;
}

type Read = NewEvent | Retraction;

/** `raw`: the document as parsed from JSON. */
export function readEpcisDocument(raw: unknown, parts: EpcisReadingParts): FormatReading<Read> {
  const shell = epcisDocumentSchema.safeParse(raw);
  if (!shell.success) return { kind: 'problems', problems: capProblems(fromSchema(raw, shell.error.issues, '')) };
  const log = openReadingLog();
  const value = shell.data.epcisBody.eventList.flatMap((one, i) => {
    const at = `epcisBody.eventList.${i}`;
    const read = epcisEventSchema.safeParse(one);
    if (read.success) return readEvent(read.data, at, parts, log).map((value) => ({ at, value }));
    log.problems.push(...fromSchema(one, read.error.issues, at));
    return [];
  });
  return closeReading<Read>(log, value);
}

function readEvent(event: EpcisEvent, at: string, parts: EpcisReadingParts, log: ReadingLog): Read[] {
  if (event.type === 'TransactionEvent') {
    log.leftOut.push({ at, sentence: 'A TransactionEvent ties papers to load units; the papers of a consignment are kept with the consignment.' });
    return [];
  }
  const units = unitsOf(event);
  const ids = units.map((unit) => (units.length === 1 ? idOf(event) : memberId(idOf(event), unit)));
  if (event.errorDeclaration !== undefined) {
    const retractedBy = ownText(event.errorDeclaration, 'retractedBy');
    return ids.map((id) => ({
      id: retractedBy !== undefined && ids.length === 1 ? retractedBy : memberId(id, 'retracted'),
      retracts: id,
      because: event.errorDeclaration?.reason ?? 'error declared',
    }));
  }
  const code = codeOf(event);
  if (code === undefined) {
    log.problems.push({ at: `${at}.bizStep`, sentence: `Nothing here answers the step ${event.bizStep ?? 'that is not given'}.` });
    return [];
  }
  if (units.length === 0) {
    log.problems.push({ at, sentence: 'The event names no single load unit: quantities of a class cannot be followed.' });
    return [];
  }
  const where = placeOf(event, at, parts, log);
  if (code === 'POSI' && where.place === null && where.position === null) {
    log.problems.push({ at: `${at}.readPoint`, sentence: 'The event says that it moves, and not where: a readPoint is needed.' });
    return [];
  }
  return units.map((unit, i) => ({
    id: ids[i] ?? idOf(event),
    unit,
    code,
    classifier: 'ACT',
    at: event.eventTime,
    ...where,
    mode: eventModes.find((mode) => mode === ownText(event, 'mode')) ?? null,
    vehicle:
      ownText(event, 'vehicle') ??
      (event.type === 'AggregationEvent' && event.parentID !== undefined && !isStuffing(code) ? fromEpc(event.parentID) : null),
    note: ownText(event, 'note')?.slice(0, 500) ?? null,
    delayReason: ownText(event, 'delayReason')?.slice(0, 10) ?? null,
  }));
}

const isStuffing = (code: EventCode): boolean => code === 'STUF' || code === 'STRP';

/** Of an aggregation the children move; but a container into which goods are packed is itself the load unit, as is what a seal is put on. */
function unitsOf(event: Exclude<EpcisEvent, { type: 'TransactionEvent' }>): string[] {
  if (event.type === 'ObjectEvent') return (event.epcList ?? []).map(fromEpc);
  const isParent = event.type === 'AssociationEvent' || event.bizStep === 'packing' || event.bizStep === 'unpacking';
  if (isParent) return event.parentID === undefined ? [] : [fromEpc(event.parentID)];
  return (event.childEPCs ?? []).map(fromEpc);
}

function codeOf(event: EpcisEvent): EventCode | undefined {
  const own = ownText(event, 'code');
  if (own !== undefined) return eventCodes.find((code): code is EventCode => code === own);
  return event.bizStep === undefined ? undefined : findCodeOfStep(event.bizStep);
}

function placeOf(event: EpcisEvent, at: string, { findPlace }: EpcisReadingParts, log: ReadingLog): Pick<NewEvent, 'place' | 'position'> {
  const given = event.readPoint?.id ?? event.bizLocation?.id;
  const position = fromGeo(ownText(event, 'position') ?? given ?? '') ?? null;
  if (given === undefined || given.startsWith('geo:')) return { place: null, position };
  const place = fromLocation(given) ?? findPlace(given);
  if (place === undefined)
    log.warnings.push({ at: `${at}.readPoint`, sentence: `No place here answers ${given}; the event is kept without a place.` });
  return { place: place ?? null, position };
}

const ownText = (of: object, name: string): string | undefined => {
  const value = (of as Readonly<Record<string, unknown>>)[`${ownPrefix}:${name}`];
  return typeof value === 'string' ? value : undefined;
};

/** Ours; the UUID of theirs; the digest of a longer id, or of the event where it has none: the same event read twice has the same id. */
function idOf(event: EpcisEvent): string {
  const own = ownText(event, 'id');
  if (own !== undefined && own.length <= 60) return own;
  const given = event.eventID?.replace(/^urn:uuid:/, '');
  if (given !== undefined && given.length <= 60) return given;
  // a later report of the same event has another moment of recording, or an error declared
  const { recordTime, errorDeclaration, ...told } = event;
  return sha256Hex(new TextEncoder().encode(given ?? renderCanonicalJson(told))).slice(0, 40);
}
