/**
 * The planner: one consignment, one network, every way there is. Resolve the places, price the network for this cargo, search the
 * exact front, choose the few that really differ, replay each thousands of times, and tell every figure's source.
 * docs/life-of-a-plan.md walks through it.
 */
import { createGazetteer, type Network } from '../network/index.js';
import { secondsBetween } from '../units/index.js';
import { askWhyNot } from './ask-why-not.js';
import { buildItinerary, draftLegs } from './build-itinerary.js';
import { labelWords } from './label-words.js';
import { explainNoWay } from './no-way.js';
import { noWayWords } from './no-way-words.js';
import type { Itinerary, PlanOutcome } from './outcome.js';
import { type Prepared, preparePlan } from './prepare.js';
import type { PlanQuery } from './query.js';
import { readEnds } from './read-ends.js';
import { dominates, type SearchAnswer, searchWays, type Way } from './search-ways.js';
import { type Chosen, chooseShortlist } from './shortlist.js';
import { simulate } from './simulate.kernel.js';
import { listEvents } from './way-events.js';
import { programOf } from './way-program.js';

export interface PlanOptions {
  /** Asked now and then; once true the planner stops early and its outcome, of which nobody waits for any part, is worth nothing. */
  readonly cancelled?: () => boolean;
  /** Ways kept in memory by one search, at most; an exact search that needs more is done again to within 5 %, and the answer says so. */
  readonly maxLabels?: number;
}

export const searchDefaults = {
  maxLabels: 4_000_000, // some 300 MB of scratch per planning thread; the hardest of 200 pairs takes 1.4 million for three criteria
  epsilonBeyond: 0.05, // of an answer whose exact front does not fit
};

export const plan = (network: Network, query: PlanQuery, options: PlanOptions = {}): PlanOutcome => {
  const { cancelled = () => false, maxLabels = searchDefaults.maxLabels } = options;
  const ends = readEnds(gazetteerOf(network), query);
  if (ends.kind === 'problems') return ends;
  const prepared = preparePlan(network, query, ends);
  const { from, to } = ends;
  const search = (by: Prepared): SearchAnswer => searchPrepared(by, { cancelled, maxLabels });
  const { found, epsilon } = searchWithin(prepared, search, cancelled);
  const front = { size: found.ways.length, exact: epsilon === 0 && found.complete, epsilon, criteria: query.by };
  const notes = [
    ...ends.notes,
    ...prepared.notes,
    ...(epsilon === query.epsilon
      ? []
      : [
          `There are more ways than the planner keeps at a time, so these are within ${epsilon * 100} % of the best: fewer criteria give an exact answer.`,
        ]),
    ...(found.complete || found.ways.length === 0 ? [] : ['The search stopped at its memory limit: there may be more ways.']),
  ];
  if (found.ways.length === 0) {
    const tryAgain = (relaxation: Parameters<typeof preparePlan>[3], by: 'time' | 'cost') =>
      search(preparePlan(network, { ...query, by: [by] }, ends, relaxation)).ways[0];
    const none = prepared.refusal ?? explainNoWay(query, tryAgain, noWayWords(prepared, ends), found.complete);
    return { kind: 'none', from, to, notes, itineraries: [], front, none, whyNot: [] };
  }
  const chosen = query.front
    ? labelled(network, found.ways, query)
    : chooseShortlist(
        network,
        found.ways,
        query.by,
        query.top,
        ({ avoid }) => search(preparePlan(network, { ...query, epsilon, avoid: [...query.avoid, ...avoid] }, ends)).ways,
      );
  notes.push(...notesOnBeaten(found.ways, chosen, query));
  const whyNot = askWhyNot({
    network,
    query,
    ends,
    front: found.ways,
    shown: chosen.map(({ way }) => way),
    search,
    toItinerary: (by, way) => toItinerary(by, { way, labels: [] }),
  });
  const itineraries = chosen.flatMap((choice) => (cancelled() ? [] : [toItinerary(prepared, choice)]));
  return { kind: 'ways', from, to, notes, itineraries, front, none: undefined, whyNot };
};

/** A way shown beside the front says so, and what beats it. */
const notesOnBeaten = (front: readonly Way[], chosen: readonly Chosen[], query: PlanQuery): string[] =>
  chosen.flatMap(({ way, labels }, i) => {
    if (!front.some((other) => dominates(other, way, query.by))) return [];
    const better = chosen.findIndex((other) => dominates(other.way, way, query.by));
    const by =
      better >= 0
        ? `way ${better + 1} is at least as good in everything asked for`
        : 'a way on the front is at least as good in everything asked for';
    return [`Way ${i + 1} (${labels.map(labelWords).join(', ')}) is shown as an alternative: ${by}.`];
  });

const gazetteers = new WeakMap<Network['places'], ReturnType<typeof createGazetteer>>();

/** One index of names per list of places, made when the first query needs it: a scenario's copy shares its network's. */
export const gazetteerOf = (network: Network): ReturnType<typeof createGazetteer> => {
  const gazetteer = gazetteers.get(network.places) ?? createGazetteer(network);
  gazetteers.set(network.places, gazetteer);
  return gazetteer;
};

/** The whole front, with the shortlist's labels where they apply. */
const labelled = (network: Network, ways: readonly Way[], query: PlanQuery): readonly Chosen[] => {
  const labels = new Map(chooseShortlist(network, ways, query.by, query.top).map((choice) => [choice.way, choice.labels]));
  return ways.map((way) => ({ way, labels: labels.get(way) ?? [] }));
};

/** The exact front where it fits, else one to within `epsilonBeyond`: an answer that says how far to trust it beats half a front. */
const searchWithin = (
  prepared: Prepared,
  search: (by: Prepared) => SearchAnswer,
  cancelled: () => boolean,
): { readonly found: SearchAnswer; readonly epsilon: number } => {
  const { question } = prepared;
  const found = search(prepared);
  if (found.complete || question.epsilon > 0 || cancelled()) return { found, epsilon: question.epsilon };
  const epsilon = searchDefaults.epsilonBeyond;
  return { found: search({ ...prepared, question: { ...question, epsilon } }), epsilon };
};

export const searchPrepared = (prepared: Prepared, options: PlanOptions = {}): SearchAnswer =>
  searchWays(prepared.pricing.network, prepared.metric, { ...prepared.question, ...options });

export const toItinerary = (prepared: Prepared, { way, labels }: Chosen): Itinerary => {
  const { pricing, metric, calendar, query } = prepared;
  const legs = draftLegs(listEvents(pricing, metric, calendar, way));
  const simulated = simulate(programOf(pricing.network, calendar, legs), {
    seed: query.seed,
    draws: query.draws,
    startSecondOfDay: Math.floor(query.departAt / 1000) % 86_400,
    deadlineS: query.deadline === undefined ? undefined : secondsBetween(query.departAt, query.deadline),
  });
  return buildItinerary(pricing, way, legs, { departAt: query.departAt, labels, simulated, drivers: query.drivers });
};
