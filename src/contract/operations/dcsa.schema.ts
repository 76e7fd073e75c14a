/**
 * Events of DCSA Track and Trace 3.0 (beta 1) as they come and go: `metadata` says what and by whom, `payload` what happened. Only what is read here is
 * described; whatever else a sender adds passes.
 */
import { z } from 'zod';
import { momentSchema } from './party.schema.js';

export const dcsaEventTypes = ['SHIPMENT', 'TRANSPORT', 'EQUIPMENT'] as const;
export const dcsaClassifiers = ['PLN', 'EST', 'REQ', 'ACT'] as const;
export const dcsaTransportCodes = ['ARRI', 'DEPA'] as const;
export const dcsaEquipmentCodes = [
  ...['LOAD', 'DISC', 'GTIN', 'GTOT', 'STUF', 'STRP', 'PICK', 'AVPU', 'DROP', 'AVDO', 'INSP', 'RSEA', 'RMVD', 'CUSS', 'CUSI', 'CUSR', 'CROS'],
] as const;
export const dcsaShipmentCodes = [
  ...['RECE', 'DRFT', 'PENA', 'PENU', 'PENC', 'CONF', 'REJE', 'APPR', 'ISSU', 'SURR', 'SUBM', 'VOID', 'REQS', 'CMPL', 'HOLD', 'RELS', 'CANC'],
] as const;
export const dcsaFacilities = ['BORD', 'CLOC', 'COFS', 'OFFD', 'DEPO', 'INTE', 'POTE', 'RAMP', 'WAYP', 'BRTH', 'ANCH', 'PBPL'] as const;
export const dcsaModes = ['VESSEL', 'RAIL', 'TRUCK', 'BARGE'] as const;

/** Texts, in DCSA. */
const degrees = (most: number) =>
  z
    .string()
    .refine((text) => /^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most, { message: `Degrees from -${most} to ${most}, as “43.65”` });
const reference = z.looseObject({ type: z.string(), value: z.string() });
const location = z.looseObject({
  locationType: z.string().optional(),
  locationName: z.string().optional(),
  UNLocationCode: z
    .string()
    .regex(/^[A-Z]{2}[A-Z2-9]{3}$/)
    .optional(),
  latitude: degrees(90).optional(),
  longitude: degrees(180).optional(),
});
const transportCall = z.looseObject({
  transportCallReference: z.string().optional(),
  modeOfTransport: z.enum(dcsaModes).optional(),
  location: location.optional(),
  facilityTypeCode: z.enum(dcsaFacilities).optional(),
  vessel: z.looseObject({ name: z.string().optional() }).optional(),
  railService: z.string().optional(),
  licencePlate: z.string().optional(),
});
const happened = {
  eventClassifierCode: z.enum(dcsaClassifiers),
  eventDateTime: momentSchema,
  delayReasonCode: z.string().max(10).optional(),
  changeRemark: z.string().optional(),
  relatedDocumentReferences: z.array(reference).optional(),
  references: z.array(reference).optional(),
};

export const dcsaTransportPayloadSchema = z.looseObject({
  ...happened,
  transportEventTypeCode: z.enum(dcsaTransportCodes),
  transportCall,
});
export const dcsaEquipmentPayloadSchema = z.looseObject({
  ...happened,
  equipmentEventTypeCode: z.enum(dcsaEquipmentCodes),
  equipmentReference: z.string().min(1),
  emptyIndicatorCode: z.enum(['EMPTY', 'LADEN']).optional(),
  transportCall: transportCall.optional(),
  location: location.optional(),
  facilityTypeCode: z.enum(dcsaFacilities).optional(),
  seals: z.array(z.looseObject({ number: z.string(), source: z.string().optional(), type: z.string().optional() })).optional(),
});
export const dcsaShipmentPayloadSchema = z.looseObject({
  ...happened,
  eventClassifierCode: z.literal('ACT', 'An event of a shipment has happened: its classifier is ACT'),
  shipmentEventTypeCode: z.enum(dcsaShipmentCodes),
  documentTypeCode: z.string(),
  documentReference: z.string(),
  reason: z.string().optional(),
});

export const dcsaMetadataSchema = z.looseObject({
  eventID: z.guid(),
  eventCreatedDateTime: momentSchema,
  eventType: z.enum(dcsaEventTypes),
  retractedEventID: z.guid().optional(),
  publisher: z.looseObject({ partyName: z.string().optional() }).optional(),
  publisherRole: z.string().optional(),
});

/** What kind of payload it is, `metadata.eventType` says: the reader checks it by that. */
export const dcsaEventSchema = z.looseObject({
  metadata: dcsaMetadataSchema,
  payload: z.record(z.string(), z.unknown()).optional(),
});

/** What happened to a consignment, and what of it DCSA has no words for. */
export const dcsaListSchema = z.strictObject({ events: z.array(dcsaEventSchema), leftOut: z.array(z.string()) });

export type DcsaMetadata = z.infer<typeof dcsaMetadataSchema>;
export type DcsaEvent = {
  readonly metadata: DcsaMetadata;
  readonly payload?: DcsaTransportPayload | DcsaEquipmentPayload | DcsaShipmentPayload;
};
export type DcsaTransportPayload = z.infer<typeof dcsaTransportPayloadSchema>;
export type DcsaEquipmentPayload = z.infer<typeof dcsaEquipmentPayloadSchema>;
export type DcsaShipmentPayload = z.infer<typeof dcsaShipmentPayloadSchema>;
export type DcsaLocation = z.infer<typeof location>;
export type DcsaTransportCall = z.infer<typeof transportCall>;
export type DcsaFacility = (typeof dcsaFacilities)[number];
