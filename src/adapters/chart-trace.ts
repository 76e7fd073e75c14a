/**
 * A way as the time-cost-distance chart reads it (Beresford 1999; UN ESCAP corridor method): distance across, cumulative hours or US
 * dollars up; a run is a slope in the ink of its mode, a stop a vertical step.
 */
import { listStages } from '../application/index.js';
import type { ItineraryDocument, LegDocument } from '../contract/index.js';
import { type LineStyle, styleOf } from './picture-inks.js';

export type Measure = 'days' | 'usd';

export interface Segment {
  readonly kind: 'run' | 'stop';
  readonly fromKm: number;
  readonly toKm: number;
  readonly from: number;
  readonly to: number;
  /** Of a run. */
  readonly style: LineStyle | undefined;
  /** Of a stop: where, and what takes the most of it. */
  readonly place: string;
}

export function traceWay(way: ItineraryDocument, measure: Measure): readonly Segment[] {
  const amountOf = (leg: LegDocument) => (measure === 'days' ? leg.hours / 24 : leg.costUsd);
  let km = 0;
  let reached = 0;
  return listStages(way).map((stage): Segment => {
    const [fromKm, from] = [km, reached];
    for (const leg of stage.kind === 'run' ? [stage.leg] : stage.legs) {
      km += leg.distanceKm;
      reached += amountOf(leg);
    }
    const style = stage.kind === 'run' ? styleOf(stage.leg) : undefined;
    return { kind: stage.kind, fromKm, toKm: km, from, to: reached, style, place: stage.kind === 'stop' ? stage.place.name : '' };
  });
}

export const totalOf = (way: ItineraryDocument, measure: Measure): number => (measure === 'days' ? way.hours.mean / 24 : way.costUsd);

/**
 * The top of an axis. Where one way costs more than three times the next, the dear ones leave the panel at its top, with their figures,
 * so that the others can be told apart. Time is never cut: it is what the chart is read for.
 */
export function axisTop(totals: readonly number[], measure: Measure): number {
  const falling = [...totals].sort((a, b) => b - a);
  const gap =
    measure === 'days' ? -1 : falling.findIndex((total, i) => total > 3 * (falling[i + 1] ?? Number.POSITIVE_INFINITY) && (falling[i + 1] ?? 0) > 0);
  return gap < 0 ? Math.max(falling[0] ?? 1, 1e-6) * 1.06 : (falling[gap + 1] ?? 1) * 1.25;
}

/** Round values of an axis: 4 to 8 of them. */
export function ticks(top: number): readonly number[] {
  const rough = top / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((digit) => digit * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => Math.round(i * step * 1e6) / 1e6);
}
