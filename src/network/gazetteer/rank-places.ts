/** Which of several places with the same name is meant - or that nobody can say. */
import type { Place } from '../network.js';
import { LONGER } from './name-index.js';
import { weightOf } from './role-words.js';

/** A place whose name fits, and how well (FULL before PART before LONGER). */
export interface Fit {
  readonly place: Place;
  readonly fit: number;
}

/** A town without a figure counts as a small one, not as empty. */
const unknownPopulation = 10_000;
/** A town so many times larger than its namesake is the one that is meant without more words. */
const clearRatio = 5;

const populationOf = (place: Place): number => (place.population > 0 ? place.population : unknownPopulation);

/** Better fit first; then open before closed, weightier role, more people, id. */
export function compareFits(a: Fit, b: Fit): number {
  return a.fit - b.fit || comparePlaces(a.place, b.place);
}

export function comparePlaces(a: Place, b: Place): number {
  const closed = (place: Place) => (place.status === 'open' ? 0 : 1);
  return closed(a) - closed(b) || weightOf(a.roles) - weightOf(b.roles) || b.population - a.population || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Whether the first of `fits` (sorted by compareFits) is the one clear reading. Against each of the others:
 * - one that fits as well: the first is a town, and the other is no town or has less than a fifth of its people;
 * - one that fits less: it is not of a weightier role (`Alat`, a junction, against the port of Alat), unless its name only begins so; and it is
 *   no town of five times the people (`Frankfurt`, the one on the Oder, against Frankfurt am Main).
 * A lone candidate is clear.
 */
export function isClear(fits: readonly Fit[]): boolean {
  const [best, ...others] = fits;
  if (best === undefined) return false;
  const weight = weightOf(best.place.roles);
  return others.every((other) => {
    const otherWeight = weightOf(other.place.roles);
    if (other.fit === best.fit) return weight === 0 && (otherWeight !== 0 || isFarLarger(best.place, other.place));
    if (otherWeight < weight && other.fit < LONGER) return false;
    return otherWeight !== 0 || !isFarLarger(other.place, best.place);
  });
}

const isFarLarger = (a: Place, b: Place): boolean => populationOf(a) >= clearRatio * populationOf(b);
