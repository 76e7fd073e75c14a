/**
 * What each thing in the network costs this cargo: time with its spread, money, emission. One pricing per query.
 *
 * Every figure is rounded to whole seconds, cents and grams at the smallest thing that has a source (a part), so that arcs,
 * legs and itineraries are exact sums of what the ledger shows.
 */
import type { Network, OperationKind, Per, RunClass, Step } from '../network/index.js';
import { NONE } from '../units/index.js';
import { type DriverRules, restFactor } from './driver-hours.js';
import { type Load, quantityOf } from './load.js';
import { type Lognormal, lognormalOf } from './lognormal.js';
import { isInRegion } from './regions.js';

/** Spread of running time, variance per second of running: seconds. Assumed: 50 h on the road vary by 5 h, 100 h of train by 14 h. */
export const runVarianceS = { truck: 1800, rail: 7200, ship: 1800, pipe: 3600, aircraft: 900 } as const;

const HOUR_S = 3600;
/**
 * Variance is carried in whole square hours, and for waits and handling only (docs/decisions/0015-reliability-counts-waits.md): coarse
 * whole numbers keep the front of four criteria small and its sums exact.
 */
const H2_PER_S2 = 1 / (HOUR_S * HOUR_S);

/** How a part's time is drawn in the simulation, beside its mean. */
export type PartTime =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'lognormal'; readonly p50S: number; readonly p90S: number }
  | { readonly kind: 'uniform'; readonly widthS: number }
  | { readonly kind: 'weather'; readonly closedShare: number; readonly meanClosureS: number }
  /** Waits for the timetable of the boarding step; the mean here is 0, the search adds the real wait. */
  | { readonly kind: 'timetable' };

/** The smallest thing with figures of its own; `table` and `row` say where they stand. */
export interface Part {
  readonly table: 'operations' | 'procedures' | 'services' | 'service_stops';
  readonly row: number;
  /** `shut`: waits for what a scenario shuts; has no row, and no time of its own. */
  readonly what: OperationKind | 'procedure' | 'cutoff' | 'wait' | 'weather' | 'ride' | 'stop' | 'shut';
  readonly seconds: number;
  readonly varianceH2: number;
  readonly cents: number;
  readonly gramsWtt: number;
  readonly gramsTtw: number;
  readonly time: PartTime;
  /** Rows of the ride's price and factor, NONE otherwise. */
  readonly tariffRow: number;
  readonly factorRow: number;
  /** Local opening window in seconds of the day; undefined = always open. */
  readonly opens: { readonly opensS: number; readonly closesS: number } | undefined;
}

export interface StepPrice {
  readonly parts: readonly Part[];
  readonly seconds: number;
  readonly varianceH2: number;
  readonly cents: number;
  readonly gramsWtt: number;
  readonly gramsTtw: number;
  /** True when its time depends on when one comes. */
  readonly timed: boolean;
}

/** Per metre of a run; a fixed price on top for ships. */
export interface RunPrice {
  readonly secondsPerM: number;
  readonly centsPerM: number;
  readonly fixedCents: number;
  readonly wttPerM: number;
  readonly ttwPerM: number;
  /** Driver rules of a truck, else undefined; `movingSecondsPerM` leaves the rests out. */
  readonly rules: DriverRules | undefined;
  readonly movingSecondsPerM: number;
}

export interface PricingOptions {
  readonly tir: boolean;
  readonly drivers: 1 | 2;
  /** 0 = January: the season of weather, taken from the departure. */
  readonly month: number;
}

export type Refused = { readonly refused: string };
export const isRefused = (price: object): price is Refused => 'refused' in price;

const partOf = (figures: Partial<Part> & Pick<Part, 'table' | 'row' | 'what'>): Part => ({
  seconds: 0,
  varianceH2: 0,
  cents: 0,
  gramsWtt: 0,
  gramsTtw: 0,
  time: { kind: 'fixed' },
  tariffRow: NONE,
  factorRow: NONE,
  opens: undefined,
  ...figures,
});

export class Pricing {
  readonly network: Network;
  readonly load: Load;
  readonly options: PricingOptions;
  readonly #recipes = { operations: new Map<string, StepPrice>(), procedures: new Map<number, StepPrice>() };
  readonly #rules = new Map<string, DriverRules>();
  readonly #boards = new Map<number, StepPrice | undefined>();

  constructor(network: Network, load: Load, options: PricingOptions) {
    this.network = network;
    this.load = load;
    this.options = options;
  }

