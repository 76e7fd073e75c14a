/**
 * The towns a run is known by: "by Almaty, Kyzylorda, Aralsk, Kulsary". A long haul passes a hundred places; people name the large
 * ones and, in empty country, whatever stands there. So the most populous come first, and each keeps a stretch of the way to itself.
 */
import { greatCircle } from '../geo/index.js';
import type { Network, Place } from '../network/index.js';
import { placeIndex, type WayEvent } from './way-events.js';

/** As many towns as fit when each takes this share of the way. */
const STRETCH_SHARE = 1 / 14;
/** Least stretch, metres: a short run is not a list of suburbs. */
const LEAST_STRETCH_M = 40_000;

interface Passed {
  readonly place: Place;
  /** Metres from the beginning of the run. */
  readonly atM: number;
}

/** In order of travel, without the ends; empty for what stands still. */
export const townsOnTheWay = (network: Network, events: readonly WayEvent[]): readonly Place[] => {
  const passed = listPassed(network, events);
  const first = events[0]?.from;
  const last = events.at(-1)?.to;
  const lengthM = events.reduce((sum, event) => sum + event.metres, 0);
  const stretchM = Math.max(LEAST_STRETCH_M, lengthM * STRETCH_SHARE);
  const ends: Passed[] = passed.filter(({ place }) => place.index === first || place.index === last);
  const chosen: Passed[] = [];
  const bySize = passed
    .filter(({ place }) => place.roles.includes('town') && place.index !== first && place.index !== last)
    .sort((a, b) => b.place.population - a.place.population || a.atM - b.atM);
  for (const town of bySize) {
    const near = (other: Passed): boolean => Math.abs(other.atM - town.atM) < stretchM;
    if (!chosen.some(near) && !ends.some((end) => greatCircle(end.place, town.place) < LEAST_STRETCH_M)) chosen.push(town);
  }
  return chosen.sort((a, b) => a.atM - b.atM).map(({ place }) => place);
};

const listPassed = (network: Network, events: readonly WayEvent[]): readonly Passed[] => {
  const passed: Passed[] = [];
  const seen = new Set<number>();
  let atM = 0;
  const add = (id: string): void => {
    const index = placeIndex(network, id);
    const place = index === undefined ? undefined : network.places[index];
    if (place === undefined || seen.has(place.index)) return;
    seen.add(place.index);
    passed.push({ place, atM });
  };
  for (const event of events) {
    for (const entry of event.links) {
      const link = network.tables.links[entry >> 1];
      if (link === undefined) continue;
      const [from, to] = (entry & 1) === 0 ? [link.from, link.to] : [link.to, link.from];
      add(from);
      atM += link.length_km * 1000;
      add(to);
    }
  }
  return passed;
};
