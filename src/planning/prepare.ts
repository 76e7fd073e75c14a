/** Everything a search needs, from a query whose places are known: the load, the prices, the metric, the ends and the limits. */
import type { Network, Place } from '../network/index.js';
import { type Instant, secondsBetween } from '../units/index.js';
import { arcIndexOf, markArcsOf } from './arc-index.js';
import { usesOf } from './closures.js';
import { type Endpoint, findEndpoints } from './endpoints.js';
import type { Metric } from './metric.kernel.js';
import { pricedFor } from './metric-cache.js';
import type { Relaxation } from './no-way.js';
import type { NoWay } from './outcome.js';
import type { Pricing } from './pricing.js';
import type { PlanQuery, Selector } from './query.js';
import type { SearchQuestion } from './search-ways.js';
import { type Calendar, createCalendar, timedArcs } from './timed-arcs.js';

export interface Ends {
  readonly from: Place;
  readonly to: Place;
  readonly via: readonly Place[];
}

export interface Prepared {
  readonly query: PlanQuery;
  readonly pricing: Pricing;
  readonly metric: Metric;
  readonly calendar: Calendar;
  readonly question: SearchQuestion;
  readonly notes: readonly string[];
  /** Why no search can help: a place without any carrier for this cargo. */
  readonly refusal: NoWay | undefined;
}

/** `mustUse`: arcs that a way must use, for "why not"; they come after the places of `via`. */
export const preparePlan = (
  network: Network,
  query: PlanQuery,
  ends: Ends,
  relaxation: Relaxation = {},
  mustUse: readonly Selector[] = [],
): Prepared => {
  const lifted = relaxation.withoutAvoid ?? [];
  const options = { tir: query.tir, drivers: query.drivers, month: monthOf(query.departAt) };
  const { pricing, metric } = pricedFor(
    network,
    query.cargo,
    options,
    query.avoid.filter((selector) => !lifted.includes(selector)),
  );
  const calendar = createCalendar(network, query.departAt);
  const origins = findEndpoints(pricing, ends.from, 'origin');
  const destinations = findEndpoints(pricing, ends.to, 'destination');
  const via: Selector[] = (relaxation.withoutVia === true ? [] : ends.via).map((place) => ({ kind: 'place', id: place.id }));
  return {
    query,
    pricing,
    metric,
    calendar,
    question: {
      origins,
      destinations,
      by: query.by,
      meets: [...via, ...mustUse].map((selector) => flagArcs(network, selector)),
      limits: {
        seconds: query.deadline === undefined || relaxation.withoutDeadline ? Infinity : secondsBetween(query.departAt, query.deadline),
        cents: query.maxCost === undefined || relaxation.withoutBudget ? Infinity : query.maxCost,
        lifts: query.maxTransshipments === undefined || relaxation.withoutTransshipmentLimit ? Infinity : query.maxTransshipments,
      },
      epsilon: query.epsilon,
      timed: timedArcs(pricing, metric, calendar),
    },
    notes: [],
    refusal: refusalOf(pricing, ends, { origins, destinations }),
  };
};

/** Weather follows the month of departure, UTC: a season changes slowly, and the search stays additive. */
export const monthOf = (at: Instant): number => {
  const days = Math.floor(at / 86_400_000);
  // civil-from-days (Hinnant, "chrono-compatible low-level date algorithms", 2013), the month alone
  const z = days + 719_468;
  const dayOfEra = z - Math.floor(z / 146_097) * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return (Math.floor((5 * dayOfYear + 2) / 153) + 2) % 12;
};

/** 1 per arc that uses what the selector names. */
export const flagArcs = (network: Network, selector: Selector): Uint8Array => {
  const uses = usesOf(network, selector);
  const flags = new Uint8Array(network.arcs.count);
  const index = arcIndexOf(network);
  markArcsOf(
    index.ofRun,
    Uint8Array.from(network.runClasses, (run) => (uses.run(run) ? 1 : 0)),
    flags,
  );
  markArcsOf(
    index.ofStep,
    Uint8Array.from(network.steps, (step) => (uses.step(step) ? 1 : 0)),
    flags,
  );
  uses.markArcs(flags);
  return flags;
};

const refusalOf = (pricing: Pricing, ends: Ends, found: { origins: readonly Endpoint[]; destinations: readonly Endpoint[] }): NoWay | undefined => {
  const lacking = found.origins.length === 0 ? ends.from : found.destinations.length === 0 ? ends.to : undefined;
  if (lacking === undefined) return undefined;
  const needs = {
    truck: 'road',
    wagon: 'railway',
    liquid: 'pipeline, tank farm or road',
    container: 'road or terminal',
    reefer: 'road or terminal',
    loose: 'road or terminal',
  };
  return {
    because: 'cargo',
    sentence: `${lacking.names.en} (${lacking.id}) has no ${needs[pricing.load.cargoClass]} in the network for this cargo.`,
    lift: [{ what: `choose another place near ${lacking.names.en}`, gives: `qiyun network find "${lacking.names.en}" lists them` }],
  };
};
