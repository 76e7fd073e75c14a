/** Bias, spread and agreement of computed figures against published ones. */
export interface Pair {
  readonly published: number;
  readonly computed: number;
  /** The computed figure, or its range, lies in or overlaps what is published. */
  readonly agrees: boolean;
}

export interface Summary {
  readonly n: number;
  /** Mean of computed ÷ published − 1. NaN without pairs. */
  readonly bias: number;
  /** Sample standard deviation of computed ÷ published. NaN below two pairs. */
  readonly spread: number;
  /** Greatest |computed ÷ published − 1|. */
  readonly worst: number;
  /** Square of Pearson's correlation. NaN below three pairs. */
  readonly r2: number;
  /** Share of the pairs that agree, 0 … 1. */
  readonly agreeing: number;
}

export function summarise(pairs: readonly Pair[]): Summary {
  const n = pairs.length;
  const errors = pairs.map(({ published, computed }) => computed / published - 1);
  const bias = mean(errors);
  return {
    n,
    bias,
    spread: n < 2 ? Number.NaN : Math.sqrt(errors.reduce((sum, error) => sum + (error - bias) ** 2, 0) / (n - 1)),
    worst: errors.reduce((worst, error) => Math.max(worst, Math.abs(error)), 0),
    r2: n < 3 ? Number.NaN : correlation(pairs) ** 2,
    agreeing: pairs.filter((pair) => pair.agrees).length / n,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(pairs: readonly Pair[]): number {
  const [x, y] = [mean(pairs.map((pair) => pair.published)), mean(pairs.map((pair) => pair.computed))];
  const sums = pairs.reduce(
    (sum, { published, computed }) => ({
      xx: sum.xx + (published - x) ** 2,
      yy: sum.yy + (computed - y) ** 2,
      xy: sum.xy + (published - x) * (computed - y),
    }),
    { xx: 0, yy: 0, xy: 0 },
  );
  return sums.xy / Math.sqrt(sums.xx * sums.yy);
}
