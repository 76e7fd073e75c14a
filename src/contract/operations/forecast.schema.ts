/** What remains: when a consignment arrives, how sure that is, what moved it, and what asks for attention. */
import { z } from 'zod';
import { momentSchema, partyId } from './party.schema.js';

const spreadSchema = z.strictObject({ p10: momentSchema, p50: momentSchema, p90: momentSchema });

export const forecastSchema = z.strictObject({
  consignment: z.string(),
  itineraryVersion: z.number().int(),
  /** 1 for the first. */
  number: z.number().int(),
  issuedAt: momentSchema,
  /** Where it was when the forecast was made. */
  from: z.strictObject({ leg: z.number().int(), place: z.string().nullable(), at: momentSchema, event: z.string().nullable() }),
  arrival: spreadSchema,
  /** Share of draws that make the deadline; null without one. */
  onTime: z.number().nullable(),
  /** The legs still ahead: index into the itinerary, and when each ends. */
  ahead: z.array(z.strictObject({ leg: z.number().int(), ends: spreadSchema })),
  cause: z.strictObject({
    kind: z.enum(['first', 'late', 'early', 'waiting', 'missed-connection', 'new-itinerary', 'retraction', 'surer']),
    /** How far the median moved; positive is later. */
    movedHours: z.number(),
    leg: z.number().int().nullable(),
    sentence: z.string(),
  }),
});

export const alarmKinds = ['late', 'missed-connection', 'stopped', 'off-route', 'silent', 'paper-expiring'] as const;
export const severities = ['notice', 'warning', 'critical'] as const;

export const alarmSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(alarmKinds),
  severity: z.enum(severities),
  state: z.enum(['open', 'acknowledged', 'silenced', 'cleared']),
  consignment: z.string(),
  unit: z.string().nullable(),
  raisedAt: momentSchema,
  /** In English; a screen in another language makes its own of `kind` and `facts`. */
  sentence: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  acknowledged: z.strictObject({ by: partyId, at: momentSchema, note: z.string() }).nullable(),
  silencedUntil: momentSchema.nullable(),
  clearedAt: momentSchema.nullable(),
});

export type Forecast = z.infer<typeof forecastSchema>;
export type Alarm = z.infer<typeof alarmSchema>;
export type AlarmKind = Alarm['kind'];
export type Severity = Alarm['severity'];
