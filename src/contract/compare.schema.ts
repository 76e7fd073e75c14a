/** `POST /v1/studies/compare` and `qiyun study compare`: a scenario against the network as it is, pair by pair. */
import { z } from 'zod';
import { planQuerySchema } from './plan-query.schema.js';
import { scenarioSchema } from './scenario.schema.js';

export const compareDefaults = {
  by: 'generalised', // which way of a pair is taken: price plus the worth of time
  usdPerTonneDay: 5, // worth of a day to a tonne of general containers: the compilers' parameter set of November 2026, 2 to 5
  draws: 2000, // replays of every way: p50 within half a per cent of its spread
  mostPairs: 20, // in one call over HTTP; the command line takes more
} as const;

const { from, to, cargo, depart, avoid, tir, drivers, seed } = planQuerySchema.shape;
const sentence = 'must be a number of tonnes a year from 0 to 1,000,000,000';

export const comparePairSchema = z.strictObject(
  {
    from,
    to,
    /** Absent: that of the whole question. */
    cargo,
    avoid: avoid.optional(),
    /** Weight of the pair in the sums. */
    tonnesPerYear: z.number(sentence).min(0, sentence).max(1e9, sentence).optional(),
  },
  'must be an object with “from” and “to”',
);

const drawsSentence = 'must be a whole number from 1 to 100000';
const usdSentence = 'must be a number of US dollars from 0 to 1000';
export const compareCallSchema = z.strictObject({
  /** The name of a ready scenario, or a scenario. */
  scenario: z.union([z.string(), scenarioSchema]),
  pairs: z.array(comparePairSchema, 'must be a list of pairs').min(1, 'names no pair').max(5000, 'names more than 5000 pairs'),
  cargo,
  depart,
  avoid,
  tir,
  drivers,
  seed,
  by: z.enum(['generalised', 'time', 'cost', 'co2'], 'must be generalised, time, cost or co2').default(compareDefaults.by),
  usdPerTonneDay: z.number(usdSentence).min(0, usdSentence).max(1000, usdSentence).default(compareDefaults.usdPerTonneDay),
  draws: z.number(drawsSentence).int(drawsSentence).min(1, drawsSentence).max(100_000, drawsSentence).default(compareDefaults.draws),
  geometry: z.boolean('must be true or false').default(false).describe('each way also as the lines it is drawn by'),
});
export type CompareCall = z.input<typeof compareCallSchema>;
export type ParsedCompareCall = z.output<typeof compareCallSchema>;

const figures = {
  p50Days: z.number(),
  p90Days: z.number(),
  meanDays: z.number(),
  costUsd: z.number(),
  /** Price and the worth of the expected time. */
  generalisedUsd: z.number(),
  co2eKg: z.number(),
};
/** A run of a way, or the stop where it waits: what a map shows of a leg, and what a way is named by. */
const compareLegSchema = z.strictObject({
  kind: z.enum(['run', 'stand']),
  mode: z.string().nullable(),
  layer: z.string(),
  to: z.strictObject({ id: z.string(), name: z.string() }),
  distanceKm: z.number(),
  geometry: z.array(z.tuple([z.number(), z.number()])),
});
const sideSchema = z.strictObject({ id: z.string(), name: z.string(), ...figures, legs: z.array(compareLegSchema).optional() });
const meanSchema = z.strictObject(figures);
const placeSchema = z.strictObject({ id: z.string(), name: z.string() });

export const compareAnswerSchema = z.strictObject({
  formatVersion: z.literal(1),
  network: z.strictObject({ id: z.string(), version: z.string() }),
  scenario: z.strictObject({
    name: z.string(),
    /** SHA-256 of its changes as canonical JSON. */
    hash: z.string(),
    changes: z.number(),
    /** How many can matter to what departs then. */
    inForce: z.number(),
  }),
  terms: z.strictObject({ departAt: z.string(), cargo: z.string(), by: z.string(), usdPerTonneDay: z.number(), seed: z.number(), draws: z.number() }),
  notes: z.array(z.string()),
  pairs: z.array(
    z.strictObject({
      from: placeSchema,
      to: placeSchema,
      cargo: z.string(),
      tonnesPerYear: z.number().nullable(),
      outcome: z.enum(['same way', 'way changed', 'lost', 'gained', 'none']),
      base: sideSchema.nullable(),
      scenario: sideSchema.nullable(),
      /** Scenario less base, where both have a way. */
      change: meanSchema.nullable(),
      /** Why there is no way under the scenario, or in the base. */
      none: z.string().nullable(),
    }),
  ),
  all: z.strictObject({
    pairs: z.number(),
    both: z.number(),
    changed: z.number(),
    lost: z.number(),
    gained: z.number(),
    tonnesLost: z.number().nullable(),
    base: meanSchema.nullable(),
    scenario: meanSchema.nullable(),
    change: meanSchema.nullable(),
  }),
});
export type CompareDocument = z.infer<typeof compareAnswerSchema>;
export type ComparePairDocument = CompareDocument['pairs'][number];
