/** All compared pairs in one line: means over the pairs that have a way on both sides, weighted by the tonnes that go, and what is lost. */
import type { ComparedPair, PairFigures } from './compare-pair.js';

export interface PairsSum {
  readonly pairs: number;
  readonly both: number;
  readonly changed: number;
  readonly lost: number;
  readonly gained: number;
  /** Tonnes a year of the pairs that lost their way; undefined where no pair tells its tonnes. */
  readonly tonnesLost: number | undefined;
  /** Means over the pairs with a way on both sides; per consignment. Undefined when there is none. */
  readonly base: MeanFigures | undefined;
  readonly scenario: MeanFigures | undefined;
}
export type MeanFigures = Omit<PairFigures, 'id' | 'name' | 'metres' | 'legs'>;

export interface WeighedPair {
  readonly compared: ComparedPair;
  /** Weight of the pair; undefined where none is told, and then every pair weighs the same. */
  readonly tonnesPerYear: number | undefined;
}

export const sumPairs = (pairs: readonly WeighedPair[]): PairsSum => {
  const told = pairs.every(({ tonnesPerYear }) => tonnesPerYear !== undefined) && pairs.length > 0;
  const weightOf = (pair: WeighedPair): number => (told ? (pair.tonnesPerYear ?? 0) : 1);
  const both = pairs.filter(({ compared }) => compared.base !== undefined && compared.scenario !== undefined);
  const count = (outcome: ComparedPair['outcome']): number => pairs.filter(({ compared }) => compared.outcome === outcome).length;
  const mean = (side: 'base' | 'scenario'): MeanFigures | undefined => {
    const weight = both.reduce((sum, pair) => sum + weightOf(pair), 0);
    if (weight === 0) return undefined;
    const of = (figure: keyof MeanFigures): number =>
      both.reduce((sum, pair) => sum + (pair.compared[side]?.[figure] ?? 0) * weightOf(pair), 0) / weight;
    return { p50S: of('p50S'), p90S: of('p90S'), meanS: of('meanS'), cents: of('cents'), generalisedUsd: of('generalisedUsd'), grams: of('grams') };
  };
  return {
    pairs: pairs.length,
    both: both.length,
    changed: count('way changed'),
    lost: count('lost'),
    gained: count('gained'),
    tonnesLost: told ? pairs.reduce((sum, pair) => sum + (pair.compared.outcome === 'lost' ? weightOf(pair) : 0), 0) : undefined,
    base: mean('base'),
    scenario: mean('scenario'),
  };
};
