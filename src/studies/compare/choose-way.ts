/** Which of the ways between two places a study takes for the one that is used: one rule for both sides of a comparison. */
import type { Criterion, Way } from '../../planning/index.js';

export const wayRules = ['generalised', 'time', 'cost', 'co2'] as const;
export type WayRule = (typeof wayRules)[number];

export interface Choosing {
  readonly rule: WayRule;
  /** USD that a tonne of the cargo loses in a day on the way; only `generalised` weighs it. */
  readonly usdPerTonneDay: number;
}

const SECONDS_PER_DAY = 86_400;

/** The criteria whose front holds the chosen way. */
export const criteriaOf = ({ rule }: Choosing): readonly Criterion[] => (rule === 'generalised' ? ['cost', 'time'] : [rule]);

/**
 * The weight of a way: the price plus the worth of the time it takes (`generalised`), or one of its figures. By expected time: the worth of a
 * late tail is not in it.
 */
export const weighBy =
  ({ rule, usdPerTonneDay }: Choosing, tonnes: number): ((way: Way) => number) =>
  (way) => {
    switch (rule) {
      case 'generalised':
        return generalisedUsd(way, usdPerTonneDay, tonnes);
      case 'time':
        return way.seconds;
      case 'cost':
        return way.cents;
      case 'co2':
        return way.grams;
    }
  };

/** Price and the worth of the expected time, USD. */
export const generalisedUsd = ({ cents, seconds }: Pick<Way, 'cents' | 'seconds'>, usdPerTonneDay: number, tonnes: number): number =>
  cents / 100 + (seconds / SECONDS_PER_DAY) * usdPerTonneDay * tonnes;

/** Net tonnes of a cargo. */
export const tonnesOf = (load: { readonly count?: number; readonly tonnesEach?: number; readonly tonnes?: number }): number =>
  load.tonnes ?? (load.count ?? 0) * (load.tonnesEach ?? 0);
