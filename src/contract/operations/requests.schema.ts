/** What the operations endpoints take where it is not a document of its own. */
import { z } from 'zod';
import { itinerarySchema, namedPlaceSchema } from '../plan-answer.schema.js';
import { consignmentSchema, loadUnitSchema } from './consignment.schema.js';
import { documentParticularsSchema } from './document.schema.js';
import { postedEventSchema } from './event.schema.js';
import { newOrderSchema } from './order.schema.js';
import { momentSchema, signingKeySchema } from './party.schema.js';
import { replaySchema } from './replay.schema.js';

const version = z.number().int().min(1).describe('The version that you saw: refused when it has changed meanwhile');

export const newSigningKeySchema = signingKeySchema.pick({ publicKey: true });
export const newShareLinkSchema = z.strictObject({ expiresAt: momentSchema });

export const consignmentChangeSchema = z.strictObject({
  version,
  state: consignmentSchema.shape.state.exactOptional(),
  deadline: consignmentSchema.shape.deadline.exactOptional(),
  papers: consignmentSchema.shape.papers.exactOptional(),
  goods: consignmentSchema.shape.goods.exactOptional(),
  particulars: documentParticularsSchema.exactOptional().describe('All of them: those that are there give way'),
  units: z
    .array(loadUnitSchema.extend({ warnings: loadUnitSchema.shape.warnings.default([]).describe('The server finds them itself') }))
    .exactOptional(),
});
export const proposalSchema = z.strictObject({
  version,
  itinerary: itinerarySchema,
  places: z.array(namedPlaceSchema),
  replay: replaySchema.nullable(),
  because: z.string().min(1).max(500),
});
export const agreementSchema = z.strictObject({ version });

export const checkSchema = z.strictObject({ convoy: z.string(), item: z.string(), done: z.boolean() });
export const readySchema = z.strictObject({ convoy: z.string() });
export const amendmentSchema = z.strictObject({ version, content: newOrderSchema });
export const withdrawalSchema = z.strictObject({ because: z.string().min(1).max(500) });

export const postedEventsSchema = z.strictObject({
  events: z.array(postedEventSchema).min(1).max(1000).describe('All of them or none: at most 1000'),
});

export const acknowledgementSchema = z.strictObject({ note: z.string().max(500).default('') });
export const silenceSchema = z.strictObject({ until: momentSchema });
