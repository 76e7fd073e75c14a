/**
 * The same way in another build of a network: its ends, carriers and stops are known, its arcs are not. A search by time over the layers and services it
 * used, through every place where a leg of it ended, finds it; what is found counts only when it is the same legs, one by one.
 */
import type { Layer, Network } from '../network/index.js';
import { layers } from '../network/index.js';
import { planLeast } from './plan-least.js';
import type { Ends } from './prepare.js';
import type { PlanQuery, Selector } from './query.js';
import { type Retracing, retraceWay } from './retrace-way.js';

/** What must be the same of a leg. */
export interface KnownLeg {
  readonly kind: string;
  readonly layer: string;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
  readonly service: { readonly id: string } | null;
}

export const searchSameWay = (network: Network, query: PlanQuery, ends: Ends, legs: readonly KnownLeg[]): Retracing => {
  const stops = stopsOf(legs);
  const places = new Map(network.places.map((place) => [place.id, place]));
  const gone = stops.filter((id) => !places.has(id));
  if (gone.length > 0) return none(`There is no longer a place ${gone.join(', ')}.`);
  const via = stops.flatMap((id) => places.get(id) ?? []);
  const asked: PlanQuery = {
    ...query,
    by: ['time'],
    avoid: otherCarriers(network, legs),
    deadline: undefined,
    maxCost: undefined,
    maxTransshipments: undefined,
  };
  const least = planLeast(network, asked, { ...ends, via }, (way) => way.seconds);
  if (least.kind === 'none') return none(least.none.sentence);
  const found = least.itinerary.legs;
  const differs = found.findIndex((leg, row) => !isSame(leg, legs[row]));
  if (found.length !== legs.length || differs >= 0) {
    const row = differs >= 0 ? differs : found.length;
    return none(
      `Its leg ${row + 1} is no longer ${legs[row] === undefined ? 'the last' : `from ${legs[row]?.from.id} to ${legs[row]?.to.id} as planned`}.`,
    );
  }
  return retraceWay(network, query, ends, least.way.arcs);
};

const none = (sentence: string): Retracing => ({ kind: 'none', sentence });

const isSame = (leg: Omit<KnownLeg, 'service'> & { readonly service: { readonly id: string } | undefined }, known: KnownLeg | undefined): boolean =>
  leg.kind === known?.kind &&
  leg.layer === known.layer &&
  leg.from.id === known.from.id &&
  leg.to.id === known.to.id &&
  (leg.service?.id ?? null) === (known.service?.id ?? null);

/** Where its runs end, in order, without the two ends of the whole. */
const stopsOf = (legs: readonly KnownLeg[]): readonly string[] => {
  const ends = legs.filter(({ kind }) => kind === 'run').map(({ to }) => to.id);
  const first = legs[0]?.from.id;
  const last = legs.at(-1)?.to.id;
  return ends.filter((id, row) => id !== last && id !== first && id !== ends[row - 1]);
};

/** Every layer and service that it did not use. */
const otherCarriers = (network: Network, legs: readonly KnownLeg[]): Selector[] => {
  const used = new Set<string>(legs.flatMap(({ layer, service }) => [layer, service?.id ?? '']));
  const spared: ReadonlySet<Layer> = new Set(['ground']);
  return [
    ...layers.filter((layer) => !used.has(layer) && !spared.has(layer)).map((id): Selector => ({ kind: 'layer', id })),
    ...network.tables.services.filter(({ id }) => !used.has(id)).map(({ id }): Selector => ({ kind: 'service', id })),
  ];
};
