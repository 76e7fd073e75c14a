/** A corridor with its queues, from the call of a door to the document: what a scenario does to throughput and waits under the same luck, on the tiny corridor. */
import { describe, expect, it } from 'vitest';
import { presentStudy, type ReadStudy, readStudy, type StudyReader } from '../../src/application/index.js';
import { composePlanner } from '../../src/compose-planner.js';
import type { SimulateDocument } from '../../src/contract/index.js';
import { compileNetwork } from '../../src/network/index.js';
import { listJobs, mergeParts, runJob } from '../../src/studies/index.js';
import { instant } from '../../src/units/index.js';
import { tinyTables } from '../scenes/tiny-tables.js';

const parts = composePlanner(compileNetwork(tinyTables(), { id: 'tiny', version: 'scene' }));
const reader: StudyReader = {
  network: parts.network,
  findPlace: parts.findPlace,
  now: instant(Date.UTC(2026, 10, 24)),
  readyScenarios: new Map(),
  defaultFlows: () => [],
  defaultPairs: () => [],
};
const read = (call: object): ReadStudy => readStudy({ kind: 'simulate', ...call }, reader);
const fieldsOf = (call: object): string[] => read(call).problems.map(({ field }) => field);

/** Trucks over the tiny ro-ro: 50 on a deck. Departure in June, when the tiny sea has no weather. */
const asked = (tonnesPerYear: number, more: Readonly<Record<string, unknown>> = {}) => ({
  pairs: [{ from: 'KZBRA', to: 'AZECH', cargo: 'truck:20t', tonnesPerYear }],
  depart: '2027-06-01',
  tir: true,
  replications: 4,
  days: 60,
  warmUpDays: 60,
  ...more,
});
const simulate = async (call: object): Promise<SimulateDocument> => {
  const { study, notes, problems } = read(call);
  if (study === undefined) throw new Error(problems.map(({ field, message }) => `${field}: ${message}`).join(' '));
  const jobs = await Promise.all(listJobs(parts.network, study).map(({ index }) => runJob(parts.network, study, index)));
  const presented = { network: parts.network, study, notes, land: () => [] };
  const { document } = presentStudy(presented, mergeParts(parts.network, study, jobs));
  if (document.kind !== 'simulate') throw new Error(document.kind);
  return document;
};
const deckOf = (side: SimulateDocument['base'] | null) => {
  const found = side?.stations.find(({ name }) => name.startsWith('service:roro-1/out'));
  if (found === undefined) throw new Error('nobody boards the ro-ro');
  return found;
};

describe('SI1: a deck', () => {
  it('takes what comes when less comes than it takes, and cannot take more than it has', async () => {
    // the tiny ro-ro calls once a week (no per_week): 50 trucks a week; 20 a week come, then 100
    const calm = deckOf((await simulate(asked(20 * 52 * 20))).base);
    expect(calm.servedPerWeek).toBeGreaterThan(calm.arrivedPerWeek * 0.75);
    const busy = deckOf((await simulate(asked(100 * 52 * 20))).base);
    expect(busy.servedPerWeek).toBeLessThanOrEqual(50.001);
    expect(busy.waitingAtEnd).toBeGreaterThan(calm.waitingAtEnd);
  });

  it('twice as many sailings: the same trucks come, wait less and more of them sail', async () => {
    const scenario = { name: 'Two ships', changes: [{ kind: 'change-service', what: { service: 'roro-1' }, perWeek: 2, waitFactor: 0.5 }] };
    const document = await simulate(asked(60 * 52 * 20, { scenario }));
    const [before, after] = [deckOf(document.base), deckOf(document.under)];
    expect(after.arrivedPerWeek).toBeCloseTo(before.arrivedPerWeek, 0);
    expect(after.servedPerWeek).toBeGreaterThan(before.servedPerWeek);
    expect(after.waitP90Hours ?? Infinity).toBeLessThan(before.waitP90Hours ?? 0);
  });

  it('a scenario without changes is the same history, to the byte', async () => {
    const document = await simulate(asked(20 * 52 * 20, { scenario: { name: 'Nothing', changes: [] } }));
    expect(document.under).toEqual(document.base);
  });

  it('a port that shuts for three weeks lets nobody aboard meanwhile', async () => {
    const scenario = { name: 'Storm', changes: [{ kind: 'close', what: { service: 'roro-1' }, fromDay: 70, toDay: 91 }] };
    const document = await simulate(asked(20 * 52 * 20, { scenario }));
    expect(deckOf(document.under).waitP90Hours ?? 0).toBeGreaterThan((deckOf(document.base).waitP90Hours ?? 0) + 24);
  });
});

describe('SI2: a border', () => {
  it('is a gate when its consignments a day are told', async () => {
    const told = await simulate({
      ...asked(20 * 365 * 20, { borders: { 'cn-kz-gate-road': 22 } }),
      pairs: [{ from: 'CNALP', to: 'KZBRA', cargo: 'truck:20t', tonnesPerYear: 20 * 365 * 20 }],
    });
    const gate = told.base.stations.find(({ name }) => name === 'border:cn-kz-gate-road CN>KZ');
    // M/D/1 at 20/22: Wq = ρ / (2 μ (1 − ρ)) = 0.909 / (2 × 22 × 0.0909) = 0.227 days
    expect(gate?.waitMeanHours ?? 0).toBeGreaterThan(0.227 * 24 * 0.5);
    expect(gate?.waitMeanHours ?? 0).toBeLessThan(0.227 * 24 * 1.8);
  });
});

describe('SI3: what is wrong is told at once', () => {
  it('a pair without tonnes, an unknown border, an unknown place, an unknown scenario, an unknown field', () => {
    expect(fieldsOf({ pairs: [{ from: 'KZBRA', to: 'AZECH', cargo: 'truck:20t' }], borders: { nowhere: 5 } })).toEqual([
      'pairs.0.tonnesPerYear',
      'borders.nowhere',
    ]);
    expect(fieldsOf({ scenario: 'no-such', pairs: [{ from: 'Atlantis', to: 'AZECH', tonnesPerYear: 5 }] })).toEqual(['scenario', 'pairs.0.from']);
    expect(fieldsOf({ pairs: [{ from: 'KZBRA', to: 'AZECH', weight: 5 }], histories: 3 }).sort()).toEqual(['histories', 'pairs.0.weight']);
    expect(
      fieldsOf({ pairs: [{ from: 'KZBRA', to: 'KZBRA', cargo: 'a cow', avoid: 'planet:Mars', tonnesPerYear: 1 }], depart: 'soon' }).sort(),
    ).toEqual(['depart', 'pairs.0.avoid', 'pairs.0.cargo', 'pairs.0.to']);
  });
});

describe('SI4: for a map', () => {
  it('a queue says where it is and what it is, on both sides; nothing is at a place that has no queue', async () => {
    const { base } = await simulate(asked(20 * 52 * 20));
    expect(base.stations.map(({ kind, id, place }) => [kind, id, place.id])).toEqual([['sailing', 'roro-1', 'KZCHA']]);
    expect(base.flows[0]).toMatchObject({ from: { id: 'KZBRA' }, to: { id: 'AZECH' }, cargo: 'truck:20t' });
  });
});
