/** Puts each "why not X?" of a query to the search: the ways that must use X, against those that are shown. */
import type { Network } from '../network/index.js';
import type { Relaxation } from './no-way.js';
import { noWayWords } from './no-way-words.js';
import type { Itinerary, WhyNot } from './outcome.js';
import { type Ends, type Prepared, preparePlan } from './prepare.js';
import type { PlanQuery } from './query.js';
import type { SearchAnswer, Way } from './search-ways.js';
import { answerWhyNot } from './why-not.js';

export interface WhyNotParts {
  readonly network: Network;
  readonly query: PlanQuery;
  readonly ends: Ends;
  readonly front: readonly Way[];
  readonly shown: readonly Way[];
  readonly search: (prepared: Prepared) => SearchAnswer;
  readonly toItinerary: (prepared: Prepared, way: Way) => Itinerary;
}

export const askWhyNot = (parts: WhyNotParts): readonly WhyNot[] => {
  const { network, query, ends } = parts;
  return query.whyNot.map((asked) => {
    const using = (by: PlanQuery['by'], relaxation: Relaxation = {}) => preparePlan(network, { ...query, by }, ends, relaxation, [asked]);
    const prepared = using(query.by);
    return answerWhyNot({
      query,
      asked,
      front: parts.front,
      shown: parts.shown,
      using: parts.search(prepared).ways,
      tryAgain: (relaxation, by) => parts.search(using([by], relaxation)).ways[0],
      words: noWayWords(prepared, ends),
      toItinerary: (way) => parts.toItinerary(prepared, way),
    });
  });
};
