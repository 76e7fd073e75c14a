/** Something that happened, is planned or is estimated to happen to a load unit, in the codes of DCSA Track and Trace; and positions. */
import { z } from 'zod';
import { momentSchema, partyId } from './party.schema.js';

/** DCSA codes; POSI, a position report, is ours. */
export const eventCodes = [
  'ARRI',
  'DEPA',
  'LOAD',
  'DISC',
  'GTIN',
  'GTOT',
  'STUF',
  'STRP',
  'PICK',
  'DROP',
  'INSP',
  'RSEA',
  'RMVD',
  'CUSS',
  'CUSI',
  'CUSR',
  'CROS',
  'HOLD',
  'RELS',
  'POSI',
] as const;
export const classifiers = ['PLN', 'EST', 'ACT'] as const;
export const eventModes = ['road', 'rail', 'sea', 'ferry', 'air', 'pipeline'] as const;

export const newEventSchema = z.strictObject({
  /** The sender's own name for it: the same one posted again changes nothing. */
  id: z.string().min(1).max(100),
  unit: z.string().describe('Load unit'),
  code: z.enum(eventCodes),
  classifier: z.enum(classifiers),
  at: momentSchema.describe('When it happened or is to happen, with the offset of the place'),
  place: z.string().nullable().default(null).describe('Id of a place'),
  position: z
    .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
    .nullable()
    .default(null),
  mode: z.enum(eventModes).nullable().default(null),
  vehicle: z.string().nullable().default(null).describe('Truck plate, train number, vessel name'),
  note: z.string().max(500).nullable().default(null),
  /** SMDG delay reason, where one is known. */
  delayReason: z.string().max(10).nullable().default(null),
  /** Without: those in which the sender has taken part. No default, so that what was posted before keeps its hash. */
  consignments: z
    .array(z.string().max(100))
    .min(1)
    .max(50)
    .optional()
    .describe('Consignments with this load unit of which it is told; needed once where the sender was only named in them'),
});
/** Takes back an event of one's own; nothing is ever changed. */
export const retractionSchema = z.strictObject({
  id: z.string().min(1).max(100),
  retracts: z.string().min(1).max(100),
  because: z.string().max(500),
});
export const postedEventSchema = z.union([newEventSchema, retractionSchema]);

export const eventSchema = z.strictObject({
  ...newEventSchema.shape,
  /** Consignments that the unit carried then. */
  consignments: z.array(z.string()),
  recordedAt: momentSchema,
  reportedBy: partyId,
  retractedBy: z.string().nullable().describe('Id of the retraction'),
  retractedAt: momentSchema.nullable().describe('When the retraction was recorded'),
  warnings: z.array(z.string()),
});

/** The answer to a posted batch: all of it is in the log when this is read. */
export const eventReceiptSchema = z.strictObject({
  accepted: z.number().int(),
  repeated: z.number().int().describe('Were there already'),
  warnings: z.array(z.string()),
});

/** The answer to events in a format of others. */
export const captureReceiptSchema = z.strictObject({
  ...eventReceiptSchema.shape,
  leftOut: z.array(z.string()).describe('Right, and nothing that is followed here'),
});

export const logKinds = [
  'party.added',
  'party.changed',
  'party.key-added',
  'party.key-revoked',
  'access-key.created',
  'access-key.revoked',
  'share-link.created',
  'share-link.revoked',
  'webhook.created',
  'webhook.deleted',
  'consignment.opened',
  'consignment.changed',
  'consignment.proposed',
  'consignment.agreed',
  'order.offered',
  'order.checked',
  'order.signed',
  'order.in-force',
  'order.amended',
  'order.withdrawn',
  'order.expired',
  'event.recorded',
  'event.retracted',
  'forecast.issued',
  'alarm.raised',
  'alarm.acknowledged',
  'alarm.silenced',
  'alarm.changed', // it eased, or its silence is over
  'alarm.cleared',
] as const;

/**
 * One line of the log; `hash` is over the canonical JSON of all the rest, so it chains every line before it. Where `withheld` stands the line was
 * cut for its reader: its hash is of the whole line and cannot be computed from the cut one.
 */
export const logLineSchema = z.strictObject({
  seq: z.number().int().min(1),
  at: momentSchema,
  kind: z.enum(logKinds),
  party: partyId.nullable().describe('Who did it; null is the system itself'),
  subject: z.string(),
  body: z.json(),
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  withheld: z.number().int().min(1).optional().describe('Ids of consignments left out of the body, which the reader does not see'),
});

export type NewEvent = z.infer<typeof newEventSchema>;
export type Retraction = z.infer<typeof retractionSchema>;
export type TrackedEvent = z.infer<typeof eventSchema>;
export type EventReceipt = z.infer<typeof eventReceiptSchema>;
export type CaptureReceipt = z.infer<typeof captureReceiptSchema>;
export type EventCode = (typeof eventCodes)[number];
export type Classifier = (typeof classifiers)[number];
export type LogKind = (typeof logKinds)[number];
export type LogLine = z.infer<typeof logLineSchema>;