  runPrice(run: RunClass): RunPrice | Refused {
    const { tables } = this.network;
    const refused = this.load.refusalOf(run.layer);
    if (refused !== undefined) return { refused };
    const speed = tables.speeds[run.speedRow];
    const kmh = speed?.speed_kmh ?? (speed?.km_per_day === undefined ? undefined : speed.km_per_day / 24);
    const tariff = tables.tariffs[run.tariffRow[this.load.classIndex] ?? NONE];
    const factor = tables.emission_factors[run.factorRow[this.load.classIndex] ?? NONE];
    if (kmh === undefined) return { refused: `no speed is known for ${run.layer} ${run.country}` };
    if (tariff === undefined) return { refused: `no ${run.layer} tariff admits ${this.load.cargoClass}` };
    if (factor === undefined) return { refused: `no emission factor is known for ${run.layer} with ${this.load.cargoClass}` };
    const rules = run.layer === 'truck' ? this.rulesIn(run.country) : undefined;
    const movingSecondsPerM = HOUR_S / (kmh * 1000);
    const secondsPerM = movingSecondsPerM * (rules === undefined ? 1 : restFactor(rules));
    const perKm = quantityOf(this.load, run.layer, tariff.per, 1);
    return {
      secondsPerM,
      movingSecondsPerM,
      rules,
      centsPerM: (tariff.usd * perKm * 100) / 1000,
      fixedCents: Math.round((tariff.fixed_usd ?? 0) * quantityOf(this.load, run.layer, withoutKm(tariff.per), 0) * 100),
      ...this.#emissionPerM(factor, run),
    };
  }

