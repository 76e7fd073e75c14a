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
  /** What it was made from by other prices or closures; undefined = made whole. What rests on that metric need only look at these arcs again. */
  readonly change: MetricChange | undefined;
}

interface MetricChange {
  readonly of: Metric;
  /** Every arc with another figure, ascending. */
  readonly arcs: Uint32Array;
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

export const computeMetric = (pricing: Pricing, closures: Closures): Metric => {
  const { count } = pricing.network.arcs;
  const seconds = new Float64Array(count);
  const cents = new Float64Array(count);
  const grams = new Float64Array(count);
  const varianceH2 = new Float64Array(count);
  const timed = new Uint8Array(count);
  let timedArcs = 0;
  const pricer = new ArcPricer(pricing, closures);
  const { figures } = pricer;
  for (let arc = 0; arc < count; arc++) {
    pricer.price(arc);
    seconds[arc] = figures[SECONDS]!;
    cents[arc] = figures[CENTS]!;
    grams[arc] = figures[GRAMS]!;
    varianceH2[arc] = figures[VARIANCE]!;
    timed[arc] = figures[TIMED]!;
    timedArcs += figures[TIMED]!;
  }
  const { stepPrice } = pricer;
  return { seconds, cents, grams, varianceH2, lifts: Float64Array.from(closures.lifts), timed, timedArcs, stepPrice, change: undefined };
};

/**
 * `metric` with other prices or closures for some run classes and steps (1 = changed), the rest taken over: of every open arc equal to computing it anew.
 * Columns without a change are those of `metric`, which itself stays as it is; an arc that closes keeps all figures but its time.
 * The network may be another with other tables, but of the same arcs, items, run classes and steps.
 */
export const repriceMetric = (metric: Metric, pricing: Pricing, closures: Closures, changed: Pick<Closures, 'runs' | 'steps' | 'arcs'>): Metric => {
  const seconds = new ColumnCopy(metric.seconds);
  const others = [new ColumnCopy(metric.cents), new ColumnCopy(metric.grams), new ColumnCopy(metric.varianceH2)];
  const timed = new ColumnCopy(metric.timed);
  let { timedArcs } = metric;
  const pricer = new ArcPricer(pricing, closures);
  const { figures, stepPrice } = pricer;
  const touched = touchedArcs(pricing.network, changed);
  const arcs: number[] = [];
  for (let arc = 0; arc < touched.length; arc++) {
    if (touched[arc] === 0) continue;
    pricer.price(arc);
    timedArcs += figures[TIMED]! - metric.timed[arc]!;
    timed.put(arc, figures[TIMED]!);
    let differs = seconds.put(arc, figures[SECONDS]!);
    if (figures[SECONDS] !== Infinity) for (let k = 0; k < others.length; k++) if (others[k]!.put(arc, figures[CENTS + k]!)) differs = true;
    if (differs) arcs.push(arc);
  }
  const [cents, grams, varianceH2] = others.map(({ column }) => column) as [Float64Array, Float64Array, Float64Array];
  const change = { of: metric, arcs: Uint32Array.from(arcs) };
  return { seconds: seconds.column, cents, grams, varianceH2, lifts: metric.lifts, timed: timed.column, timedArcs, stepPrice, change };
};

/** A column that is copied when the first other figure is put into it. */
class ColumnCopy<T extends Float64Array | Uint8Array> {
  column: T;
  private isCopied = false;

  constructor(column: T) {
    this.column = column;
  }

  /** Whether it is another figure. */
  put(row: number, figure: number): boolean {
    if (this.column[row] === figure) return false;
    if (!this.isCopied) this.column = this.column.slice() as T;
    this.isCopied = true;
    this.column[row] = figure;
    return true;
  }
}

/** 1 = a changed run class or step is among its items, or it changed itself. */
const touchedArcs = (network: Network, changed: Pick<Closures, 'runs' | 'steps' | 'arcs'>): Uint8Array => {
  const touched = changed.arcs.slice();
  const index = arcIndexOf(network);
  markArcsOf(index.ofRun, changed.runs, touched);
  markArcsOf(index.ofStep, changed.steps, touched);
  return touched;
};

const SECONDS = 0;
const CENTS = 1;
const GRAMS = 2;
const VARIANCE = 3;
const TIMED = 4;

/** Prices one arc after the other. */
class ArcPricer {
  /** Of the arc priced last: seconds, cents, grams, variance and whether it is timed. Those of a closed arc, but its seconds, say nothing. */
  readonly figures = new Float64Array(5);
  readonly stepPrice: (item: number) => StepPrice | undefined;
  private readonly pricing: Pricing;
  private readonly closures: Closures;
  private readonly runs: RunColumns;

  constructor(pricing: Pricing, closures: Closures) {
    const { items, steps, runClasses } = pricing.network;
    const { ref, lengthM, activityM } = items;
    this.pricing = pricing;
    this.closures = closures;
    this.runs = emptyRunColumns(runClasses.length);
    this.stepPrice = (item) => pricing.stepPrice(steps[ref[item]!]!, lengthM[item]!, activityM[item]!);
  }

  price(arc: number): void {
    const { pricing, closures, runs, figures } = this;
    const { kind, ref, lengthM, activityM } = pricing.network.items;
    const { firstItem } = pricing.network.arcs;
    let s = closures.arcs[arc] === 1 ? Infinity : 0;
    let c = 0;
    let g = 0;
    let v = 0;
    let timed = 0;
    for (let item = firstItem[arc]!, end = firstItem[arc + 1]!; item < end && s < Infinity; item++) {
      const row = ref[item]!;
      if (kind[item] === RUN) {
        const m = lengthM[item]!;
        let perM = runs.seconds[row]!;
        if (Number.isNaN(perM)) perM = fillRun(runs, row, pricing, closures);
        s += perM === Infinity ? Infinity : Math.round(m * perM);
        const activity = activityM[item]!;
        c += Math.round(m * runs.cents[row]!) + runs.fixed[row]!;
        g += Math.round(activity * runs.wtt[row]!) + Math.round(activity * runs.ttw[row]!);
        continue;
      }
      const price = closures.steps[row] === 1 ? undefined : this.stepPrice(item);
      s += price?.seconds ?? Infinity;
      c += price?.cents ?? 0;
      g += (price?.gramsWtt ?? 0) + (price?.gramsTtw ?? 0);
      v += price?.varianceH2 ?? 0;
      if (price?.timed) timed = 1;
    }
    figures[SECONDS] = s;
    figures[CENTS] = c;
    figures[GRAMS] = g;
    figures[VARIANCE] = v;
    figures[TIMED] = timed;
  }
}
