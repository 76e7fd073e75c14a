/** One pair of places on both sides of a scenario: the same question, the same choice, the same draws. */
import type { Network } from '../../network/index.js';
import { type Ends, type Itinerary, type LeastOutcome, type PlanQuery, planLeast, type Way } from '../../planning/index.js';
import { type Choosing, criteriaOf, generalisedUsd, tonnesOf, weighBy } from './choose-way.js';

export interface PairFigures {
  /** Of the itinerary, equal when the same places are called at by the same carriers. */
  readonly id: string;
  readonly name: string;
  readonly p50S: number;
  readonly p90S: number;
  readonly meanS: number;
  readonly cents: number;
  /** Price and the worth of the expected time, USD: what `generalised` makes least, whatever the rule. */
  readonly generalisedUsd: number;
  /** CO2e, well to wheel. */
  readonly grams: number;
  /** Of the whole way: a ship that sails round another cape calls at the same places. */
  readonly metres: number;
  readonly legs: Itinerary['legs'];
}

export interface ComparedPair {
  /** Undefined where there is no way; `baseNone` and `scenarioNone` say why. */
  readonly base: PairFigures | undefined;
  readonly scenario: PairFigures | undefined;
  readonly baseNone: string | undefined;
  readonly scenarioNone: string | undefined;
  /** `lost` and `gained`: reachable on one side only; `none`: on neither. */
  readonly outcome: 'same way' | 'way changed' | 'lost' | 'gained' | 'none';
  /** Net tonnes of one consignment. */
  readonly tonnes: number;
}

export interface PairQuestion {
  /** `by` is what `choosing` asks for. */
  readonly query: PlanQuery;
  readonly ends: Ends;
  readonly choosing: Choosing;
}

/** `scenario`: the network under the scenario at the departure of the query; the base itself where nothing is in force. */
export const comparePair = (base: Network, scenario: Network, { query, ends, choosing }: PairQuestion): ComparedPair => {
  const tonnes = tonnesOf(query.cargo.load);
  const asked = { ...query, by: criteriaOf(choosing) };
  const least = (network: Network): LeastOutcome => planLeast(network, asked, ends, weighBy(choosing, tonnes));
  const before = least(base);
  const after = scenario === base ? before : least(scenario);
  const worth = (way: Way): number => generalisedUsd(way, choosing.usdPerTonneDay, tonnes);
  const [a, b] = [figuresOf(before, worth), figuresOf(after, worth)];
  return { base: a, scenario: b, baseNone: reasonOf(before), scenarioNone: reasonOf(after), outcome: outcomeOf(a, b), tonnes };
};

const figuresOf = (outcome: LeastOutcome, worth: (way: Way) => number): PairFigures | undefined => {
  if (outcome.kind === 'none') return undefined;
  const { id, name, seconds, cents, gramsWtt, gramsTtw, metres, legs }: Itinerary = outcome.itinerary;
  return {
    id,
    name,
    p50S: seconds.p50,
    p90S: seconds.p90,
    meanS: seconds.mean,
    cents,
    generalisedUsd: worth(outcome.way),
    grams: gramsWtt + gramsTtw,
    metres,
    legs,
  };
};

const reasonOf = (outcome: LeastOutcome): string | undefined => (outcome.kind === 'none' ? outcome.none.sentence : undefined);

const outcomeOf = (a: PairFigures | undefined, b: PairFigures | undefined): ComparedPair['outcome'] => {
  if (a === undefined) return b === undefined ? 'none' : 'gained';
  if (b === undefined) return 'lost';
  return a.id === b.id && a.metres === b.metres ? 'same way' : 'way changed';
};
