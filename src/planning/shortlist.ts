/**
 * The few ways shown out of the front, by a stated rule:
 *   1. the best in each criterion asked for (fastest, cheapest, cleanest, most reliable),
 *   2. the best compromise of all, and the best compromise of each kind (by rail, by sea, by road, by air: the mode of most
 *      kilometres). A compromise is the least sum of squared logarithms of how many times worse a way is than the best of its set
 *      in each criterion: twice the days weigh as much as twice the dollars, and one extreme way does not move the measure,
 *   3. for each of these that leans on a transit country, the best compromise of its kind without that country (alternatives.ts),
 *      even where something on the front beats it,
 *   4. then, until enough, the way of the front that differs most from all chosen: by the carriers and places it uses (two
 *      thirds) and by its figures (one third).
 * From 2 on nothing is added that differs by less than a fifth from what is chosen. Ways on the front differ; ways on the list really differ.
 */
import type { Network } from '../network/index.js';
import { type Leaning, listLeanings, mainModeOf, ofTheSameKind } from './alternatives.js';
import type { Criterion } from './query.js';
import { compareWays, figureOf, type Way } from './search-ways.js';

export interface Chosen {
  readonly way: Way;
  readonly labels: readonly string[];
}

const bestLabel: Readonly<Record<Criterion, string>> = {
  time: 'fastest',
  cost: 'cheapest',
  co2: 'cleanest',
  reliability: 'most reliable',
};

/** Least difference, 0 … 1, that earns a place on the list. */
const LEAST_DIFFERENCE = 0.2;
/** Below this many ways a smaller difference is enough. */
const FEW = 3;
const LEAST_DIFFERENCE_OF_FEW = 0.02;
/** Alternatives without a country: at most this many, those of the ways that lean hardest first. */
const MOST_ALTERNATIVES = 2;

/** Asks the search again for the ways of the same kind without the country that a way leans on. */
export type SearchWithout = (leaning: Leaning) => readonly Way[];

export const chooseShortlist = (
  network: Network,
  front: readonly Way[],
  by: readonly Criterion[],
  size: number,
  searchWithout?: SearchWithout,
): readonly Chosen[] => {
  const labels = new Map<Way, string[]>();
  const add = (way: Way | undefined, label: string): void => {
    if (way === undefined) return;
    const known = labels.get(way);
    if (known === undefined && labels.size >= size) return;
    labels.set(way, [...(known ?? []), label]);
  };
  for (const criterion of by)
    add(
      bestOf(front, (way) => figureOf(way, criterion), by),
      bestLabel[criterion],
    );
  const scale = scaleOf(front, by);
  add(compromiseOf(front, by), 'best compromise');
  const tokens = tokensCache(network);
  const difference = (a: Way, b: Way): number => {
    const figures = by.reduce((sum, criterion) => sum + Math.abs(scale(a, criterion) - scale(b, criterion)), 0) / by.length;
    return (2 / 3) * jaccardDistance(tokens(a), tokens(b)) + figures / 3;
  };
  const least = (way: Way): number => Math.min(...[...labels.keys()].map((other) => difference(way, other)));
  const addDifferent = (way: Way | undefined, label: string): void => {
    if (way !== undefined && least(way) >= LEAST_DIFFERENCE) add(way, label);
  };
  for (const [mode, ways] of groupByMainMode(network, front)) addDifferent(compromiseOf(ways, by), `best by ${mode}`);
  for (const leaning of searchWithout === undefined ? [] : chooseLeanings(network, [...labels.keys()])) {
    const found = ofTheSameKind(network, leaning, searchWithout?.(leaning) ?? []);
    addDifferent(compromiseOf(found, by), `avoids country:${leaning.country}`);
  }
  while (labels.size < size) {
    const next = bestOf(
      front.filter((way) => !labels.has(way)),
      (way) => -least(way),
      by,
    );
    if (next === undefined || least(next) < (labels.size < FEW ? LEAST_DIFFERENCE_OF_FEW : LEAST_DIFFERENCE)) break;
    add(next, 'different');
  }
  return [...labels].map(([way, list]) => ({ way, labels: list })).sort((a, b) => compareWays(a.way, b.way, by));
};

/** One question per country, of the way that runs farthest through it; the countries with most kilometres first. */
const chooseLeanings = (network: Network, ways: readonly Way[]): readonly Leaning[] => {
  const leanings = ways.flatMap((way) => listLeanings(network, way)).sort((a, b) => b.metres - a.metres);
  return leanings.filter((leaning, i) => leanings.findIndex((other) => other.country === leaning.country) === i).slice(0, MOST_ALTERNATIVES);
};

const tokensCache = (network: Network): ((way: Way) => ReadonlySet<number>) => {
  const known = new Map<Way, ReadonlySet<number>>();
  return (way) => {
    const tokens = known.get(way) ?? tokensOf(network, way);
    known.set(way, tokens);
    return tokens;
  };
};

/** See rule 2; 1 is added so that nothing divides by zero. */
const compromiseOf = (ways: readonly Way[], by: readonly Criterion[]): Way | undefined => {
  const least = by.map((criterion) => Math.min(...ways.map((way) => figureOf(way, criterion))));
  const timesWorse = (way: Way, k: number): number => Math.log((figureOf(way, by[k] ?? 'time') + 1) / ((least[k] ?? 0) + 1));
  return bestOf(ways, (way) => by.reduce((sum, _, k) => sum + timesWorse(way, k) ** 2, 0), by);
};

/** Kinds in the order of the modes' names, so that equal fronts give equal lists. */
const groupByMainMode = (network: Network, ways: readonly Way[]): readonly (readonly [string, readonly Way[]])[] => {
  const groups = new Map<string, Way[]>();
  for (const way of ways) {
    const mode = mainModeOf(network, way) ?? '';
    groups.set(mode, [...(groups.get(mode) ?? []), way]);
  }
  return [...groups].filter(([mode]) => mode !== '').sort(([a], [b]) => (a < b ? -1 : 1));
};

const bestOf = (ways: readonly Way[], score: (way: Way) => number, by: readonly Criterion[]): Way | undefined => {
  let best: Way | undefined;
  let least = Infinity;
  for (const way of ways) {
    const value = score(way);
    if (value < least || (value === least && best !== undefined && compareWays(way, best, by) < 0)) {
      best = way;
      least = value;
    }
  }
  return best;
};

/** 0 for the best of the front in a criterion, 1 for the worst. */
const scaleOf = (front: readonly Way[], by: readonly Criterion[]): ((way: Way, criterion: Criterion) => number) => {
  const range = new Map(
    by.map((criterion) => {
      const values = front.map((way) => figureOf(way, criterion));
      return [criterion, { low: Math.min(...values), high: Math.max(...values) }];
    }),
  );
  return (way, criterion) => {
    const { low, high } = range.get(criterion) ?? { low: 0, high: 0 };
    return high > low ? (figureOf(way, criterion) - low) / (high - low) : 0;
  };
};

/** Places seen on a layer: what a person would call the way. */
const tokensOf = (network: Network, way: Way): ReadonlySet<number> => {
  const tokens = new Set<number>();
  for (const arc of way.arcs) {
    const node = network.arcs.head[arc] ?? 0;
    tokens.add((network.nodes.place[node] ?? 0) * 32 + (network.nodes.layer[node] ?? 0));
  }
  return tokens;
};

const jaccardDistance = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  let both = 0;
  for (const token of a) if (b.has(token)) both++;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : 1 - both / all;
};
