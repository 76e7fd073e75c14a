/** How a figure was made, as a formula that a reader can redo by hand. Numbers with thin spaces, units always. */
import type { Layer, Network, Per, RunClass } from '../network/index.js';
import { NONE } from '../units/index.js';
import { restFactor } from './driver-hours.js';
import { type Load, quantityOf } from './load.js';
import type { Part, Pricing, RunPrice } from './pricing.js';

export interface Formulas {
  readonly time: string;
  readonly cost: string;
  readonly co2e: string;
}

const number = (value: number, digits = 1): string => {
  const [whole = '0', fraction] = value.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  const tail = fraction?.replace(/0+$/, '');
  return tail ? `${grouped}.${tail}` : grouped;
};

const perWords: Readonly<Record<Per, string>> = {
  consignment: 'consignment',
  unit: 'unit',
  feu: 'FEU',
  t: 't',
  km: 'km',
  unit_km: 'unit-km',
  feu_km: 'FEU-km',
  t_km: 't-km',
};

export const runFormulas = (pricing: Pricing, run: RunClass, price: RunPrice, km: number): Formulas => {
  const { tables } = pricing.network;
  const tariff = tables.tariffs[run.tariffRow[pricing.load.classIndex] ?? NONE];
  const factor = tables.emission_factors[run.factorRow[pricing.load.classIndex] ?? NONE];
  const kmh = 3.6 / price.movingSecondsPerM;
  const rests = price.rules === undefined ? '' : ` × ${number(restFactor(price.rules), 2)} (breaks, nights and weekly rest)`;
  const fixed = price.fixedCents > 0 ? ` + ${number(price.fixedCents / 100)} USD` : '';
  return {
    time: `${number(km)} km ÷ ${number(kmh)} km/h${rests}`,
    cost:
      tariff === undefined
        ? ''
        : `${quantity(pricing.load, run.layer, tariff.per, km)} × ${number(tariff.usd, 4)} USD/${perWords[tariff.per]}${fixed}`,
    co2e: factor === undefined ? '' : emission(pricing, run.layer, factor, km),
  };
};

export const partFormulas = (network: Network, pricing: Pricing, part: Part, layer: Layer, km: number): Formulas => ({
  time: timeOf(part),
  cost: costOf(network, pricing, part, layer, km),
  co2e: co2eOf(network, pricing, part, layer, km),
});

const hours = (seconds: number): string => `${number(seconds / 3600)} h`;

const timeOf = (part: Part): string => {
  const { time } = part;
  switch (time.kind) {
    case 'fixed':
      return hours(part.seconds);
    case 'lognormal':
      return `mean of a lognormal with p50 ${hours(time.p50S)}, p90 ${hours(time.p90S)}`;
    case 'uniform':
      return `half the headway of ${hours(time.widthS)}`;
    case 'weather':
      return `closed ${number(time.closedShare * 100, 0)} % of the time × ${hours(time.meanClosureS)} mean rest of a closure`;
    case 'timetable':
      return 'wait for the timetable';
  }
};

const costOf = (network: Network, pricing: Pricing, part: Part, layer: Layer, km: number): string => {
  if (part.table === 'operations') {
    const row = network.tables.operations[part.row];
    return row === undefined || row.cost_usd === 0
      ? ''
      : `${quantity(pricing.load, layer, row.per, km)} × ${number(row.cost_usd, 2)} USD/${perWords[row.per]}`;
  }
  if (part.table === 'procedures') {
    const row = network.tables.procedures[part.row];
    return row === undefined || row.fee_usd === 0
      ? ''
      : `${quantity(pricing.load, layer, row.per, km)} × ${number(row.fee_usd, 2)} USD/${perWords[row.per]}`;
  }
  const tariff = network.tables.tariffs[part.tariffRow];
  if (tariff === undefined) return '';
  const fixed = (tariff.fixed_usd ?? 0) > 0 ? ` + ${number(tariff.fixed_usd ?? 0, 2)} USD fixed per unit` : '';
  return `${quantity(pricing.load, layer, tariff.per, km)} × ${number(tariff.usd, 4)} USD/${perWords[tariff.per]}${fixed}`;
};

const co2eOf = (network: Network, pricing: Pricing, part: Part, layer: Layer, km: number): string => {
  if (part.table === 'operations') {
    const row = network.tables.operations[part.row];
    const kg = (row?.co2e_wtt_kg ?? 0) + (row?.co2e_ttw_kg ?? 0);
    return row === undefined || kg === 0 ? '' : `${quantity(pricing.load, layer, row.co2e_per, km)} × ${number(kg, 2)} kg/${perWords[row.co2e_per]}`;
  }
  const factor = network.tables.emission_factors[part.factorRow];
  return factor === undefined ? '' : emission(pricing, layer, factor, km);
};

const emission = (pricing: Pricing, layer: Layer, factor: Network['tables']['emission_factors'][number], km: number): string => {
  const mass =
    factor.per === 't_km' ? `${number(pricing.load.grossTonnesOn(layer))} t × ${number(km)} km` : quantity(pricing.load, layer, factor.per, km);
  return `${mass} × ${number(factor.wtt_g + factor.ttw_g, 2)} g/${perWords[factor.per]} (WTT ${number(factor.wtt_g, 2)} + TTW ${number(factor.ttw_g, 2)})`;
};

const quantity = (load: Load, layer: Layer, per: Per, km: number): string => {
  const withKm = per.endsWith('km') && per !== 'km';
  const base = withKm ? (per.slice(0, -3) as Per) : per;
  const count = quantityOf(load, layer, base, km);
  return withKm ? `${number(count, 2)} ${perWords[base]} × ${number(km)} km` : `${number(count, 2)} ${perWords[base]}`;
};
