/** Freight over limited capacities at least cost: what is asked, and what is answered. */
import { z } from 'zod';

/** What is meant where nothing is said; help texts and documentation read the same table. */
export const freightAssignmentDefaults = {
  co2PriceUsdPerT: 0,
  unmetPriceUsdPerT: 2000, // dearer than any surface way across Eurasia, cheaper than most air freight
  timePriceUsdPerTDay: 0,
  month: 1, // of the weather: January
} as const;

const text = z.string('must be a text').trim().min(1, 'is empty').max(2000, 'is longer than 2000 characters');
const price = z.number('must be a number of USD').min(0, 'must be at least 0').max(1e9, 'must be at most 1000000000');
const amount = (most: number) => z.number('must be a number').positive('must be more than 0').max(most, `must be at most ${most}`);

export const capacityUnitsSchema = z.enum(['t', 'teu', 'trucks', 'wagons', 'units'], 'must be t, teu, trucks, wagons or units');

export const freightAssignmentRequestSchema = z.strictObject({
  flows: z
    .array(
      z.strictObject({
        /** Place id, name in English, Chinese or Russian, or `lat,lon`. */
        origin: text,
        destination: text,
        tonnesPerYear: amount(1e10),
        /** One consignment of the flow, as `1x40HC:20t`. */
        cargo: text,
      }),
      'must be a list of flows',
    )
    .min(1, 'must hold at least one flow')
    .max(5000, 'holds more than 5000 flows'),
  capacities: z
    .array(
      z.strictObject({
        kind: z.enum(['service', 'terminal', 'border', 'link'], 'must be service, terminal, border or link'),
        id: text,
        perWeek: z.number('must be a number').min(0, 'must be at least 0').max(1e10, 'must be at most 1e10'),
        unit: capacityUnitsSchema,
        source: z.string('must be a text').max(2000, 'is longer than 2000 characters').default(''),
      }),
      'must be a list of capacities',
    )
    .max(5000, 'holds more than 5000 capacities')
    .default([]),
  co2PriceUsdPerT: price.default(freightAssignmentDefaults.co2PriceUsdPerT),
  unmetPriceUsdPerT: price.default(freightAssignmentDefaults.unmetPriceUsdPerT),
  timePriceUsdPerTDay: price.default(freightAssignmentDefaults.timePriceUsdPerTDay),
  month: z
    .number('must be a whole number from 1 to 12')
    .int('must be a whole number from 1 to 12')
    .min(1, 'must be a whole number from 1 to 12')
    .max(12, 'must be a whole number from 1 to 12')
    .default(freightAssignmentDefaults.month),
  tir: z.boolean('must be true or false').default(false),
});

const figure = z.number();
const place = z.strictObject({ id: z.string(), name: z.string() });

export const freightAssignmentSchema = z.strictObject({
  network: z.strictObject({ id: z.string(), version: z.string() }),
  /** USD a week: carriage, CO2e, time and what stays. */
  objectiveUsdPerWeek: figure,
  /** No assignment costs less; objective minus bound is the certified gap. */
  boundUsdPerWeek: figure,
  relativeGap: figure,
  rounds: z.number().int(),
  columns: z.number().int(),
  seconds: figure,
  tonnesPerWeek: z.strictObject({ demand: figure, carried: figure, unmet: figure }),
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
          usdPerT: figure,
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
      unit: capacityUnitsSchema,
      perWeek: figure,
      usedPerWeek: figure,
      /** USD saved a week by one more unit a week; 0 where there is room. */
      shadowPriceUsdPerUnit: figure,
      source: z.string(),
    }),
  ),
  notes: z.array(z.string()),
});

export type FreightAssignmentRequest = z.infer<typeof freightAssignmentRequestSchema>;
export type FreightAssignmentDocument = z.infer<typeof freightAssignmentSchema>;
