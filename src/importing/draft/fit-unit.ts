/**
 * Formats for benchmarks do not say in what unit their lengths are. The straight lines between the ends tell: roads are a little longer than those. The
 * unit is the one that fits the median, and it is told.
 */

export interface LengthUnit {
  readonly name: string;
  readonly metres: number;
}

const units: readonly LengthUnit[] = [
  { name: 'kilometres', metres: 1000 },
  { name: 'miles', metres: 1609.344 },
  { name: 'metres', metres: 1 },
  { name: 'feet', metres: 0.3048 },
  { name: 'decimetres', metres: 0.1 },
  { name: 'centimetres', metres: 0.01 },
  { name: 'millimetres', metres: 0.001 },
];

/** A road between neighbours is longer than the straight line by about this factor. */
const USUAL = 1.1;
/** A unit that is off by more than this factor does not fit. */
const MOST_OFF = 1.9;

/** `pairs`: length as in the file, and the straight line in metres. Undefined when no unit fits, as when the lengths are times. */
export function fitLengthUnit(pairs: readonly (readonly [length: number, straightM: number])[]): LengthUnit | undefined {
  const ratios = pairs
    .filter(([length, straightM]) => length > 0 && straightM > 1)
    .map(([length, straightM]) => length / straightM)
    .sort((a, b) => a - b);
  const median = ratios[Math.floor(ratios.length / 2)];
  if (median === undefined) return undefined;
  const off = ({ metres }: LengthUnit): number => Math.abs(Math.log((median * metres) / USUAL));
  const best = units.reduce((a, b) => (off(b) < off(a) ? b : a));
  return off(best) <= Math.log(MOST_OFF) ? best : undefined;
}