  #emissionPerM(factor: Network['tables']['emission_factors'][number], run: RunClass): { wttPerM: number; ttwPerM: number } {
    const perKm = this.activityQuantity(factor, run.layer, 1);
    return { wttPerM: (factor.wtt_g * perKm) / 1000, ttwPerM: (factor.ttw_g * perKm) / 1000 };
  }

  /** Units of `factor.per` for so many kilometres; the truck or wagon on a deck counts with its own mass. */
  activityQuantity(factor: Network['tables']['emission_factors'][number], layer: RunClass['layer'], km: number): number {
    return factor.per === 't_km' ? this.load.grossTonnesOn(layer) * km : quantityOf(this.load, layer, factor.per, km);
  }

  /** The rules of the country's most specific scope: country, region, everywhere. Undefined is a data error that the checks refuse. */
  rulesIn(country: string): DriverRules {
    const known = this.#rules.get(country);
    if (known !== undefined) return known;
    const { driver_rules } = this.network.tables;
    const rank = (scope: string): number =>
      scope === `country:${country}`
        ? 3
        : scope.startsWith('region:') && isInRegion(this.network, scope.slice(7), country)
          ? 2
          : scope === '*'
            ? 1
            : 0;
    const value = (item: string): number => {
      let best: { readonly rank: number; readonly hours: number } | undefined;
      for (const row of driver_rules) {
        if (row.drivers !== this.options.drivers || row.item !== item) continue;
        const rowRank = rank(row.scope);
        if (rowRank > (best?.rank ?? 0)) best = { rank: rowRank, hours: row.value_h };
      }
      if (best === undefined) throw new Error(`driver_rules has no '${item}' for ${this.options.drivers} driver(s) in ${country || 'general'}`);
      return best.hours * HOUR_S;
    };
    const rules: DriverRules = {
      driveBeforeBreakS: value('drive_before_break_h'),
      breakS: value('break_h'),
      drivePerDayS: value('drive_per_day_h'),
      dailyRestS: value('daily_rest_h'),
      drivePerWeekS: value('drive_per_week_h'),
      weeklyRestS: value('weekly_rest_h'),
    };
    this.#rules.set(country, rules);
    return rules;
  }

  /** Undefined when the step is not possible for this cargo. `metres` count for rides priced or emitted by distance. */
  stepPrice(step: Step, metres: number, activityM: number): StepPrice | undefined {
    const { classIndex } = this.load;
    switch (step.kind) {
      case 'transfer': {
        const recipe = step.recipe[classIndex] ?? 0;
        return recipe === 0 ? undefined : this.#operationsPrice(recipe, step);
      }
      case 'procedure': {
        const recipe = step.recipe[this.options.tir ? 0 : 1][classIndex] ?? 0;
        return recipe === 0 ? undefined : this.#proceduresPrice(recipe, step);
      }
      case 'board':
        return this.#boardPrice(step.service, step.departures.length > 0);
      case 'ride':
        return this.#ridePrice(step, metres, activityM);
      case 'stop':
        return totals([partOf({ table: 'service_stops', row: step.stopRow, what: 'stop', seconds: step.durationS })]);
    }
  }

  #operationsPrice(recipe: number, step: { readonly from: RunClass['layer']; readonly to: RunClass['layer'] }): StepPrice {
    const layer = step.to === 'ground' ? step.from : step.to;
    const key = `${recipe}/${layer}`;
    const known = this.#recipes.operations.get(key);
    if (known !== undefined) return known;
    const price = totals((this.network.recipes.operations[recipe] ?? []).map((row) => this.operationPart(row, layer)));
    this.#recipes.operations.set(key, price);
    return price;
  }

  operationPart(row: number, layer: RunClass['layer']): Part {
    const cells = this.network.tables.operations[row];
    if (cells === undefined) throw new Error(`operations has no row ${row}`);
    const units = quantityOf(this.load, layer, cells.co2e_per, 0);
    return partOf({
      table: 'operations',
      row,
      what: cells.kind,
      ...spread(cells.p50_h * HOUR_S, cells.p90_h * HOUR_S),
      cents: Math.round(cells.cost_usd * quantityOf(this.load, layer, cells.per, 0) * 100),
      gramsWtt: Math.round(cells.co2e_wtt_kg * units * 1000),
      gramsTtw: Math.round(cells.co2e_ttw_kg * units * 1000),
      opens: windowOf(cells),
    });
  }

  #proceduresPrice(recipe: number, step: { readonly mode: string }): StepPrice {
    const known = this.#recipes.procedures.get(recipe);
    if (known !== undefined) return known;
    const layer = step.mode === 'road' ? 'truck' : step.mode === 'rail' ? 'rail1520' : step.mode === 'air' ? 'aircraft' : 'feeder';
    const parts = (this.network.recipes.procedures[recipe] ?? []).map((row) => {
      const cells = this.network.tables.procedures[row];
      if (cells === undefined) throw new Error(`procedures has no row ${row}`);
      return partOf({
        table: 'procedures',
        row,
        what: 'procedure',
        ...spread(cells.p50_h * HOUR_S, cells.p90_h * HOUR_S),
        cents: Math.round(cells.fee_usd * quantityOf(this.load, layer, cells.per, 0) * 100),
        opens: windowOf(cells),
      });
    });
    const price = totals(parts);
    this.#recipes.procedures.set(recipe, price);
    return price;
  }

  #boardPrice(service: number, timetabled: boolean): StepPrice | undefined {
    const key = service * 2 + (timetabled ? 1 : 0);
    if (this.#boards.has(key)) return this.#boards.get(key);
    const price = this.#computeBoardPrice(service, timetabled);
    this.#boards.set(key, price);
    return price;
  }

  #computeBoardPrice(service: number, timetabled: boolean): StepPrice | undefined {
    const cells = this.network.tables.services[service];
    if (cells === undefined) throw new Error(`services has no row ${service}`);
    if (!cells.admits.includes(this.load.cargoClass) && !(this.load.cargoClass === 'reefer' && cells.admits.includes('container'))) return undefined;
    const base = { table: 'services', row: service } as const;
    const parts: Part[] = [];
    if (cells.cutoff_h > 0 && !timetabled) parts.push(partOf({ ...base, what: 'cutoff', seconds: Math.round(cells.cutoff_h * HOUR_S) }));
    if (timetabled) parts.push(partOf({ ...base, what: 'wait', time: { kind: 'timetable' } }));
    else if (cells.behaviour === 'when_full')
      parts.push(partOf({ ...base, what: 'wait', ...spread((cells.wait_p50_h ?? 0) * HOUR_S, (cells.wait_p90_h ?? 0) * HOUR_S) }));
    else parts.push(partOf({ ...base, what: 'wait', ...headway((7 * 24 * HOUR_S) / (cells.per_week ?? 1)) }));
    const closedShare = cells.weather_closed?.[this.options.month] ?? 0;
    if (closedShare > 0) parts.push(partOf({ ...base, what: 'weather', ...weather(closedShare, ((cells.closure_p50_h ?? 0) * HOUR_S) / Math.LN2) }));
    return totals(parts);
  }

  #ridePrice(step: Extract<Step, { kind: 'ride' }>, metres: number, activityM: number): StepPrice | undefined {
    const { tables } = this.network;
    if (this.load.refusalOf(step.layer) !== undefined) return undefined;
    const tariffRow = step.tariffRow[this.load.classIndex] ?? NONE;
    const factorRow = step.factorRow[this.load.classIndex] ?? NONE;
    const tariff = tables.tariffs[tariffRow];
    const factor = tables.emission_factors[factorRow];
    if (tariff === undefined || factor === undefined) return undefined;
    const byKm = tariff.per !== withoutKm(tariff.per);
    const price = tariff.usd * quantityOf(this.load, step.layer, tariff.per, metres / 1000) * (byKm ? 1 : step.priceShare);
    const fixed = (tariff.fixed_usd ?? 0) * quantityOf(this.load, step.layer, withoutKm(tariff.per), 0) * step.priceShare;
    const activity = this.activityQuantity(factor, step.layer, activityM / 1000);
    return totals([
      partOf({
        table: 'service_stops',
        row: step.stopRow,
        what: 'ride',
        ...spread(step.p50S, step.p90S),
        cents: Math.round((price + fixed) * 100),
        gramsWtt: Math.round(factor.wtt_g * activity),
        gramsTtw: Math.round(factor.ttw_g * activity),
        tariffRow,
        factorRow,
      }),
    ]);
  }
}

