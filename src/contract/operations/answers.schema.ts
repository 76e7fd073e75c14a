/** The answers of the operations endpoints that are more than one document: lists, and who is asking. */
import { z } from 'zod';
import { itinerarySchema, legSchema, namedPlaceSchema } from '../plan-answer.schema.js';
import { consignmentSchema } from './consignment.schema.js';
import { eventSchema, logLineSchema } from './event.schema.js';
import { alarmSchema, forecastSchema } from './forecast.schema.js';
import { orderSchema } from './order.schema.js';
import { momentSchema, partyId, partySchema, scopeSchema } from './party.schema.js';
import { replaySchema } from './replay.schema.js';

/** GET /v1/me: who the key is, what time the server has (signing windows go by it), and where the log stands (to watch on from there). */
export const meSchema = z.strictObject({ party: partyId.nullable(), scopes: z.array(scopeSchema), now: momentSchema, head: z.number().int().min(0) });

export const partyListSchema = z.strictObject({ parties: z.array(partySchema) });
/** `next` is the `after` of the page that follows; null on the last one. */
export const consignmentListSchema = z.strictObject({ consignments: z.array(consignmentSchema), next: z.string().nullable() });
export const orderListSchema = z.strictObject({ orders: z.array(orderSchema) });
export const eventListSchema = z.strictObject({ events: z.array(eventSchema) });
/** The last known position of every unit that the caller may see. */
export const positionListSchema = z.strictObject({ positions: z.array(eventSchema) });
/** Oldest first. */
export const forecastListSchema = z.strictObject({ forecasts: z.array(forecastSchema) });
export const alarmListSchema = z.strictObject({ alarms: z.array(alarmSchema) });
/** Lines that the caller may see, in order; `next` is the `after` of the page that follows, null at the end of the log. */
export const logPageSchema = z.strictObject({
  lines: z.array(logLineSchema),
  next: z.number().int().nullable().describe('number of the last line that was looked at: ask after it; null at the end of the log'),
});

const wayOnSchema = z.strictObject({ itinerary: itinerarySchema, places: z.array(namedPlaceSchema), replay: replaySchema.nullable() });
/** Ways from where a consignment is, now; `none` says why there is none. */
export const waysOnSchema = z.strictObject({ from: z.string(), ways: z.array(wayOnSchema), none: z.string().nullable() });

/** A way as the holder of a share link sees it: where, by what and when, without prices, emissions or sources. */
const sharedItinerarySchema = z.strictObject({
  ...itinerarySchema.pick({ name: true, departsAt: true, arrivesAt: true, hours: true, distanceKm: true }).shape,
  legs: z.array(
    legSchema.pick({
      kind: true,
      mode: true,
      title: true,
      from: true,
      to: true,
      departsAt: true,
      arrivesAt: true,
      hours: true,
      distanceKm: true,
      through: true,
      geometry: true,
    }),
  ),
});
/** Without who told it, what else the unit carries, or the sender's names for it; events that were taken back are left out. */
const sharedEventSchema = eventSchema.pick({
  unit: true,
  code: true,
  classifier: true,
  at: true,
  place: true,
  position: true,
  mode: true,
  vehicle: true,
});

/** What the holder of a share link sees, and nothing else. */
export const sharedConsignmentSchema = z.strictObject({
  consignment: z.strictObject({
    ...consignmentSchema.pick({ id: true, reference: true, state: true, deadline: true, places: true }).shape,
    itinerary: sharedItinerarySchema,
  }),
  /** By the moment they tell of. */
  events: z.array(sharedEventSchema),
  forecast: forecastSchema.pick({ issuedAt: true, arrival: true, onTime: true, ahead: true }).nullable(),
  expiresAt: momentSchema,
});

export type Me = z.infer<typeof meSchema>;
export type WaysOn = z.infer<typeof waysOnSchema>;
export type WayOn = WaysOn['ways'][number];
export type SharedDocument = z.infer<typeof sharedConsignmentSchema>;
