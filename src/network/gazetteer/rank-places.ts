/** Which of several places with the same name is meant - or that nobody can say. */
import type { Place } from '../network.js';
import { weightOf } from './role-words.js';

/** A place whose name fits, and how well (FULL before PART). */
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
 * Whether the first of `fits` (sorted by compareFits) is the one clear reading: against each of the others
 * - it fits better, and the other is not of a weightier role; or
 * - it fits as well, it is a town, and the other is no town or has less than a fifth of its people.
 * A lone candidate is clear.
 */
export function isClear(fits: readonly Fit[]): boolean {
  const [best, ...others] = fits;
  if (best === undefined) return false;
  return others.every((other) => {
    const [weight, otherWeight] = [weightOf(best.place.roles), weightOf(other.place.roles)];
    if (other.fit > best.fit) return weight <= otherWeight;
    if (weight !== 0) return false;
    return otherWeight !== 0 || populationOf(best.place) >= clearRatio * populationOf(other.place);
  });
}
