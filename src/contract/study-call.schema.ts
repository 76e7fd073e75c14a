/**
 * What a study asks, as it comes through a door: one form per kind, told apart by `kind`. Texts with a grammar of their own (places, cargo,
 * dates, limits) stay texts here. Adding a kind is one form more in `studyForms`.
 */
import { z } from 'zod';
import { assignCallSchema } from './freight-assignment.schema.js';
import { planDefaults } from './plan-query.schema.js';
import { simulateCallSchema } from './simulate.schema.js';
import { flowSchema, scenarioOfStudy as scenario, studyText as text } from './study-parts.schema.js';

/** What is meant where nothing is said. */
export const studyDefaults = {
  seed: planDefaults.seed,
  draws: 500, // replays of every way of a matrix: 20 times fewer than a plan, for 90,000 pairs
  within: '5d,10d,15d',
  usdPerTonneCo2: 0,
} as const;

const whole = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
};
const shortText = z.string('must be a text').trim().max(2000, 'is longer than 2000 characters');

const terms = {
  scenario,
  cargo: shortText.optional().describe(`as in a plan; absent = ${planDefaults.cargo}`),
  depart: shortText.optional().describe('date, or date and time in UTC; absent = tomorrow'),
  avoid: shortText.default(''),
  tir: z.boolean('must be true or false').default(false),
  drivers: whole(1, 2).default(planDefaults.drivers),
};
/** Positions of a demand table in lists of lists would be hard to read in messages: a list of places is a list of texts. */
const places = (what: string) =>
  z
    .array(text('a place: a name, an id or lat,lon'), `must be a list of ${what}`)
    .min(1, `is empty: give ${what}, or “towns:300” for the 300 largest towns`)
    .max(5000, `names more than 5000 ${what}`)
    .describe('names, ids, “lat,lon”; “towns:300” stands for the 300 largest towns of the network');

export const matrixCallSchema = z.strictObject({
  kind: z.literal('matrix'),
  origins: places('origins'),
  destinations: places('destinations'),
  ...terms,
  seed: whole(0, 4_294_967_295).default(studyDefaults.seed),
  draws: whole(1, 100_000).default(studyDefaults.draws).describe('replays of every way'),
});

export const reachCallSchema = z.strictObject({
  kind: z.literal('reach'),
  from: text('a place: a name, an id or lat,lon'),
  within: shortText.default(studyDefaults.within).describe('limits of one unit, as “5d,10d,15d”, “72h”, “3000usd” or “2000kg”'),
  ...terms,
});

export const criticalCallSchema = z.strictObject({
  kind: z.literal('critical'),
  flows: z
    .array(flowSchema, 'must be a list of flows')
    .min(1, 'is empty: give a flow, or leave it out for the corridor flows')
    .max(10_000, 'has more than 10000 flows: ask for them in pieces')
    .optional()
    .describe('absent = the corridor flows of data/demand'),
  remove: z
    .array(z.enum(['link', 'place', 'service'], 'must be link, place or service'), 'must be a list')
    .min(1, 'is empty: name link, place or service')
    .default(['link', 'place', 'service']),
  scenario,
  depart: terms.depart,
  tir: z.boolean('must be true or false').default(true),
  drivers: terms.drivers,
  usdPerTonneDay: z
    .number('must be a number of US dollars')
    .min(0, 'must be 0 or more')
    .max(1e6, 'must be at most 1e6')
    .optional()
    .describe('worth of time of every cargo; absent = by class of cargo'),
  usdPerTonneCo2: z
    .number('must be a number of US dollars')
    .min(0, 'must be 0 or more')
    .max(1e6, 'must be at most 1e6')
    .default(studyDefaults.usdPerTonneCo2),
});

export const studyForms = {
  matrix: matrixCallSchema,
  reach: reachCallSchema,
  critical: criticalCallSchema,
  assign: assignCallSchema,
  simulate: simulateCallSchema,
} as const;
export const studyCallSchema = z.discriminatedUnion('kind', [
  matrixCallSchema,
  reachCallSchema,
  criticalCallSchema,
  assignCallSchema,
  simulateCallSchema,
]);

export type StudyCall = z.input<typeof studyCallSchema>;
