/**
 * Twenty transport chains worked out by hand: tonnes x km x grams per tonne-kilometre, written out here and compared with what the
 * planner charges for the same runs on the default network. A changed factor changes a line here, and the change is seen.
 */
import { describe, expect, it } from 'vitest';
import { cargoClasses, type Layer, type Network } from '../../src/network/index.js';
import { type Cargo, parseCargo } from '../../src/planning/index.js';
import { createLoad, type Load } from '../../src/planning/load.js';
import { isRefused, Pricing } from '../../src/planning/pricing.js';
import { openDefaultNetwork } from '../setup/open-default-network.js';

const network = openDefaultNetwork();

const cargoOf = (text: string): Cargo => {
  const read = parseCargo(text, { limits: network.tables.vehicles });
  if (read.cargo === undefined) throw new Error(read.problems.map((problem) => problem.message).join(' '));
  return read.cargo;
};

const pricingOf = (text: string): { pricing: Pricing; load: Load } => {
  const load = createLoad(network, cargoOf(text));
  return { load, pricing: new Pricing(network, load, { tir: true, drivers: 1, month: 5 }) };
};

interface RunOf {
  readonly layer: Layer;
  readonly country: string;
  readonly electrified?: boolean;
  readonly commodity?: string;
}

/** Grams per metre of a run of the default network, well to tank and tank to wheel. */
const perMetre = (net: Network, text: string, run: RunOf): { wtt: number; ttw: number } => {
  const { pricing } = pricingOf(text);
  const found = net.runClasses.find(
    (row) =>
      row.layer === run.layer &&
      row.country === run.country &&
      (run.electrified === undefined || row.electrified === run.electrified) &&
      (run.commodity === undefined || row.commodity === run.commodity),
  );
  if (found === undefined) throw new Error(`the default network has no ${run.layer} in '${run.country}'`);
  const price = pricing.runPrice(found);
  if (isRefused(price)) throw new Error(price.refused);
  return { wtt: price.wttPerM, ttw: price.ttwPerM };
};

/** Cargo, run, kilometres, and the sum by hand in kg CO2e WTW. */
const runs: readonly (readonly [string, RunOf, number, number])[] = [
  // a truck outside Europe: 105 g/t-km; 20 t x 1000 km x 105 g = 2 100 kg
  ['truck:20t', { layer: 'truck', country: 'KZ' }, 1000, 2100],
  // the same for a box of 20 t over 335 km: 20 x 335 x 105 = 703.5 kg
  ['1x40HC:20t', { layer: 'truck', country: 'KZ' }, 335, 703.5],
  // two trucks of 18 t: 36 x 500 x 105 = 1 890 kg
  ['2xtruck:18t', { layer: 'truck', country: 'CN' }, 500, 1890],
  // Europe: 89 g/t-km; 20 x 450 x 89 = 801 kg
  ['1x40HC:20t', { layer: 'truck', country: 'DE' }, 450, 801],
  // refrigerated, outside Europe: 117.6 g/t-km; 22 x 100 x 117.6 = 258.72 kg
  ['1x40RF:22t@-18C', { layer: 'truck', country: 'KZ' }, 100, 258.72],
  // Kazakh electric rail: 15.6 g/t-km; 20 x 3101 x 15.6 = 967.512 kg
  ['1x40HC:20t', { layer: 'rail1520', country: 'KZ', electrified: true }, 3101, 967.512],
  // Kazakh diesel rail: 26 g/t-km; 20 x 1036 x 26 = 538.72 kg
  ['1x40HC:20t', { layer: 'rail1520', country: 'KZ', electrified: false }, 1036, 538.72],
  // ten wagons of 62 t on Kazakh electric rail: 620 x 250 x 15.6 = 2 418 kg
  ['10xwagon:62t', { layer: 'rail1520', country: 'KZ', electrified: true }, 250, 2418],
  // Chinese electric rail: 6.7 g/t-km; 20 x 3206 x 6.7 = 429.604 kg
  ['1x40HC:20t', { layer: 'rail1435', country: 'CN', electrified: true }, 3206, 429.604],
  // three boxes of 18 t over 3000 km of it: 54 x 3000 x 6.7 = 1 085.4 kg
  ['3x40HC:18t', { layer: 'rail1435', country: 'CN', electrified: true }, 3000, 1085.4],
  // Russian electric rail: 7.2 g/t-km; 20 x 2000 x 7.2 = 288 kg
  ['1x40HC:20t', { layer: 'rail1520', country: 'RU', electrified: true }, 2000, 288],
  // Georgian electric rail: 3.4 g/t-km; 20 x 320 x 3.4 = 21.76 kg
  ['1x40HC:20t', { layer: 'rail1520', country: 'GE', electrified: true }, 320, 21.76],
  // Azeri electric rail: 12.3 g/t-km; 20 x 500 x 12.3 = 123 kg
  ['1x40HC:20t', { layer: 'rail1520', country: 'AZ', electrified: true }, 500, 123],
  // ocean: 7.17 g/t-km; 20 x 19631 x 7.17 = 2 815.0854 kg
  ['1x40HC:20t', { layer: 'vessel', country: '' }, 19_631, 2815.0854],
  // refrigerated by ocean: 14.23 g/t-km; 22 x 1000 x 14.23 = 313.06 kg
  ['1x40RF:22t@-18C', { layer: 'vessel', country: '' }, 1000, 313.06],
  // pumped by electricity in Kazakhstan: 10.4 g/t-km; 5000 x 1384.5 x 10.4 = 71 994 kg
  ['crude:5000t', { layer: 'pipe', country: 'KZ', commodity: 'crude' }, 1384.5, 71_994],
];

