/** What matrix and reach have in common: what is sent, when and under which papers. Plain data, ids instead of places. */
import type { Network, Place } from '../network/index.js';
import { type Cargo, type Criterion, monthOf, type Priced, pricedFor, type Selector } from '../planning/index.js';
import type { Instant } from '../units/index.js';

export interface StudyTerms {
  readonly cargo: Cargo;
  readonly departAt: Instant;
  readonly tir: boolean;
  readonly drivers: 1 | 2;
  readonly avoid: readonly Selector[];
}

/** The criteria by which a single best way is looked for. */
export const studyCriteria = ['time', 'cost', 'co2'] as const satisfies readonly Criterion[];
export type StudyCriterion = (typeof studyCriteria)[number];

export const priceTerms = (network: Network, { cargo, departAt, tir, drivers, avoid }: StudyTerms): Priced =>
  pricedFor(network, cargo, { tir, drivers, month: monthOf(departAt) }, avoid);

const indexes = new WeakMap<Network, ReadonlyMap<string, Place>>();

/** Throws for an id that the network does not have: whoever asks has read the question against the same network. */
export const requirePlace = (network: Network, id: string): Place => {
  const known = indexes.get(network) ?? new Map(network.places.map((place) => [place.id, place]));
  indexes.set(network, known);
  const place = known.get(id);
  if (place === undefined) throw new Error(`the network ${network.id} ${network.version} has no place ${id}`);
  return place;
};
