/**
 * A planning question as it comes through a door, in the words and units of the outside: flags of `qiyun plan`, later the body of
 * an HTTP request. Text that has a grammar of its own (cargo, selectors, dates) stays text here and is read by planning/parse-*.ts,
 * which alone knows the words; this schema fixes which fields there are, their ranges and their defaults.
 */
import { z } from 'zod';

/** What is meant where nothing is said; help texts and documentation read the same table. */
export const planDefaults = {
  cargo: '1x40HC:20t', // one 40-foot high-cube container, 20 t of cargo
  by: 'time,cost,co2', // criteria of the front, first breaks ties
  drivers: 1, // in the cab of a truck
  top: 7, // ways in the shortlist
  epsilon: 0, // 0 = the exact front, of up to three criteria
  epsilonOfFour: 0.05, // of four criteria, whose exact front may take minutes
  seed: 1, // of the simulation
  draws: 10_000, // replays of every way
} as const;

/** Short forms of `cargo` that a door may offer as switches. */
export const cargoShorthands = { truck: 'truck:20t', container: '1x40HC:20t' } as const;

/** What is said of a field that is not of its type; one that is not there at all is missed. */
const orMissing = (missing: string, wrong: string) => (issue: { readonly input?: unknown }) => (issue.input === undefined ? missing : wrong);
const placeText = z
  .string({ error: orMissing('is missing: give a name, an id or lat,lon', 'must be a text: a name, an id or lat,lon') })
  .trim()
  .min(1, 'is empty: give a name, an id or lat,lon')
  .max(200, 'is longer than 200 characters');
const shortText = z.string('must be a text').trim().max(2000, 'is longer than 2000 characters');
const whole = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
};

export const planQuerySchema = z.strictObject({
  /** Place id, name in English, Chinese or Russian, or `lat,lon`. */
  from: placeText,
  to: placeText,
  via: z.array(placeText, 'must be a list of places').max(10, 'names more than 10 places').default([]),
  /** As `1x40HC:20t`, `truck:20t`, `crude:5000t`; absent = planDefaults.cargo, and the answer says so. */
  cargo: shortText.optional(),
  /** `2026-12-01` (00:00 at the origin), `2026-12-01T08:00` (local at the origin) or with an offset; absent = tomorrow. */
  depart: shortText.optional(),
  /** The same forms, local at the destination; a date alone means to the end of that day. */
  deadline: shortText.optional(),
  /** Criteria, comma-separated: time, cost, co2, reliability. */
  by: shortText.default(planDefaults.by),
  /** As `country:RU,IR,mode:air`. */
  avoid: shortText.default(''),
  /** Things to explain the absence of, as `mode:air,country:KZ`. */
  whyNot: shortText.default(''),
  tir: z.boolean('must be true or false').default(false),
  drivers: whole(1, 2).default(planDefaults.drivers),
  maxTransshipments: whole(0, 50).optional(),
  maxCostUsd: z
    .number('must be a number of US dollars')
    .positive('must be more than 0 US dollars')
    .max(1e12, 'must be at most 1e12 US dollars')
    .optional(),
  top: whole(1, 50).default(planDefaults.top),
  front: z.boolean('must be true or false').default(false),
  epsilon: z.number('must be a number from 0 to 1').min(0, 'must be a number from 0 to 1').max(1, 'must be a number from 0 to 1').optional(),
  seed: whole(0, 4_294_967_295).default(planDefaults.seed),
  draws: whole(1, 1_000_000).default(planDefaults.draws),
});

/** What a door hands in. */
export type PlanRequest = z.input<typeof planQuerySchema>;
/** The same with every default filled in. */
export type ParsedPlanRequest = z.output<typeof planQuerySchema>;