/** Voyages and flights of named services: cargo, service, tonnes that move, km of activity, grams per tonne-km. */
const rides: readonly (readonly [string, string, number, number])[] = [
  // a 20 t truck and its 14.5 t of tare on the ro-ro: 34.5 t x 130 g/t-km
  ['truck:20t', 'roro-kuryk-alat', 34.5, 130],
  // two trucks of 18 t, 29 t of tare: 65 t x 130
  ['2xtruck:18t', 'roro-alat-kuryk', 65, 130],
  // a box of 20 t on the Caspian feeder: 20 t x 45.08
  ['1x40HC:20t', 'feeder-aktau-alat', 20, 45.08],
  // a box of 20 t by air, great circle and 95 km: 20 t x 880
  ['1x40HC:20t', 'aircraft', 20, 880],
];

describe('emissions by hand', () => {
  it.each(runs)('EM1: %s on %o over %d km is %d kg', (text, run, km, kg) => {
    const { wtt, ttw } = perMetre(network, text, run);
    expect(((wtt + ttw) * km * 1000) / 1000).toBeCloseTo(kg, 3);
  });

  it.each(rides)('EM2: %s with %s moves %d t at %d g/t-km', (text, service, tonnes, grams) => {
    const { pricing, load } = pricingOf(text);
    const row = network.items.ref.findIndex((ref, item) => {
      const step = network.items.kind[item] === 1 ? network.steps[ref] : undefined;
      if (step?.kind !== 'ride') return false;
      return service === 'aircraft' ? step.layer === 'aircraft' : network.tables.services[step.service]?.id === service;
    });
    const step = network.steps[network.items.ref[row] ?? 0];
    if (step === undefined) throw new Error(`no ride of ${service}`);
    const activityM = network.items.activityM[row] ?? 0;
    const price = pricing.stepPrice(step, network.items.lengthM[row] ?? 0, activityM);
    expect(price, `${service} does not take ${cargoClasses[load.classIndex]}`).toBeDefined();
    expect((price?.gramsWtt ?? 0) + (price?.gramsTtw ?? 0)).toBeCloseTo(tonnes * (activityM / 1000) * grams, -1);
  });
});
