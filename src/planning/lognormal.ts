/**
 * How long something takes when a table gives its median and 90th percentile.
 *
 * The law is lognormal, with one change: the one draw in a thousand that lies above the 99.9th percentile takes the mean of that tail instead.
 * So no replay waits for the once-in-a-million border closure that an untouched lognormal invents (p50 4 h, p90 40 h: z = 5 is 3.6 years), while median,
 * 90th percentile and mean are exactly those of the table. Plain capping at the 99.9th percentile was rejected: it loses 4.7 % of the mean in that example,
 * and the search, which adds means, would disagree with the simulation.
 */
import { normalShareBelow, Z90 } from './normal.js';

/** Standard normal score of the 99.9th percentile: from here on a draw takes the mean of the tail. */
export const TAIL_Z = 3.090232306167813;
const TAIL_SHARE = 0.001;

export interface Lognormal {
  /** Mean of the natural logarithm of the seconds; −Infinity when it takes no time at all. */
  readonly mu: number;
  /** Standard deviation of the natural logarithm; 0 when it always takes the same time. */
  readonly sigma: number;
  readonly meanS: number;
  /** Variance of what is drawn (tail folded into its mean), s². */
  readonly varianceS2: number;
}

/** The law with this median and 90th percentile, in seconds; equal ones mean a fixed time. */
export const lognormalOf = (p50S: number, p90S: number): Lognormal => {
  const fixed = p50S === p90S;
  if (!(p50S >= 0 && p90S >= p50S && p90S < Infinity) || (p50S === 0 && !fixed)) {
    throw new Error(`a lognormal needs 0 < p50 ≤ p90 or p50 = p90 = 0; received p50 = ${p50S} s, p90 = ${p90S} s`);
  }
  const mu = Math.log(p50S);
  if (fixed) return { mu, sigma: 0, meanS: p50S, varianceS2: 0 };
  const sigma = (Math.log(p90S) - mu) / Z90;
  const meanS = meanOf(mu, sigma);
  const tailS = tailMeanOf(mu, sigma);
  const squareBelow = Math.exp(2 * mu + 2 * sigma * sigma) * normalShareBelow(TAIL_Z - 2 * sigma);
  return { mu, sigma, meanS, varianceS2: squareBelow + TAIL_SHARE * tailS * tailS - meanS * meanS };
};

/** Mean of the law, seconds: exp(μ + σ²/2). */
export const meanOf = (mu: number, sigma: number): number => Math.exp(mu + (sigma * sigma) / 2);

/** Mean of the part above the 99.9th percentile, seconds: what a draw up there takes. */
export const tailMeanOf = (mu: number, sigma: number): number => (meanOf(mu, sigma) * normalShareBelow(sigma - TAIL_Z)) / TAIL_SHARE;
