/** `qiyun study simulate`: a corridor as its traffic fills it, with queues at ports, borders and sailings; with a scenario, before and after. */
import { z } from 'zod';
import { compareCallSchema, comparePairSchema } from './compare.schema.js';

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
const { scenario, cargo, depart, avoid, tir, drivers, seed, by, usdPerTonneDay } = compareCallSchema.shape;

export const simulateCallSchema = z.strictObject({
  scenario: scenario.optional(),
  /** Each with its tonnes a year: what comes. */
  pairs: z.array(comparePairSchema, 'must be a list of pairs').min(1, 'names no pair').max(500, 'names more than 500 pairs'),
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
  /** Consignments a day that a border lets pass each way, by id of its place. */
  borders: z.record(z.string(), z.number(perDay).min(0.1, perDay).max(100_000, perDay), 'must be an object of numbers by place').default({}),
});
export type ParsedSimulateCall = z.output<typeof simulateCallSchema>;

const stationSchema = z.strictObject({
  name: z.string(),
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
  formatVersion: z.literal(1),
  network: z.strictObject({ id: z.string(), version: z.string() }),
  scenario: z.strictObject({ name: z.string(), hash: z.string() }).nullable(),
  terms: z.strictObject({
    departAt: z.string(),
    by: z.string(),
    seed: z.number(),
    replications: z.number(),
    days: z.number(),
    warmUpDays: z.number(),
  }),
  notes: z.array(z.string()),
  base: sideSchema,
  /** Null without a scenario. */
  under: sideSchema.nullable(),
});
export type SimulateDocument = z.infer<typeof simulateAnswerSchema>;
export type SimulatedSide = z.infer<typeof sideSchema>;
