/** The queues of a corridor against what theory knows of them, and against what must hold of every history. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runReplication } from './run-replication.kernel.js';
import { neverClosed, type QueueNetwork, type SailingStation, type ServerStation } from './stations.js';

const server = (more: Partial<ServerStation> = {}): ServerStation => ({
  kind: 'servers',
  name: 'gate',
  servers: 1,
  serviceDays: 1,
  law: 'exponential',
  room: Infinity,
  closures: neverClosed,
  ...more,
});
const ship = (more: Partial<SailingStation> = {}): SailingStation => ({
  kind: 'sailings',
  name: 'ship',
  capacity: 10,
  headwayDays: 1,
  patienceDays: 0,
  room: Infinity,
  closures: neverClosed,
  ...more,
});
const through = (station: ServerStation | SailingStation, perDay: number): QueueNetwork => ({
  stations: [station],
  flows: [{ name: 'flow', perDay, visits: [{ station: 0, afterDays: 0, units: 1 }] }],
});
const waitsOf = (network: QueueNetwork, seed: number, untilDays: number, warmUpDays = untilDays / 10): readonly number[] =>
  runReplication(network, { seed, untilDays, warmUpDays }).stations[0]?.waits ?? [];
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Mean wait over several long histories. */
const meanWait = (network: QueueNetwork, untilDays: number): number => mean([1, 2, 3, 4].map((seed) => mean(waitsOf(network, seed, untilDays))));

describe('SIM1: mean waits are those of theory', () => {
  it('M/M/1 at 80 %: ρ / (μ − λ) = 0.8 / 0.2 = 4 days (Gross and Harris, section 2.2)', () => {
    expect(meanWait(through(server(), 0.8), 60_000)).toBeGreaterThan(4 * 0.93);
    expect(meanWait(through(server(), 0.8), 60_000)).toBeLessThan(4 * 1.07);
  });

  it('M/M/3 at 80 %: Erlang C', () => {
    // λ = 2.4, μ = 1, c = 3: a = 2.4; C = (a³/3!)/(1 − ρ) / (Σ_{k<3} a^k/k! + (a³/3!)/(1 − ρ)) = 11.52 / (6.28 + 11.52) = 0.647; Wq = C / (cμ − λ) = 1.0787
    const wait = meanWait(through(server({ servers: 3 }), 2.4), 30_000);
    expect(wait).toBeGreaterThan(1.0787 * 0.93);
    expect(wait).toBeLessThan(1.0787 * 1.07);
  });

  it('M/D/1 at 80 %: half of M/M/1 (Pollaczek and Khinchine)', () => {
    const wait = meanWait(through(server({ law: 'fixed' }), 0.8), 60_000);
    expect(wait).toBeGreaterThan(2 * 0.95);
    expect(wait).toBeLessThan(2 * 1.05);
  });

  it('a ship that calls every day and takes all: half a day', () => {
    expect(meanWait(through(ship({ capacity: 1e6 }), 20), 2000)).toBeCloseTo(0.5, 1);
  });

  it('a deck of 11 that is always there and sails when full: the first waits for ten more, the last for none: 5 / λ in the mean', () => {
    const wait = meanWait(through(ship({ capacity: 11, headwayDays: 1e-9, patienceDays: 1e9 }), 4), 20_000);
    expect(wait).toBeGreaterThan((5 / 4) * 0.98);
    expect(wait).toBeLessThan((5 / 4) * 1.02);
  });

  it('weather closes the share of the time that it should: a gate without a queue is found shut so often', () => {
    const closures = { spells: [], closedShares: [0.3], meanDays: 2 };
    const waits = [1, 2, 3, 4].flatMap((seed) => waitsOf(through(server({ serviceDays: 1e-9, servers: 1000, closures }), 3), seed, 10_000));
    const shut = waits.filter((wait) => wait > 1e-6).length / waits.length;
    expect(shut).toBeGreaterThan(0.28);
    expect(shut).toBeLessThan(0.32);
  });
});

