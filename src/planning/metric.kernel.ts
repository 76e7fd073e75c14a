/**
 * One pass over all arcs of a network: what each costs this cargo, as columns for the search. Structure (the network), metric
 * (these columns) and query (the search) stay apart, so a changed price never rebuilds a network.
 *
 * Bounds: items of arc `a` are `firstItem[a] … firstItem[a + 1] − 1` with `firstItem` of arcs + 1 rows and ascending; `ref` of a RUN is
 * a row of the run columns, of a STEP a row of the step columns; all are checked when the network is read (check-network.ts).
 */
import { RUN } from '../network/index.js';
import type { Closures } from './closures.js';
import { isRefused, type Pricing, type StepPrice } from './pricing.js';

export interface Metric {
  /** Whole seconds; the least that a timed arc can take. Infinity = not for this cargo, or avoided. Rows: arcs. */
  readonly seconds: Float64Array;
  /** Whole US cents. Rows: arcs. */
  readonly cents: Float64Array;
  /** Whole grams CO2e, well to wheel. Rows: arcs. */
  readonly grams: Float64Array;
  /** Whole square hours. Rows: arcs. */
  readonly varianceH2: Float64Array;
  /** How often the cargo is lifted off a vehicle. Rows: arcs. */
  readonly lifts: Float64Array;
  /** 1 = takes longer or shorter depending on when one comes. Rows: arcs. */
  readonly timed: Uint8Array;
  readonly timedArcs: number;
  readonly stepPrice: (item: number) => StepPrice | undefined;
}

interface RunColumns {
  readonly seconds: Float64Array;
  readonly cents: Float64Array;
  readonly fixed: Float64Array;
  readonly wtt: Float64Array;
  readonly ttw: Float64Array;
}

const runColumns = (pricing: Pricing, closures: Closures): RunColumns => {
  const { runClasses } = pricing.network;
  const rows = runClasses.length;
  const columns: RunColumns = {
    seconds: new Float64Array(rows),
    cents: new Float64Array(rows),
    fixed: new Float64Array(rows),
    wtt: new Float64Array(rows),
    ttw: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const price = closures.runs[row] === 1 ? { refused: 'avoided' } : pricing.runPrice(runClasses[row]!);
    if (isRefused(price)) {
      columns.seconds[row] = Infinity;
      continue;
    }
    columns.seconds[row] = price.secondsPerM;
    columns.cents[row] = price.centsPerM;
    columns.fixed[row] = price.fixedCents;
    columns.wtt[row] = price.wttPerM;
    columns.ttw[row] = price.ttwPerM;
  }
  return columns;
};

export const computeMetric = (pricing: Pricing, closures: Closures): Metric => {
  const { network } = pricing;
  const { arcs, items, steps } = network;
  const runs = runColumns(pricing, closures);
  const seconds = new Float64Array(arcs.count);
  const cents = new Float64Array(arcs.count);
  const grams = new Float64Array(arcs.count);
  const varianceH2 = new Float64Array(arcs.count);
  const lifts = new Float64Array(arcs.count);
  const timed = new Uint8Array(arcs.count);
  let timedArcs = 0;
  const { firstItem } = arcs;
  const { kind, ref, lengthM, activityM } = items;
  const stepPrice = (item: number): StepPrice | undefined => pricing.stepPrice(steps[ref[item]!]!, lengthM[item]!, activityM[item]!);
  for (let arc = 0; arc < arcs.count; arc++) {
    let s = closures.arcs[arc] === 1 ? Infinity : 0;
    let c = 0;
    let g = 0;
    let v = 0;
    const end = firstItem[arc + 1]!;
    for (let item = firstItem[arc]!; item < end && s < Infinity; item++) {
      const row = ref[item]!;
      if (kind[item] === RUN) {
        const m = lengthM[item]!;
        const perM = runs.seconds[row]!;
        if (perM === Infinity) {
          s = Infinity;
          break;
        }
        const activity = activityM[item]!;
        s += Math.round(m * perM);
        c += Math.round(m * runs.cents[row]!) + runs.fixed[row]!;
        g += Math.round(activity * runs.wtt[row]!) + Math.round(activity * runs.ttw[row]!);
        continue;
      }
      const price = closures.steps[row] === 1 ? undefined : stepPrice(item);
      if (price === undefined) {
        s = Infinity;
        break;
      }
      s += price.seconds;
      c += price.cents;
      g += price.gramsWtt + price.gramsTtw;
      v += price.varianceH2;
      if (price.timed) {
        if (timed[arc] === 0) timedArcs++;
        timed[arc] = 1;
      }
    }
    seconds[arc] = s;
    cents[arc] = c;
    grams[arc] = g;
    varianceH2[arc] = v;
    lifts[arc] = closures.lifts[arc]!;
  }
  return { seconds, cents, grams, varianceH2, lifts, timed, timedArcs, stepPrice };
};
