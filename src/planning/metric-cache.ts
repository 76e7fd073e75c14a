/**
 * One metric serves every query with the same cargo, documents, season and closures: it depends on nothing else. The last few are
 * kept per network, so that a forwarder who asks for one cargo between many places, or a matrix, pays for the prices once.
 */
import type { Network } from '../network/index.js';
import { createClosures } from './closures.js';
import { createLoad } from './load.js';
import { computeMetric, type Metric, repriceMetric } from './metric.kernel.js';
import { Pricing, type PricingOptions } from './pricing.js';
import type { Cargo, Selector } from './query.js';

export interface Priced {
  readonly pricing: Pricing;
  readonly metric: Metric;
}

/** Metrics kept per network: about 2 MB each for the default network. */
const MOST_KEPT = 8;
const kept = new WeakMap<Network, Map<string, Priced>>();

export const pricedFor = (network: Network, cargo: Cargo, options: PricingOptions, avoid: readonly Selector[]): Priced => {
  const known = kept.get(network) ?? new Map<string, Priced>();
  kept.set(network, known);
  const key = JSON.stringify([cargo, options, avoid]);
  // what is avoided closes arcs of the metric without it, which most likely is here, and prices nothing anew
  const priced =
    known.get(key) ?? (avoid.length === 0 ? computePriced(network, cargo, options, []) : closed(pricedFor(network, cargo, options, []), avoid));
  // the newest stands last; the oldest goes first
  known.delete(key);
  known.set(key, priced);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break;
    known.delete(oldest);
  }
  return priced;
};

/** The same without memory: what one pricing costs. */
export const computePriced = (network: Network, cargo: Cargo, options: PricingOptions, avoid: readonly Selector[]): Priced => {
  const pricing = new Pricing(network, createLoad(network, cargo), options);
  return { pricing, metric: computeMetric(pricing, createClosures(network, avoid)) };
};

const closed = ({ pricing, metric }: Priced, avoid: readonly Selector[]): Priced => {
  const closures = createClosures(pricing.network, avoid);
  return { pricing, metric: repriceMetric(metric, pricing, closures, closures) };
};