const stationOf = fc.oneof(
  fc
    .record({
      servers: fc.integer({ min: 1, max: 4 }),
      serviceDays: fc.double({ min: 0.01, max: 2, noNaN: true }),
      room: fc.constantFrom(Infinity, 5, 40),
      fixed: fc.boolean(),
      share: fc.constantFrom(0, 0.2),
    })
    .map(({ servers, serviceDays, room, fixed, share }) =>
      server({ servers, serviceDays, room, law: fixed ? 'fixed' : 'exponential', closures: { spells: [5, 9], closedShares: [share], meanDays: 1 } }),
    ),
  fc
    .record({
      capacity: fc.integer({ min: 1, max: 30 }),
      headwayDays: fc.double({ min: 0.1, max: 7, noNaN: true }),
      patienceDays: fc.constantFrom(0, 1, 5),
      share: fc.constantFrom(0, 0.3),
    })
    .map(({ capacity, headwayDays, patienceDays, share }) =>
      ship({ capacity, headwayDays, patienceDays, closures: { spells: [], closedShares: [share], meanDays: 2 } }),
    ),
);

describe('SIM2: nothing is lost and nothing is made', () => {
  it('arrivals = served + in system + spilled at every station; started = delivered + under way + spilled in every flow', () => {
    fc.assert(
      fc.property(
        fc.array(stationOf, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0.2, max: 12, noNaN: true }),
        fc.nat(1000),
        (list, perDay, seed) => {
          const stations = list.map((station, i) => ({ ...station, name: `station ${i}` }));
          const visits = stations.map((_, station) => ({ station, afterDays: 0.5, units: 1 + (station % 2) }));
          const flows = [
            { name: 'there', perDay, visits },
            { name: 'back', perDay: perDay / 2, visits: [...visits].reverse() },
          ];
          const { stations: counts, flows: sums } = runReplication({ stations, flows }, { seed, warmUpDays: 10, untilDays: 60 });
          for (const { arrived, served, inSystem, spilled, waits } of counts) {
            expect(arrived).toBe(served + inSystem + spilled);
            for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(0);
          }
          for (const { started, delivered, underWay, spilled } of sums) expect(started).toBe(delivered + underWay + spilled);
        },
      ),
      { numRuns: 150, seed: 20240703 },
    );
  });
});

describe('SIM3: the same luck on both sides', () => {
  it('twice the capacity never makes anybody wait longer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 0.2, max: 1.5, noNaN: true }),
        fc.boolean(),
        fc.nat(1000),
        (servers, load, fixed, seed) => {
          const law = fixed ? ('fixed' as const) : ('exponential' as const);
          const closures = { spells: [20, 25], closedShares: [0.1], meanDays: 1 };
          const before = waitsOf(through(server({ servers, law, closures }), load * servers), seed, 200, 0);
          const after = waitsOf(through(server({ servers: servers * 2, law, closures }), load * servers), seed, 200, 0);
          const faster = waitsOf(through(server({ servers, law, closures, serviceDays: 0.5 }), load * servers), seed, 200, 0);
          expect(after.length).toBeGreaterThanOrEqual(before.length);
          for (const [i, wait] of before.entries()) {
            expect(after[i] ?? 0).toBeLessThanOrEqual(wait + 1e-9);
            expect(faster[i] ?? 0).toBeLessThanOrEqual(wait + 1e-9);
          }
        },
      ),
      { numRuns: 100, seed: 20240703 },
    );
  });

  it('the same seed gives the same history, another seed another', () => {
    const network = through(ship({ capacity: 20, headwayDays: 2, patienceDays: 3 }), 9);
    expect(waitsOf(network, 5, 300)).toEqual(waitsOf(network, 5, 300));
    expect(waitsOf(network, 5, 300)).not.toEqual(waitsOf(network, 6, 300));
  });
});
