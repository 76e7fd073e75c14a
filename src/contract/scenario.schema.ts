/**
 * A scenario as data (JSON or YAML): an ordered list of changes to a network. This schema fixes which kinds of change there are, their
 * fields and ranges; what the names mean in a network, and whether the changes fit together, is found out by scenario/.
 */
import { z } from 'zod';

/** An object with these fields and no others. */
const object = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape, 'must be an object with fields of its own');
const list = <S extends z.ZodType>(one: S, none: string) => z.array(one, 'must be a list').min(1, none);
const text = (what: string, most = 200) =>
  z.string(`must be a text: ${what}`).trim().min(1, `is empty: ${what}`).max(most, `is longer than ${most} characters`);
const oneOrMore = (what: string) => {
  const one = text(what);
  return z.union([one.transform((name) => [name]), z.array(one).min(1, `names nothing: ${what}`).max(200, 'names more than 200 things')], {
    error: `must be a text or a list of texts: ${what}`,
  });
};
const number = (sentence: string, least: number, most: number) => z.number(sentence).min(least, sentence).max(most, sentence);
const factor = number('must be a number from 0.01 to 100', 0.01, 100);
const hours = number('must be a number of hours from 0 to 8760', 0, 8760);
const usd = number('must be a number of US dollars from 0 to 10,000,000', 0, 1e7);
const hourOfDay = number('must be an hour of the day from 0 to 24', 0, 24);
const yesOrNo = z.boolean('must be true or false');
const modes = z.enum(['road', 'rail', 'sea', 'ferry', 'air', 'pipeline'], 'must be road, rail, sea, ferry, air or pipeline');
const bases = z.enum(['published', 'calibrated', 'assumed'], 'must be published, calibrated or assumed');
const speedClasses = z.enum(
  ['motorway', 'I', 'II', 'III', 'access', 'main', 'branch', 'ocean', 'short', 'caspian'],
  'must be motorway, I, II, III, access, main, branch, ocean, short or caspian',
);
const gauges = list(z.enum(['1000', '1435', '1520', '1668'], 'must be 1000, 1435, 1520 or 1668'), 'names no gauge');
const when = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true })],
  'must be a date as 2026-12-01, or a date and time with an offset as 2026-12-01T08:00Z',
);
const day = number('must be a number of days from 0 to 3650', 0, 3650);

/** What a change is about. One of the fields; `mode` may stand beside `country` or `place` and narrows it. */
export const scenarioTargetSchema = object({
  link: oneOrMore('the id of a link').optional(),
  /** Every link of a named line, as the links table names it. */
  line: oneOrMore('the name of a line').optional(),
  place: oneOrMore('the id of a place').optional(),
  service: oneOrMore('the id of a service').optional(),
  country: oneOrMore('a country code of two letters').optional(),
  mode: modes.optional(),
  passage: oneOrMore('a strait or canal, as suez').optional(),
});

/** For good, or from a date to a date (its end), or from a day to a day after the departure of whatever is planned. */
const every = {
  from: when.optional(),
  to: when.optional(),
  fromDay: day.optional(),
  toDay: day.optional(),
  why: text('why it changes', 1000).optional(),
};

