/** Round values for axes. */
export function ticks(top: number, wanted: number): readonly number[] {
  const rough = top / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((digit) => digit * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) => Math.round(i * step * 1e6) / 1e6);
}

/** 1, 2, 5 times powers of ten within a range; for a logarithmic axis. */
export function logTicks(low: number, high: number): readonly number[] {
  const found: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power >= low && digit * power <= high) found.push(digit * power);
  }
  return found;
}

/** Days between two ticks of a calendar, so that at most `wanted` are drawn. */
export const dayStep = (days: number, wanted: number): number => [1, 2, 3, 5, 7, 14, 28, 56, 112].find((step) => days / step <= wanted) ?? 112;
