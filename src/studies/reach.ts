/** How far one gets from a place within so many days, dollars or kilograms: the value at every place, and the people who live in reach. */
import type { Network } from '../network/index.js';
import { createCalendar } from '../planning/index.js';
import { findBestWays } from './best-ways.js';
import type { StudyKind } from './study.js';
import { priceTerms, requirePlace, type StudyCriterion, type StudyTerms } from './study-terms.js';

export interface ReachQuestion extends StudyTerms {
  /** Id of a place. */
  readonly from: string;
  readonly by: StudyCriterion;
  /** Ascending, none equal; seconds, US cents or grams CO2e. */
  readonly limits: readonly number[];
}

export interface ReachedPlace {
  readonly id: string;
  /** Seconds, cents or grams, expected, from door to door. */
  readonly value: number;
}

export interface ReachBand {
  readonly limit: number;
  /** Of all that the network has; waypoints at sea are not counted. */
  readonly places: number;
  /** Residents of the towns in reach. Only towns count, so that nobody is counted with his station again. */
  readonly people: number;
}

export interface ReachResult {
  readonly from: string;
  readonly by: StudyCriterion;
  /** One per limit, each with all that lies within the ones before it. */
  readonly bands: readonly ReachBand[];
  /** Within the last limit, nearest first; the place itself at 0. */
  readonly reached: readonly ReachedPlace[];
}

export const reachStudy: StudyKind<ReachQuestion, 'all', readonly ReachedPlace[], ReachResult> = {
  split: () => ['all'],
  run: listReached,
  merge: (network, { from, by, limits }, [reached = []]) => ({
    from,
    by,
    reached,
    bands: limits.map((limit) => {
      const within = reached.filter(({ value }) => value <= limit).map(({ id }) => requirePlace(network, id));
      const people = within.reduce((sum, place) => sum + (place.roles.includes('town') ? place.population : 0), 0);
      return { limit, places: within.length, people };
    }),
  }),
};

function listReached(network: Network, question: ReachQuestion): readonly ReachedPlace[] {
  const from = requirePlace(network, question.from);
  const ways = findBestWays(priceTerms(network, question), createCalendar(network, question.departAt), from);
  const most = question.limits.at(-1) ?? 0;
  return network.places
    .flatMap((place) => {
      if (place.roles.includes('waypoint')) return [];
      const value = place === from ? 0 : ways.valueTo(place, question.by);
      return value === undefined || value > most ? [] : [{ id: place.id, value }];
    })
    .sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1));
}
