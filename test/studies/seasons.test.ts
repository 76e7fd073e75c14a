/** SE: a service by timetable runs in its season and in no other: for plans, matrices, criticality, assignments and simulations alike. */
import { describe, expect, it } from 'vitest';
import { highsHere } from '../../src/adapters/highs-here.js';
import { compileNetwork, type Network, type Row } from '../../src/network/index.js';
import { type PlanQuery, plan } from '../../src/planning/index.js';
import type { AssignResult, CriticalResult, MatrixResult, SimulateResult, Study } from '../../src/studies/index.js';
import { type Instant, instant } from '../../src/units/index.js';
import { tinyTables } from '../scenes/tiny-tables.js';
import { sampleCritical, sampleTerms, wholeStudy } from './sample-studies.js';

type Departure = Pick<Row<'departures'>, 'weekdays' | 'valid_from' | 'valid_to'>;

/** The tiny corridor (test/scenes/tiny-package.ts) with other departures of its one train, Bravo yard to Charlie; trains without a timetable do not run. */
function trainWith(...seasons: readonly Departure[]): Network {
  const tables = tinyTables();
  const [row] = tables.departures;
  if (row === undefined) throw new Error('the tiny package has one departure');
  const departures = seasons.map((season) => ({ ...row, ...season }));
  // the road is dear, and wagonloads are not offered: who can takes the train
  const tariffs = tables.tariffs.map((tariff) => (tariff.layer === 'truck' ? { ...tariff, usd: tariff.usd * 10 } : tariff));
  const services = tables.services.map((service) => (service.id === 'train-1' ? { ...service, capacity_unit: 'teu' } : service));
  return compileNetwork({ ...tables, services, departures, tariffs }, { id: 'tiny', version: 'seasons' });
}

const from = 'kz-bravo-yard';
const to = 'KZCHA';
const [train, spring] = ['train-1', { weekdays: ['1', '3', '5'], valid_from: '2027-01-01', valid_to: '2027-03-31' }] as const;
const inSeason = instant(Date.UTC(2027, 1, 1));
const outOfSeason = instant(Date.UTC(2027, 5, 1));
const network = trainWith(spring);

const waysAt = (over: Network, departAt: Instant, by: PlanQuery['by'] = ['time', 'cost']): readonly (readonly string[])[] => {
  const asked: PlanQuery = {
    ...sampleTerms(over),
    ...{ via: [], whyNot: [], deadline: undefined, maxTransshipments: undefined, maxCost: undefined },
    ...{ from, to, departAt, by, top: 7, front: true, epsilon: 0, seed: 7, draws: 100 },
  };
  const outcome = plan(over, asked);
  if (outcome.kind === 'problems') throw new Error(outcome.problems.map(({ message }) => message).join(' '));
  return outcome.itineraries.map(({ legs }) => legs.flatMap(({ service }) => service?.id ?? []));
};

describe('SE1: a plan', () => {
  it('takes the train in its season and no train outside it', () => {
    expect(waysAt(network, inSeason).flat()).toContain(train);
    expect(waysAt(network, outOfSeason).flat()).not.toContain(train);
  });
  it('takes none after the last of the season, though it set out before', () => {
    // the last train leaves on Wednesday 31 March 2027 at 20:00, 15:00 UTC; the cut-off is 4 h
    expect(waysAt(network, instant(Date.UTC(2027, 2, 31, 1))).flat()).toContain(train);
    expect(waysAt(network, instant(Date.UTC(2027, 2, 31, 12))).flat()).not.toContain(train);
    // by the day before there is one on the next day
    expect(waysAt(network, instant(Date.UTC(2027, 2, 30, 12))).flat()).toContain(train);
  });
});

describe('SE2: studies that know no clock take the season of their date', () => {
  it('criticality: the train is no way out, and hurts nobody, when it does not run', async () => {
    const asked = async (departAt: Instant): Promise<number> => {
      const study = sampleCritical(network, [[from, to, 1000, '1x40HC:20t']]);
      const result = (await wholeStudy(network, { ...study, question: { ...(study.question as object), departAt } } as Study)) as CriticalResult;
      return result.things.filter(({ kind, row }) => kind === 'service' && network.tables.services[row]?.id === train).length;
    };
    expect([await asked(inSeason), await asked(outOfSeason)]).toEqual([1, 0]);
  });
  it('a matrix: the cheapest way is another, and none is replayed by a train that does not run', async () => {
    const asked = async (departAt: Instant): Promise<number> => {
      const question = { ...sampleTerms(network), origins: [from], destinations: [to], departAt, seed: 3, draws: 100 };
      const { cells } = (await wholeStudy(network, { kind: 'matrix', question })) as MatrixResult;
      return cells[0]?.cost.cents ?? Number.NaN;
    };
    expect(await asked(outOfSeason)).toBeGreaterThan(await asked(inSeason));
  });
  const assigned = async (over: Network, departAt: Instant): Promise<AssignResult> => {
    const prices = { co2UsdPerT: 0, unmetUsdPerT: 10_000, timeUsdPerTDay: 0, tir: true, month: 1 };
    const flows = [{ origin: from, destination: to, tonnesPerYear: 1_000_000, cargo: sampleTerms(over).cargo }];
    const study: Study = { kind: 'assign', question: { flows, departAt, prices, capacities: [] } };
    return (await wholeStudy(over, study, { solver: highsHere })) as AssignResult;
  };
  it('an assignment: runs and places of the season', async () => {
    // 50 TEU on each of three trains a week; one a week in summer
    const both = trainWith(spring, { weekdays: ['2'], valid_from: '2027-04-01', valid_to: '2027-09-30' });
    const places = async (departAt: Instant) =>
      (await assigned(both, departAt)).limits.filter(({ kind }) => kind === 'service').map(({ id, perWeek }) => [id, perWeek]);
    const [row] = both.tables.services.filter(({ id }) => id === train);
    const perRun = row?.capacity ?? Number.NaN;
    expect(await places(inSeason)).toEqual([[train, 3 * perRun]]);
    expect(await places(outOfSeason)).toEqual([[train, perRun]]);
    const legs = (result: AssignResult) => result.ways.flatMap((way) => way.legs.flatMap(({ service }) => service ?? []));
    expect(legs(await assigned(network, inSeason))).toContain(train);
    expect(legs(await assigned(network, outOfSeason))).not.toContain(train);
  });
  it('a simulation: the train is waited for as long as the season of the departure makes one wait', async () => {
    const both = trainWith(spring, { weekdays: ['2'], valid_from: '2027-04-01', valid_to: '2027-12-31' });
    const waited = async (departAt: Instant): Promise<number> => {
      const pair = { name: 'one', from, to, cargo: sampleTerms(both).cargo, avoid: [], departAt, tonnesPerYear: 5000 };
      const question = { pairs: [pair], under: undefined, choosing: { rule: 'cost', usdPerTonneDay: 0 }, tir: true, drivers: 1, seed: 1 };
      const run = { ...question, replications: 4, days: 364, warmUpDays: 28, borders: {} };
      const { base } = (await wholeStudy(both, { kind: 'simulate', question: run } as Study)) as SimulateResult;
      return base.stations.find(({ about }) => about.id === train)?.waitMean ?? Number.NaN;
    };
    // half of 7/3 days on the mean, and half of 7; all trains have room
    expect(await waited(inSeason)).toBeCloseTo(7 / 6, 0);
    expect(await waited(outOfSeason)).toBeCloseTo(7 / 2, 0);
  });
});
