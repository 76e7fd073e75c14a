/**
 * Which row of a table speaks for a place, a country or everywhere: the most specific scope wins (place, country, region, `*`),
 * then the earlier row. One mechanism for operations, procedures, speeds, tariffs and emission factors.
 */
import type { TableSet } from '../tables.js';

/** Where something is, as far as scopes can tell. */
export interface Spot {
  readonly place: string;
  readonly country: string;
}

export interface Scopes {
  /** 4 place, 3 country, 2 region, 1 everywhere, 0 when the scope does not cover the spot. */
  rankOf(scope: string, spot: Spot): number;
  /** All regions of a spot, in table order. */
  regionsOf(spot: Spot): readonly string[];
}

export const createScopes = (regions: TableSet['regions']): Scopes => {
  const members = new Map<string, Set<string>>();
  for (const row of regions) {
    const set = members.get(row.region) ?? new Set<string>();
    set.add(row.country);
    members.set(row.region, set);
  }
  const regionsAt = new Map<string, readonly string[]>();
  const inRegion = (region: string, spot: Spot): boolean => {
    const set = members.get(region);
    return set !== undefined && (set.has(spot.country) || set.has(`place:${spot.place}`));
  };
  return {
    rankOf: (scope, spot) => {
      if (scope === '*') return 1;
      const colon = scope.indexOf(':');
      const kind = scope.slice(0, colon);
      const name = scope.slice(colon + 1);
      if (kind === 'place') return name === spot.place ? 4 : 0;
      if (kind === 'country') return name === spot.country ? 3 : 0;
      return kind === 'region' && inRegion(name, spot) ? 2 : 0;
    },
    regionsOf: (spot) => {
      const key = `${spot.place}/${spot.country}`;
      const known = regionsAt.get(key) ?? [...members.keys()].filter((region) => inRegion(region, spot));
      regionsAt.set(key, known);
      return known;
    },
  };
};

/** The row with the highest score above zero; the earlier one among equals; undefined when none scores. */
export const findBestRow = <R>(rows: readonly R[], score: (row: R) => number): number | undefined => {
  let best: number | undefined;
  let bestScore = 0;
  for (const [index, row] of rows.entries()) {
    const value = score(row);
    if (value > bestScore) {
      best = index;
      bestScore = value;
    }
  }
  return best;
};
