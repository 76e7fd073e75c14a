/** A corridor with its queues, through the use case: what a scenario does to throughput and waits under the same luck, on the tiny corridor. */
import { describe, expect, it } from 'vitest';
import { simulateCorridors } from '../../src/application/index.js';
import { composePlanner } from '../../src/compose-planner.js';
import type { SimulateDocument } from '../../src/contract/index.js';
import { compileNetwork } from '../../src/network/index.js';
import { instant } from '../../src/units/index.js';
import { tinyTables } from '../scenes/tiny-tables.js';

const parts = composePlanner(compileNetwork(tinyTables(), { id: 'tiny', version: 'scene' }));
const now = instant(Date.UTC(2026, 10, 24));

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
const simulate = (call: unknown): SimulateDocument => {
  const outcome = simulateCorridors(parts, call, now);
  if (outcome.kind === 'problems') throw new Error(outcome.problems.map(({ field, message }) => `${field}: ${message}`).join(' '));
  return outcome.document;
};
const deckOf = (side: SimulateDocument['base'] | null) => {
  const found = side?.stations.find(({ name }) => name.startsWith('service:roro-1/out'));
  if (found === undefined) throw new Error('nobody boards the ro-ro');
  return found;
};

describe('SI1: a deck', () => {
  it('takes what comes when less comes than it takes, and cannot take more than it has', () => {
    // the tiny ro-ro calls once a week (no per_week): 50 trucks a week; 20 a week come, then 100
    const calm = deckOf(simulate(asked(20 * 52 * 20)).base);
    expect(calm.servedPerWeek).toBeGreaterThan(calm.arrivedPerWeek * 0.75);
    const busy = deckOf(simulate(asked(100 * 52 * 20)).base);
    expect(busy.servedPerWeek).toBeLessThanOrEqual(50.001);
    expect(busy.waitingAtEnd).toBeGreaterThan(calm.waitingAtEnd);
  });

  it('twice as many sailings: the same trucks come, wait less and more of them sail', () => {
    const scenario = { name: 'Two ships', changes: [{ kind: 'change-service', what: { service: 'roro-1' }, perWeek: 2, waitFactor: 0.5 }] };
    const document = simulate(asked(60 * 52 * 20, { scenario }));
    const [before, after] = [deckOf(document.base), deckOf(document.under)];
    expect(after.arrivedPerWeek).toBeCloseTo(before.arrivedPerWeek, 0);
    expect(after.servedPerWeek).toBeGreaterThan(before.servedPerWeek);
    expect(after.waitP90Hours ?? Infinity).toBeLessThan(before.waitP90Hours ?? 0);
  });

  it('a scenario without changes is the same history, to the byte', () => {
    const document = simulate(asked(20 * 52 * 20, { scenario: { name: 'Nothing', changes: [] } }));
    expect(document.under).toEqual(document.base);
  });

  it('a port that shuts for three weeks lets nobody aboard meanwhile', () => {
    const scenario = { name: 'Storm', changes: [{ kind: 'close', what: { service: 'roro-1' }, fromDay: 70, toDay: 91 }] };
    const document = simulate(asked(20 * 52 * 20, { scenario }));
    expect(deckOf(document.under).waitP90Hours ?? 0).toBeGreaterThan((deckOf(document.base).waitP90Hours ?? 0) + 24);
  });
});

describe('SI2: a border', () => {
  it('is a gate when its consignments a day are told', () => {
    const told = simulate({
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
    const outcome = simulateCorridors(parts, { pairs: [{ from: 'KZBRA', to: 'AZECH', cargo: 'truck:20t' }], borders: { nowhere: 5 } }, now);
    expect(outcome.kind === 'problems' ? outcome.problems.map(({ field }) => field) : []).toEqual(['pairs.0.tonnesPerYear', 'borders.nowhere']);
    const worse = simulateCorridors(parts, { scenario: 'no-such', pairs: [{ from: 'Atlantis', to: 'AZECH', tonnesPerYear: 5 }] }, now);
    expect(worse.kind === 'problems' ? worse.problems.map(({ field }) => field) : []).toEqual(['scenario', 'pairs.0.from']);
    const fields = simulateCorridors(parts, { pairs: [{ from: 'KZBRA', to: 'AZECH', weight: 5 }], histories: 3 }, now);
    expect(fields.kind === 'problems' ? fields.problems.map(({ field }) => field).sort() : []).toEqual(['histories', 'pairs.0.weight']);
  });
});
