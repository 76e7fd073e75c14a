/** The study `assign`: freight over limited capacities at least cost; what is asked, and what is answered. */
import { z } from 'zod';
import { flowSchema, scenarioOfStudy, studyHead } from './study-parts.schema.js';

/** What is meant where nothing is said; help texts and documentation read the same table. */
export const freightAssignmentDefaults = {
  co2PriceUsdPerT: 0,
  unmetPriceUsdPerT: 2000, // dearer than any surface way across Eurasia, cheaper than most air freight
  timePriceUsdPerTDay: 0,
  month: 1, // of the weather: January
} as const;

const text = z.string('must be a text').trim().min(1, 'is empty').max(2000, 'is longer than 2000 characters');
const price = z.number('must be a number of USD').min(0, 'must be at least 0').max(1e9, 'must be at most 1000000000');

export const capacityUnitsSchema = z.enum(['t', 'teu', 'trucks', 'wagons', 'units'], 'must be t, teu, trucks, wagons or units');

export const assignCallSchema = z.strictObject({
  kind: z.literal('assign'),
  flows: z
    .array(flowSchema, 'must be a list of flows')
    .min(1, 'is empty: give a flow, or leave it out for the corridor flows')
    .max(5000, 'has more than 5000 flows: ask for them in pieces')
    .optional()
    .describe('absent = the corridor flows of data/demand'),
  capacities: z
    .array(
      z.strictObject(
        {
          kind: z.enum(['service', 'terminal', 'border', 'link'], 'must be service, terminal, border or link'),
          id: text,
          perWeek: z.number('must be a number').min(0, 'must be at least 0').max(1e10, 'must be at most 1e10'),
          unit: capacityUnitsSchema,
          source: z.string('must be a text').max(2000, 'is longer than 2000 characters').default(''),
        },
        'must be a capacity: an object with kind, id, perWeek and unit',
      ),
      'must be a list of capacities',
    )
    .max(5000, 'holds more than 5000 capacities')
    .default([])
    .describe('per week, beside those of the network; one replaces that of the network for the same thing'),
  scenario: scenarioOfStudy,
  depart: z
    .string('must be a text')
    .trim()
    .max(2000, 'is longer than 2000 characters')
    .optional()
    .describe('when the scenario is judged, and the month of the weather; absent = tomorrow'),
  co2PriceUsdPerT: price.default(freightAssignmentDefaults.co2PriceUsdPerT),
  unmetPriceUsdPerT: price.default(freightAssignmentDefaults.unmetPriceUsdPerT),
  timePriceUsdPerTDay: price.default(freightAssignmentDefaults.timePriceUsdPerTDay),
  month: z
    .number('must be a whole number from 1 to 12')
    .int('must be a whole number from 1 to 12')
    .min(1, 'must be a whole number from 1 to 12')
    .max(12, 'must be a whole number from 1 to 12')
    .optional()
    .describe(`of the weather; absent = that of depart, or ${freightAssignmentDefaults.month}`),
  tir: z.boolean('must be true or false').default(false),
});

const figure = z.number();
const place = z.strictObject({ id: z.string(), name: z.string() });

export const freightAssignmentSchema = z.strictObject({
  kind: z.literal('assign'),
  ...studyHead,
  prices: z.strictObject({ co2UsdPerT: figure, unmetUsdPerT: figure, timeUsdPerTDay: figure, month: z.number().int(), tir: z.boolean() }),
  /** USD a week: carriage, CO2e, time and what stays. */
  objectiveUsdPerWeek: figure,
  /** No assignment costs less; objective minus bound is the certified gap. */
  boundUsdPerWeek: figure,
  relativeGap: figure,
  rounds: z.number().int(),
  columns: z.number().int(),
  tonnesPerWeek: z.strictObject({ demand: figure, carried: figure, unmet: figure }),
  /** Of what is carried: prices of carriage alone, and well-to-wheel CO2e. */
  carriageUsdPerWeek: figure,
  co2eTPerWeek: figure,
  flows: z.array(
    z.strictObject({
      origin: place,
      destination: place,
      cargo: z.string(),
      demandTPerWeek: figure,
      unmetTPerWeek: figure,
      /** False: no way leads there for this cargo, whatever the capacities. */
      connected: z.boolean(),
      /** What the last tonne costs, shadow prices included. */
      marginalUsdPerT: figure,
      ways: z.array(
        z.strictObject({
          tonnesPerWeek: figure,
          /** With the prices of time and CO2e. */
          usdPerT: figure,
          carriageUsdPerT: figure,
          co2eKgPerT: figure,
          /** Expected, without the wait for the departures of a timetable. */
          days: figure,
          legs: z.array(
            z.strictObject({
              carrier: z.string(),
              layer: z.string(),
              service: z.string().nullable(),
              from: z.string(),
              to: z.string(),
              toName: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
  /** Limited things that something passes; by shadow price, then share used. */
  capacities: z.array(
    z.strictObject({
      kind: z.enum(['service', 'terminal', 'border', 'link', 'reloading', 'pipeline']),
      id: z.string(),
      name: z.string(),
      /** Ids: where it is, or from where to where. */
      places: z.array(z.string()),
      unit: capacityUnitsSchema,
      perWeek: figure,
      usedPerWeek: figure,
      /** USD saved a week by one more unit a week; 0 where there is room. */
      shadowPriceUsdPerUnit: figure,
      source: z.string(),
    }),
  ),
});

export type FreightAssignmentDocument = z.infer<typeof freightAssignmentSchema>;