/** Variance of running time per second of it, s. */
export const varianceOf = (layer: RunClass['layer']): number => {
  if (layer === 'truck') return runVarianceS.truck;
  if (layer.startsWith('rail1')) return runVarianceS.rail;
  if (layer === 'pipe') return runVarianceS.pipe;
  return layer === 'aircraft' ? runVarianceS.aircraft : runVarianceS.ship;
};

const withoutKm = (per: Per): Per =>
  per === 'feu_km' ? 'feu' : per === 't_km' ? 't' : per === 'unit_km' ? 'unit' : per === 'km' ? 'consignment' : per;

const spread = (p50S: number, p90S: number): Pick<Part, 'seconds' | 'varianceH2' | 'time'> => {
  if (p90S <= p50S || p50S === 0) return { seconds: Math.round(p50S), varianceH2: 0, time: { kind: 'fixed' } };
  const law = lawOf(p50S, p90S);
  return { seconds: Math.round(law.meanS), varianceH2: Math.round(law.varianceS2 * H2_PER_S2), time: { kind: 'lognormal', p50S, p90S } };
};

/** Tables hold a few hundred distinct pairs and every query asks for all of them: each law is computed once. */
const laws = new Map<number, Map<number, Lognormal>>();
const lawOf = (p50S: number, p90S: number): Lognormal => {
  const byP90 = laws.get(p50S) ?? new Map<number, Lognormal>();
  laws.set(p50S, byP90);
  const law = byP90.get(p90S) ?? lognormalOf(p50S, p90S);
  byP90.set(p90S, law);
  return law;
};

const headway = (widthS: number): Pick<Part, 'seconds' | 'varianceH2' | 'time'> => ({
  seconds: Math.round(widthS / 2),
  varianceH2: Math.round((widthS * widthS * H2_PER_S2) / 12),
  time: { kind: 'uniform', widthS },
});

/** Closed with the share's chance; the rest of a closure is exponential, so its mean does not depend on when one comes. */
const weather = (closedShare: number, meanClosureS: number): Pick<Part, 'seconds' | 'varianceH2' | 'time'> => ({
  seconds: Math.round(closedShare * meanClosureS),
  varianceH2: Math.round((2 * closedShare - closedShare * closedShare) * meanClosureS * meanClosureS * H2_PER_S2),
  time: { kind: 'weather', closedShare, meanClosureS },
});

const windowOf = (cells: { readonly opens_h?: number | undefined; readonly closes_h?: number | undefined }): Part['opens'] =>
  cells.opens_h === undefined || cells.closes_h === undefined || (cells.opens_h === 0 && cells.closes_h === 24)
    ? undefined
    : { opensS: cells.opens_h * HOUR_S, closesS: cells.closes_h * HOUR_S };

const totals = (parts: readonly Part[]): StepPrice => {
  const sum = (figure: (part: Part) => number): number => parts.reduce((total, part) => total + figure(part), 0);
  return {
    parts,
    seconds: sum((part) => part.seconds),
    varianceH2: sum((part) => part.varianceH2),
    cents: sum((part) => part.cents),
    gramsWtt: sum((part) => part.gramsWtt),
    gramsTtw: sum((part) => part.gramsTtw),
    timed: parts.some((part) => part.opens !== undefined || part.time.kind === 'timetable'),
  };
};
