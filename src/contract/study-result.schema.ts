/** What studies answer, on the wire: one document per kind, figures in days, US dollars and kilograms. */
import { z } from 'zod';
import { freightAssignmentSchema } from './freight-assignment.schema.js';
import { simulateAnswerSchema } from './simulate.schema.js';
import { studyHead as head } from './study-parts.schema.js';

const count = z.number().int();
const namedPlace = z.strictObject({ id: z.string(), name: z.string(), country: z.string(), lat: z.number(), lon: z.number() });

export const matrixWaySchema = z.strictObject({
  days: z.strictObject({ mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number() }),
  usd: z.number(),
  co2eKg: z.number(),
  transshipments: count,
});
export const matrixResultSchema = z.strictObject({
  kind: z.literal('matrix'),
  ...head,
  origins: z.array(namedPlace),
  destinations: z.array(namedPlace),
  pairs: z
    .array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        ways: z.strictObject({ fastest: matrixWaySchema, cheapest: matrixWaySchema, cleanest: matrixWaySchema }).nullable(),
      }),
    )
    .describe('row after row; `ways` null: no way, or both ends are one place'),
});

export const reachResultSchema = z.strictObject({
  kind: z.literal('reach'),
  ...head,
  from: namedPlace,
  unit: z.enum(['days', 'usd', 'kg']),
  bands: z.array(z.strictObject({ within: z.number(), places: count, people: count.describe('residents of the towns in reach') })),
  reached: z.array(z.strictObject({ ...namedPlace.shape, value: z.number(), population: count })).describe('nearest first'),
});

export const criticalResultSchema = z.strictObject({
  kind: z.literal('critical'),
  ...head,
  weights: z.strictObject({ usdPerTonneDay: z.record(z.string(), z.number()), usdPerTonneCo2: z.number() }),
  removed: z.strictObject({ link: count, place: count, service: count }),
  baseUsdPerYear: z.number().describe('generalised, of all flows, with everything there'),
  flows: z.array(
    z.strictObject({ origin: z.string(), destination: z.string(), tonnesPerYear: z.number(), cargo: z.string(), possible: z.boolean() }),
  ),
  things: z
    .array(
      z.strictObject({
        rank: count,
        kind: z.enum(['link', 'place', 'service']),
        id: z.string(),
        name: z.string(),
        addedUsdPerYear: z.number().describe('of the flows that find another way'),
        cutTonnesPerYear: z.number().describe('of the flows that find none'),
        flows: z.array(count).describe('positions of the flows whose best way used it'),
      }),
    )
    .describe('most cost added first; things that no flow uses are left out: their removal changes nothing'),
});

export const studyResultSchema = z.discriminatedUnion('kind', [
  matrixResultSchema,
  reachResultSchema,
  criticalResultSchema,
  freightAssignmentSchema,
  simulateAnswerSchema,
]);

export const studyStatusSchema = z.strictObject({
  id: z.string().describe('equal for equal questions over an equal network'),
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  jobs: count,
  finished: count,
  share: z.number().describe('of all the work, from 0 to 1; jobs under way count as far as they tell'),
  message: z.string().describe('why it failed; empty otherwise'),
});
export const studyStatusesSchema = z.strictObject({ studies: z.array(studyStatusSchema) });

export const studyFeaturesSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(z.record(z.string(), z.unknown())),
});

/** Answers that are more than one table: the first is the one that is meant where none is named. */
export const studyTables = { assign: ['ways', 'limits'], simulate: ['queues', 'flows'] } as const;
export const studyFormats = ['json', 'csv', 'geojson', 'parquet'] as const;
export type StudyFormat = (typeof studyFormats)[number];

export type MatrixDocument = z.infer<typeof matrixResultSchema>;
export type ReachDocument = z.infer<typeof reachResultSchema>;
export type CriticalDocument = z.infer<typeof criticalResultSchema>;
export type StudyDocument = z.infer<typeof studyResultSchema>;
export type StudyStatusDocument = z.infer<typeof studyStatusSchema>;
