/**
 * The answer of a plan on the wire: what `qiyun plan --json` prints. Outside units (hours, USD, kg, km), instants in RFC 3339 with
 * the offset of the place where they happen, `null` for what does not apply. docs/guide/plan-json.md explains every field and a
 * test holds the two together. Numbers are not rounded: hours are seconds / 3600, USD cents / 100, kg grams / 1000, km metres / 1000,
 * so the totals of a way are the sums of its legs to the last digit a double can add (1e-6).
 */
import { z } from 'zod';
import { replaySchema } from './operations/replay.schema.js';

const instant = z.string().describe('RFC 3339, with the offset of the place');

export const placeSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  country: z.string(),
  lat: z.number(),
  lon: z.number(),
});

export const emissionSchema = z.strictObject({ wtw: z.number(), wtt: z.number(), ttw: z.number() });

export const figures = ['distance', 'time', 'cost', 'co2e'] as const;
export const sourceSchema = z.strictObject({
  figure: z.enum(figures),
  table: z.string(),
  row: z.string(),
  source: z.string(),
  basis: z.string(),
});

export const ledgerLineSchema = z.strictObject({
  what: z.string(),
  hours: z.number(),
  distanceKm: z.number(),
  costUsd: z.number(),
  co2eKg: emissionSchema,
  how: z.strictObject({ time: z.string(), cost: z.string(), co2e: z.string() }),
  sources: z.array(sourceSchema),
});

export const legSchema = z.strictObject({
  kind: z.enum(['run', 'operation', 'procedure', 'wait']),
  mode: z.string().nullable(),
  layer: z.string(),
  title: z.string(),
  from: placeSchema,
  to: placeSchema,
  departsAt: instant,
  arrivesAt: instant,
  hours: z.number(),
  distanceKm: z.number(),
  costUsd: z.number(),
  co2eKg: emissionSchema,
  through: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  vehicle: z.string(),
  service: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  sources: z.array(sourceSchema),
  geometry: z.array(z.tuple([z.number(), z.number()])).optional(),
  lines: z.array(ledgerLineSchema).optional(),
});

export const itinerarySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  labels: z.array(z.string()),
  departsAt: instant,
  arrivesAt: instant,
  hours: z.strictObject({ mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number() }),
  onTime: z.number().nullable(),
  costUsd: z.number(),
  co2eKg: emissionSchema,
  distanceKm: z.number(),
  transshipments: z.number(),
  legs: z.array(legSchema),
  replay: replaySchema.optional(),
});

export const askedSchema = z.strictObject({
  from: placeSchema,
  to: placeSchema,
  via: z.array(z.string()),
  cargo: z.string(),
  cargoInWords: z.string(),
  departAt: instant,
  deadline: instant.nullable(),
  by: z.array(z.string()),
  avoid: z.array(z.string()),
  tir: z.boolean(),
  drivers: z.number(),
  maxTransshipments: z.number().nullable(),
  maxCostUsd: z.number().nullable(),
  top: z.number(),
  front: z.boolean(),
  epsilon: z.number(),
  seed: z.number(),
  draws: z.number(),
});

export const noWaySchema = z.strictObject({
  because: z.string(),
  sentence: z.string(),
  lift: z.array(z.strictObject({ what: z.string(), gives: z.string() })),
});

export const whyNotSchema = z.strictObject({
  asked: z.string(),
  sentence: z.string(),
  itinerary: itinerarySchema.nullable(),
  lift: z.array(z.strictObject({ what: z.string(), gives: z.string() })),
});

/** A place of the answer in every language that the network has for it; a name that it has not is empty. */
export const namedPlaceSchema = z.strictObject({
  id: z.string(),
  zone: z.string(),
  names: z.strictObject({ en: z.string(), zhHans: z.string(), zhHant: z.string(), ru: z.string() }),
});

export const planAnswerSchema = z.strictObject({
  formatVersion: z.literal(1),
  query: askedSchema,
  network: z.strictObject({ id: z.string(), version: z.string() }),
  notes: z.array(z.string()),
  itineraries: z.array(itinerarySchema),
  front: z.strictObject({ size: z.number(), exact: z.boolean(), epsilon: z.number(), criteria: z.array(z.string()) }),
  none: noWaySchema.nullable(),
  whyNot: z.array(whyNotSchema),
  places: z.array(namedPlaceSchema),
});

export type PlaceDocument = z.infer<typeof placeSchema>;
export type EmissionDocument = z.infer<typeof emissionSchema>;
export type SourceDocument = z.infer<typeof sourceSchema>;
export type LedgerLineDocument = z.infer<typeof ledgerLineSchema>;
export type LegDocument = z.infer<typeof legSchema>;
export type ItineraryDocument = z.infer<typeof itinerarySchema>;
export type NamedPlaceDocument = z.infer<typeof namedPlaceSchema>;
export type PlanDocument = z.infer<typeof planAnswerSchema>;
