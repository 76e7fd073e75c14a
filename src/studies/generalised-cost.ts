/**
 * One figure for a way: its price, the worth of the time it takes and, when asked, of its emissions. Whole thousandths of a cent per arc, so
 * that sums are exact and two ways of adding give one number (2^53 of them are 90 billion dollars).
 */
import type { Endpoint, Priced } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import { openWeights } from './open-weights.js';

/** What a study weighs with; printed with the answer. */
export interface CostWeights {
  /** US dollars that a tonne loses in a day, by class of cargo. */
  readonly usdPerTonneDay: Readonly<Record<string, number>>;
  /** US dollars for a tonne of CO2e. */
  readonly usdPerTonneCo2: number;
}

/**
 * Worth of time: 2 USD per tonne-day for general and unitised cargo, 0.2 for bulk; derived by the compilers of the facts from 15 % a year
 * on the goods' value, range 0.2 … 40 (D. Hummels and G. Schaur, AER 103(7), 2013, doi:10.1257/aer.103.7.2935, find more: 0.6 … 2.1 % of
 * value a day). Assumed. Emissions weigh nothing unless asked.
 */
export const costWeightDefaults: CostWeights = {
  usdPerTonneDay: { container: 2, reefer: 4, truck: 2, loose: 2, wagon: 0.2, liquid: 0.2 },
  usdPerTonneCo2: 0,
};

/** Units of a generalised cost in one US dollar. */
export const UNITS_PER_USD = 100_000;
const SECONDS_PER_DAY = 86_400;

export interface GeneralisedCost {
  /** Infinity where the cargo may not go. Rows: arcs. */
  readonly weights: Float64Array;
  readonly atDoor: (end: Endpoint) => number;
  /** Tonnes of one consignment. */
  readonly tonnes: number;
}

export const computeGeneralisedCost = (
  { pricing, metric }: Priced,
  { usdPerTonneDay, usdPerTonneCo2 }: CostWeights,
  departAt: Instant,
): GeneralisedCost => {
  const { tonnes, cargoClass } = pricing.load;
  const perSecond = ((usdPerTonneDay[cargoClass] ?? 0) * tonnes * UNITS_PER_USD) / SECONDS_PER_DAY;
  const perGram = (usdPerTonneCo2 * UNITS_PER_USD) / 1e6;
  const unitsOf = (seconds: number, cents: number, grams: number): number => Math.round(cents * 1000 + seconds * perSecond + grams * perGram);
  const { cents, grams } = metric;
  const seconds = openWeights(pricing.network, metric.seconds, departAt);
  return {
    tonnes,
    weights: Float64Array.from(seconds, (s, arc) => (s === Infinity ? Infinity : unitsOf(s, cents[arc] ?? 0, grams[arc] ?? 0))),
    atDoor: ({ door }) => (door === undefined ? 0 : unitsOf(door.seconds, door.cents, door.gramsWtt + door.gramsTtw)),
  };
};
