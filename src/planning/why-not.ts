/**
 * "Why not by X?" The best way that does use X, and what speaks against it: a shown way that is at least as good in everything
 * asked for, the query's own limits, the cargo, or nothing but the length of the list.
 */
import { explainNoWay, type TryAgain, type Words } from './no-way.js';
import type { Itinerary, WhyNot } from './outcome.js';
import type { Criterion, PlanQuery, Selector } from './query.js';
import { dominates, figureOf, type Way } from './search-ways.js';

export interface WhyNotQuestion {
  readonly query: PlanQuery;
  readonly asked: Selector;
  /** Ways of the front, and of the list that was shown, in the order shown. */
  readonly front: readonly Way[];
  readonly shown: readonly Way[];
  /** The front of the ways that use it. */
  readonly using: readonly Way[];
  readonly tryAgain: TryAgain;
  readonly words: Words;
  readonly toItinerary: (way: Way) => Itinerary;
}

const told: Readonly<Record<Criterion, (difference: number) => string>> = {
  time: (seconds) => `${(seconds / 86_400).toFixed(1)} days slower`,
  cost: (cents) => `${Math.round(cents / 100).toLocaleString('en-US')} USD dearer`,
  co2: (grams) => `${Math.round(grams / 1000).toLocaleString('en-US')} kg CO2e more`,
  reliability: () => 'less certain',
};

export const answerWhyNot = (question: WhyNotQuestion): WhyNot => {
  const { query, asked, front, shown, using, words } = question;
  const name = `${asked.kind}:${asked.id}`;
  if (using.length === 0) {
    const none = explainNoWay({ ...query, via: [] }, question.tryAgain, words, true);
    const sentence = none.lift.length === 0 ? `No way for this cargo uses ${name}.` : `No way within these limits uses ${name}.`;
    return { asked, sentence, way: undefined, lift: none.lift };
  }
  const best = bestCompromise(using, front, query.by);
  const way = question.toItinerary(best);
  const already = shown.findIndex((other) => sameWay(other, best));
  if (already >= 0) return { asked, sentence: `Way ${already + 1} uses ${name}.`, way, lift: [] };
  const better = shown.findIndex((other) => dominates(other, best, query.by));
  const beatenBy = better >= 0 ? shown[better] : front.find((other) => dominates(other, best, query.by));
  if (beatenBy === undefined) {
    return { asked, sentence: `The best way by ${name} is on the front, but others differ more or do better: see --front.`, way, lift: [] };
  }
  const who = better >= 0 ? `way ${better + 1}` : 'a way on the front';
  const worse = query.by.flatMap((criterion) => {
    const difference = figureOf(best, criterion) - figureOf(beatenBy, criterion);
    return difference > 0 ? [told[criterion](difference)] : [];
  });
  return {
    asked,
    sentence: `The best way by ${name} loses to ${who}: it is ${joinWords(worse)}, and better in nothing that was asked for.`,
    way,
    lift: [],
  };
};

const sameWay = (a: Way, b: Way): boolean => a.arcs.length === b.arcs.length && a.arcs.every((arc, i) => arc === b.arcs[i]);

const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'no better') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Least sum of squares of shares of the front's range, as the shortlist does; a criterion without range counts by itself. */
const bestCompromise = (ways: readonly Way[], front: readonly Way[], by: readonly Criterion[]): Way => {
  const ranges = by.map((criterion) => {
    const values = [...front, ...ways].map((way) => figureOf(way, criterion));
    return { criterion, low: Math.min(...values), high: Math.max(...values) };
  });
  const score = (way: Way): number =>
    ranges.reduce((sum, { criterion, low, high }) => sum + (high > low ? ((figureOf(way, criterion) - low) / (high - low)) ** 2 : 0), 0);
  return ways.reduce((best, way) => (score(way) < score(best) ? way : best));
};
