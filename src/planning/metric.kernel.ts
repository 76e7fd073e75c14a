/**
 * One pass over all arcs of a network: what each costs this cargo, as columns for the search. Structure (the network), metric
 * (these columns) and query (the search) stay apart, so a changed price never rebuilds a network.
 *
 * Bounds: items of arc `a` are `firstItem[a] … firstItem[a + 1] − 1` with `firstItem` of arcs + 1 rows and ascending; `ref` of a RUN is
 * a row of the run columns, of a STEP a row of the step columns; all are checked when the network is read (check-network.ts).
 */
import { type Network, RUN } from '../network/index.js';
import { arcIndexOf, markArcsOf } from './arc-index.js';
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

/** Filled row by row as arcs ask for them: few change at a time. NaN in `seconds` = not asked yet. */
const emptyRunColumns = (rows: number): RunColumns => ({
  seconds: new Float64Array(rows).fill(Number.NaN),
  cents: new Float64Array(rows),
  fixed: new Float64Array(rows),
  wtt: new Float64Array(rows),
  ttw: new Float64Array(rows),
});

/** Seconds per metre of a run class; its other columns are filled with it. */
const fillRun = (columns: RunColumns, row: number, pricing: Pricing, closures: Closures): number => {
  const price = closures.runs[row] === 1 ? { refused: 'avoided' } : pricing.runPrice(pricing.network.runClasses[row]!);
  if (isRefused(price)) {
    columns.seconds[row] = Infinity;
    return Infinity;
  }
  columns.seconds[row] = price.secondsPerM;
  columns.cents[row] = price.centsPerM;
  columns.fixed[row] = price.fixedCents;
  columns.wtt[row] = price.wttPerM;
  columns.ttw[row] = price.ttwPerM;
  return price.secondsPerM;
};

/** The columns while they are filled. */
type Draft = { -readonly [K in Exclude<keyof Metric, 'stepPrice'>]: Metric[K] };

export const computeMetric = (pricing: Pricing, closures: Closures): Metric => {
  const { count } = pricing.network.arcs;
  const draft: Draft = {
    seconds: new Float64Array(count),
    cents: new Float64Array(count),
    grams: new Float64Array(count),
    varianceH2: new Float64Array(count),
    lifts: Float64Array.from(closures.lifts),
    timed: new Uint8Array(count),
    timedArcs: 0,
  };
  return fillArcs(draft, pricing, closures);
};

/**
 * `metric` with other prices or closures for some run classes and steps (1 = changed), the rest taken over: equal to computing it anew.
 * The network may be another with other tables, but of the same arcs, items, run classes and steps. `metric` itself stays as it is.
 */
export const repriceMetric = (metric: Metric, pricing: Pricing, closures: Closures, changed: Pick<Closures, 'runs' | 'steps' | 'arcs'>): Metric => {
  const draft: Draft = {
    seconds: metric.seconds.slice(),
    cents: metric.cents.slice(),
    grams: metric.grams.slice(),
    varianceH2: metric.varianceH2.slice(),
    lifts: metric.lifts,
    timed: metric.timed.slice(),
    timedArcs: metric.timedArcs,
  };
  return fillArcs(draft, pricing, closures, changed);
};

/** 1 = a changed run class or step is among its items, or it changed itself. */
const touchedArcs = (network: Network, changed: Pick<Closures, 'runs' | 'steps' | 'arcs'>): Uint8Array => {
  const touched = changed.arcs.slice();
  const index = arcIndexOf(network);
  markArcsOf(index.ofRun, changed.runs, touched);
  markArcsOf(index.ofStep, changed.steps, touched);
  return touched;
};

const fillArcs = (draft: Draft, pricing: Pricing, closures: Closures, changed?: Pick<Closures, 'runs' | 'steps' | 'arcs'>): Metric => {
  const { network } = pricing;
  const { arcs, items, steps } = network;
  const runs = emptyRunColumns(network.runClasses.length);
  const { seconds, cents, grams, varianceH2, timed } = draft;
  const { firstItem } = arcs;
  const { kind, ref, lengthM, activityM } = items;
  const stepPrice = (item: number): StepPrice | undefined => pricing.stepPrice(steps[ref[item]!]!, lengthM[item]!, activityM[item]!);
  const touched = changed === undefined ? undefined : touchedArcs(network, changed);
  for (let arc = 0; arc < arcs.count; arc++) {
    const end = firstItem[arc + 1]!;
    if (touched !== undefined) {
      if (touched[arc] === 0) continue;
      if (timed[arc] === 1) draft.timedArcs--;
      timed[arc] = 0;
    }
    let s = closures.arcs[arc] === 1 ? Infinity : 0;
    let c = 0;
    let g = 0;
    let v = 0;
    for (let item = firstItem[arc]!; item < end && s < Infinity; item++) {
      const row = ref[item]!;
      if (kind[item] === RUN) {
        const m = lengthM[item]!;
        let perM = runs.seconds[row]!;
        if (Number.isNaN(perM)) perM = fillRun(runs, row, pricing, closures);
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
        if (timed[arc] === 0) draft.timedArcs++;
        timed[arc] = 1;
      }
    }
    seconds[arc] = s;
    cents[arc] = c;
    grams[arc] = g;
    varianceH2[arc] = v;
  }
  return { ...draft, stepPrice };
};
