/** The study `simulate`: a corridor as its traffic fills it, with queues at ports, borders and sailings; with a scenario, before and after. */
import { z } from 'zod';
import { compareCallSchema, comparePairSchema } from './compare.schema.js';
import { scenarioOfStudy, studyHead } from './study-parts.schema.js';

export const simulateDefaults = {
  replications: 20, // histories
  days: 180, // counted of each
  warmUpDays: 60, // not counted: the corridor fills first
} as const;

const whole = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
};
const perDay = 'must be a number of consignments a day from 0.1 to 100,000';
const { cargo, depart, avoid, tir, drivers, seed, by, usdPerTonneDay } = compareCallSchema.shape;

export const simulateCallSchema = z.strictObject({
  kind: z.literal('simulate'),
  scenario: scenarioOfStudy,
  pairs: z
    .array(comparePairSchema, 'must be a list of pairs')
    .min(1, 'names no pair')
    .max(500, 'names more than 500 pairs')
    .optional()
    .describe('each with its tonnes a year: what comes; absent = the Caspian flows of data/demand'),
  cargo,
  depart,
  avoid,
  tir,
  drivers,
  seed,
  by,
  usdPerTonneDay,
  replications: whole(1, 1000).default(simulateDefaults.replications),
  days: whole(7, 3650).default(simulateDefaults.days),
  warmUpDays: whole(0, 3650).default(simulateDefaults.warmUpDays),
  borders: z
    .record(z.string(), z.number(perDay).min(0.1, perDay).max(100_000, perDay), 'must be an object of numbers by place')
    .default({})
    .describe('consignments a day that a border lets pass each way, by id of its place'),
});

const placeSchema = z.strictObject({ id: z.string(), name: z.string() });
const stationSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['sailing', 'handling', 'border']),
  /** Of the service, the operation or the border. */
  id: z.string(),
  /** What it is called without its place. */
  title: z.string(),
  place: placeSchema,
  arrivedPerWeek: z.number(),
  servedPerWeek: z.number(),
  waitP50Hours: z.number().nullable(),
  waitP90Hours: z.number().nullable(),
  waitMeanHours: z.number().nullable(),
  waitingAtEnd: z.number(),
  spilled: z.number(),
});
const flowSchema = z.strictObject({
  name: z.string(),
  from: placeSchema,
  to: placeSchema,
  cargo: z.string(),
  way: z.string().nullable(),
  startedPerWeek: z.number(),
  deliveredPerWeek: z.number(),
  p50Days: z.number().nullable(),
  p90Days: z.number().nullable(),
  underWay: z.number(),
  spilled: z.number(),
});
const sideSchema = z.strictObject({ stations: z.array(stationSchema), flows: z.array(flowSchema) });

export const simulateAnswerSchema = z.strictObject({
  kind: z.literal('simulate'),
  ...studyHead,
  scenario: z.strictObject({ name: z.string(), hash: z.string() }).nullable(),
  terms: z.strictObject({
    departAt: z.string(),
    by: z.string(),
    seed: z.number(),
    replications: z.number(),
    days: z.number(),
    warmUpDays: z.number(),
  }),
  base: sideSchema,
  /** Null without a scenario. */
  under: sideSchema.nullable(),
});
export type SimulateDocument = z.infer<typeof simulateAnswerSchema>;
export type SimulatedSide = z.infer<typeof sideSchema>;