const changeSchemas = {
  close: object({ kind: z.literal('close'), what: scenarioTargetSchema, ...every }),
  open: object({ kind: z.literal('open'), what: scenarioTargetSchema, ...every }),
  slow: object({ kind: z.literal('slow'), what: scenarioTargetSchema, factor, ...every }),
  capacity: object({
    kind: z.literal('capacity'),
    what: scenarioTargetSchema,
    factor,
    /** Share of today's capacity that is used today: with it the waits change too, without it only the capacity does. */
    utilisation: number('must be a share from 0 to 0.99', 0, 0.99).optional(),
    ...every,
  }),
  hours: object({ kind: z.literal('hours'), what: scenarioTargetSchema, opensH: hourOfDay, closesH: hourOfDay, ...every }),
  upgrade: object({
    kind: z.literal('upgrade'),
    what: scenarioTargetSchema,
    speedClass: speedClasses.optional(),
    gaugeMm: gauges.optional(),
    electrified: yesOrNo.optional(),
    ...every,
  }),
  'add-link': object({
    kind: z.literal('add-link'),
    link: object({
      id: text('the id of the new link'),
      from: text('the id of a place'),
      to: text('the id of a place'),
      mode: modes,
      lengthKm: number('must be a length from 0.001 to 20,000 km', 0.001, 20_000),
      speedClass: speedClasses,
      gaugeMm: gauges.optional(),
      electrified: yesOrNo.optional(),
      country: text('a country code of two letters').optional(),
      direction: z.enum(['both', 'one'], 'must be both or one').default('both'),
    }),
    ...every,
  }),
  'add-service': object({
    kind: z.literal('add-service'),
    service: object({
      id: text('the id of the new service'),
      name: text('its name'),
      layer: z.enum(
        ['rail1435', 'rail1520', 'feeder', 'roro', 'rail_ferry', 'aircraft'],
        'must be rail1435, rail1520, feeder, roro, rail_ferry or aircraft',
      ),
      behaviour: z.enum(['frequency', 'when_full'], 'must be frequency or when_full'),
      perWeek: number('must be a number of runs a week from 0.01 to 1000', 0.01, 1000),
      waitP50H: hours.optional(),
      waitP90H: hours.optional(),
      cutoffH: hours.default(0),
      admits: list(z.enum(['container', 'reefer', 'truck', 'wagon', 'loose', 'liquid'], 'must be a cargo class'), 'admits nothing'),
      capacity: number('must be a number from 0 to 100,000', 0, 100_000).optional(),
      capacityUnit: text('what the capacity counts').optional(),
      tariff: list(text('the id of a tariff'), 'names no tariff').optional(),
      emission: list(text('the id of an emission factor'), 'names no factor').optional(),
      stops: z
        .array(
          object({
            place: text('the id of a place'),
            /** From the stop before; not of the first, nor of trains, which run over the links. */
            rideP50H: hours.optional(),
            rideP90H: hours.optional(),
            lengthKm: number('must be a length from 0 to 20,000 km', 0, 20_000).optional(),
            stopH: hours.optional(),
          }),
          'must be a list of stops',
        )
        .min(2, 'has fewer than two stops')
        .max(50, 'has more than 50 stops'),
      /** Runs back the same way. */
      back: yesOrNo.default(true),
    }),
    ...every,
  }),
  'change-service': object({
    kind: z.literal('change-service'),
    what: scenarioTargetSchema,
    perWeek: number('must be a number of runs a week from 0.01 to 1000', 0.01, 1000).optional(),
    perWeekFactor: factor.optional(),
    waitP50H: hours.optional(),
    waitP90H: hours.optional(),
    waitFactor: factor.optional(),
    cutoffH: hours.optional(),
    capacity: number('must be a number from 0 to 100,000', 0, 100_000).optional(),
    capacityFactor: factor.optional(),
    /** Departures of a timetable leave so many hours later; earlier when negative. */
    shiftH: number('must be a number of hours from -23 to 23', -23, 23).optional(),
    ...every,
  }),
  tariff: object({
    kind: z.literal('tariff'),
    id: oneOrMore('the id of a tariff'),
    usd: usd.optional(),
    factor: factor.optional(),
    ...every,
  }),
  emission: object({
    kind: z.literal('emission'),
    id: oneOrMore('the id of an emission factor'),
    wttG: number('must be a number of grams from 0 to 1,000,000', 0, 1e6).optional(),
    ttwG: number('must be a number of grams from 0 to 1,000,000', 0, 1e6).optional(),
    factor: factor.optional(),
    ...every,
  }),
  procedure: object({
    kind: z.literal('procedure'),
    what: scenarioTargetSchema,
    fromCountry: text('a country code of two letters').optional(),
    toCountry: text('a country code of two letters').optional(),
    p50H: hours.optional(),
    p90H: hours.optional(),
    factor: factor.optional(),
    feeUsd: usd.optional(),
    feeFactor: factor.optional(),
    ...every,
  }),
  'add-operation': object({
    kind: z.literal('add-operation'),
    operation: object({
      id: text('the id of the new operation'),
      place: text('the id of a place'),
      fromLayer: z.enum(['truck', 'rail1435', 'rail1520', 'rail1668', 'rail1000', 'ground'], 'must be truck, ground or a rail layer'),
      toLayer: z.enum(['truck', 'rail1435', 'rail1520', 'rail1668', 'rail1000', 'ground'], 'must be truck, ground or a rail layer'),
      operation: z.enum(['lift_off', 'lift_on', 'dwell', 'transload', 'bogie_change'], 'must be lift_off, lift_on, dwell, transload or bogie_change'),
      cargo: list(z.enum(['container', 'reefer', 'truck', 'wagon', 'loose', 'liquid'], 'must be a cargo class'), 'admits nothing'),
      p50H: hours,
      p90H: hours,
      costUsd: usd,
      perDay: number('must be a number from 0 to 1,000,000', 0, 1e6).optional(),
    }),
    ...every,
  }),
  weather: object({
    kind: z.literal('weather'),
    what: scenarioTargetSchema,
    closedShare: number('must be a share of the time from 0 to 0.95', 0, 0.95),
    closureP50H: hours.optional(),
    /** 1 = January; absent = all year. */
    months: z
      .array(number('must be a month from 1 to 12', 1, 12).int('must be a month from 1 to 12'), 'must be a list of months')
      .min(1, 'names no month')
      .optional(),
    ...every,
  }),
} as const;

