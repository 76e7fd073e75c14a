/** A consignment: one cargo, one shipper, one consignee, one chosen itinerary, with its load units, parties and papers. */
import { z } from 'zod';
import { itinerarySchema, namedPlaceSchema } from '../plan-answer.schema.js';
import { documentParticularsSchema } from './document.schema.js';
import { momentSchema, partyId } from './party.schema.js';
import { replaySchema } from './replay.schema.js';

export const consignmentStates = ['draft', 'booked', 'under-way', 'arrived', 'closed', 'cancelled'] as const;
export const partyRoles = ['shipper', 'consignee', 'forwarder', 'carrier', 'railway', 'port', 'customs'] as const;
export const unitKinds = ['container', 'truck', 'trailer', 'wagon', 'loose', 'liquid'] as const;
export const paperKinds = ['CMR', 'SMGS', 'CIM/SMGS', 'TIR', 'INV', 'PKL', 'COO', 'DGD', 'permit', 'other'] as const;

export const loadUnitSchema = z.strictObject({
  id: z.string().describe('Within the whole system: “MSKU0000006”, or a truck’s number plate'),
  kind: z.enum(unitKinds),
  type: z.string().describe('40HC, 20DC, semitrailer …'),
  grossKg: z.number().min(0),
  seals: z.array(z.string()),
  /** What is odd but taken, as a container number with a wrong check digit. */
  warnings: z.array(z.string()),
});

export const goodsSchema = z.strictObject({
  description: z.string(),
  hs: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  packages: z.number().int().min(0).nullable(),
  packing: z.string().nullable(),
  marks: z.string().nullable(),
  grossKg: z.number().min(0),
  volumeM3: z.number().min(0).nullable(),
  valueUsd: z.number().min(0).nullable(),
  /** UN number, class and packing group of dangerous goods. */
  dangerous: z.strictObject({ un: z.string(), class: z.string(), packingGroup: z.string().nullable() }).nullable(),
});

export const paperSchema = z.strictObject({
  kind: z.enum(paperKinds),
  number: z.string(),
  issuedAt: momentSchema.nullable(),
  expiresAt: momentSchema.nullable(),
});

/** What a caller gives to open one; the itinerary is one of an answer of `plan`, unchanged. */
export const newConsignmentSchema = z.strictObject({
  reference: z.string().min(1).max(100),
  parties: z.array(z.strictObject({ party: partyId, role: z.enum(partyRoles) })).min(2),
  cargo: z.string().describe('As in `--cargo`: “1x40HC:20t”'),
  goods: z.array(goodsSchema).min(1),
  units: z.array(loadUnitSchema.omit({ warnings: true })).min(1),
  itinerary: itinerarySchema,
  places: z.array(namedPlaceSchema),
  replay: replaySchema.nullable(),
  deadline: momentSchema.nullable(),
  papers: z.array(paperSchema),
  /** What only papers need; absent as long as nobody gave it. */
  particulars: documentParticularsSchema.exactOptional(),
});

const noLongerFits = z.array(z.string()).exactOptional();

export const consignmentSchema = z.strictObject({
  id: z.string(),
  /** Grows with every change; a change names the version that it saw. */
  version: z.number().int(),
  state: z.enum(consignmentStates),
  ...newConsignmentSchema.shape,
  units: z.array(loadUnitSchema),
  /** Of the itinerary; grows when a re-plan is adopted. */
  itineraryVersion: z.number().int(),
  /** A re-plan that waits for who must agree. */
  proposal: z
    .strictObject({
      itinerary: itinerarySchema,
      places: z.array(namedPlaceSchema),
      replay: replaySchema.nullable(),
      because: z.string(),
      proposedBy: partyId,
      agreedBy: z.array(partyId),
      mustAgree: z.array(partyId),
      noLongerFits: noLongerFits.describe('What was made for the present way and does not fit this one, in sentences; absent where all fits'),
    })
    .nullable(),
  noLongerFits: noLongerFits.describe('What did not fit the way that was adopted last; until papers or particulars are given anew'),
  order: z.string().nullable().describe('The dispatch order that releases it'),
  createdAt: momentSchema,
  createdBy: partyId,
});

export type LoadUnit = z.infer<typeof loadUnitSchema>;
export type Goods = z.infer<typeof goodsSchema>;
export type Paper = z.infer<typeof paperSchema>;
export type NewConsignment = z.infer<typeof newConsignmentSchema>;
export type Consignment = z.infer<typeof consignmentSchema>;
export type ConsignmentState = Consignment['state'];
export type PartyRole = (typeof partyRoles)[number];
