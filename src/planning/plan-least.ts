/** The one way that weighs least by a measure of the caller's: what a study asks of a pair, where a shipper asks for a list. */
import type { Network } from '../network/index.js';
import { explainNoWay } from './no-way.js';
import { noWayWords } from './no-way-words.js';
import type { Itinerary, NoWay } from './outcome.js';
import { searchPrepared, toItinerary } from './plan.js';
import { type Ends, preparePlan } from './prepare.js';
import type { PlanQuery } from './query.js';
import { compareWays, type Way } from './search-ways.js';

export type LeastOutcome =
  | { readonly kind: 'way'; readonly itinerary: Itinerary; readonly way: Way }
  | { readonly kind: 'none'; readonly none: NoWay };

/**
 * `weigh` must not fall when a criterion of `query.by` grows: then the least way is on the front, which is searched. Of equal weights the
 * first by the criteria in order is taken.
 */
export const planLeast = (network: Network, query: PlanQuery, ends: Ends, weigh: (way: Way) => number): LeastOutcome => {
  const prepared = preparePlan(network, query, ends);
  const found = searchPrepared(prepared);
  const [least] = [...found.ways].sort((a, b) => weigh(a) - weigh(b) || compareWays(a, b, query.by));
  if (least !== undefined) return { kind: 'way', itinerary: toItinerary(prepared, { way: least, labels: [] }), way: least };
  const tryAgain = (relaxation: Parameters<typeof preparePlan>[3], by: 'time' | 'cost') =>
    searchPrepared(preparePlan(network, { ...query, by: [by] }, ends, relaxation)).ways[0];
  return { kind: 'none', none: prepared.refusal ?? explainNoWay(query, tryAgain, noWayWords(prepared, ends), found.complete) };
};