export const scenarioChangeKinds = Object.keys(changeSchemas) as readonly (keyof typeof changeSchemas)[];
export const scenarioChangeSchema = z.discriminatedUnion(
  'kind',
  Object.values(changeSchemas) as unknown as [typeof changeSchemas.close, typeof changeSchemas.slow],
  `must name a kind of change: ${Object.keys(changeSchemas).join(', ')}`,
) as unknown as z.ZodType<ScenarioChange>;

const head = {
  /** As it is asked for: `suez-closed`. */
  id: text('a short name, as suez-closed', 64)
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be small letters, digits and hyphens')
    .optional(),
  name: text('what it is called', 120),
  why: text('why it is studied', 2000).optional(),
  source: text('where its figures come from', 2000).optional(),
  basis: bases.optional(),
};
export const mostScenarioChanges = 200;
export const scenarioSchema = object({
  ...head,
  changes: z
    .array(scenarioChangeSchema, 'must be a list of changes')
    .max(mostScenarioChanges, `has more than ${mostScenarioChanges} changes`)
    .default([]),
});
/** A scenario whose changes are not read yet: each is read by itself, so that the problems of all are told at once. */
export const scenarioShellSchema = object({
  ...head,
  changes: z.array(z.unknown(), 'must be a list of changes').max(mostScenarioChanges, `has more than ${mostScenarioChanges} changes`).default([]),
});

export const readyScenarioSchema = object({
  id: z.string(),
  name: z.string(),
  why: z.string(),
  source: z.string(),
  basis: z.string(),
  changes: z.number(),
});
export const readyScenariosSchema = object({ scenarios: z.array(readyScenarioSchema) });
export type ReadyScenario = z.infer<typeof readyScenarioSchema>;

export type ScenarioTarget = z.output<typeof scenarioTargetSchema>;
export type ScenarioChange = { [K in keyof typeof changeSchemas]: z.output<(typeof changeSchemas)[K]> }[keyof typeof changeSchemas];
export type Scenario = {
  readonly id?: string | undefined;
  readonly name: string;
  readonly why?: string | undefined;
  readonly source?: string | undefined;
  readonly basis?: 'published' | 'calibrated' | 'assumed' | undefined;
  readonly changes: readonly ScenarioChange[];
};
