/**
 * How long the planner says it takes: the fastest way that the flags leave, its median and the range of eight in ten. Published
 * times of trains and ships run from departure to arrival; so for the measure `terminal` the expected hours before the first run
 * of 100 km or more and after the last (pick-up, lifting, waiting for the departure, delivery) are taken off all three
 * percentiles. That keeps the spread of those ends in the range: it is a little too wide, never too narrow.
 */
import type { Network } from '../../src/network/index.js';
import { type Itinerary, type PlanQuery, parseCargo, parseSelectors, plan } from '../../src/planning/index.js';
import { instant } from '../../src/units/index.js';
import { readFlags } from './read-flags.js';
import type { PublishedTransit } from './read-published.js';

export interface MeasuredTransit extends PublishedTransit {
  readonly fromName: string;
  readonly toName: string;
  /** The way in words; empty where the planner finds none. */
  readonly way: string;
  /** Days; NaN where the planner finds no way. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** A Monday outside the storms of the Caspian winter and the Chinese holidays, 00:00 UTC. */
export const departure = '2026-03-02';
const longRunM = 100_000;

export function measureTransits(network: Network, published: readonly PublishedTransit[]): readonly MeasuredTransit[] {
  return published.map((row) => {
    const outcome = plan(network, toQuery(network, row));
    if (outcome.kind === 'problems') throw new Error(`row ${row.id}: ${outcome.problems.map((problem) => problem.message).join(' ')}`);
    const { from, to, itineraries } = outcome;
    const names = { fromName: from.names.en, toName: to.names.en };
    const [fastest] = itineraries;
    return fastest === undefined
      ? { ...row, ...names, way: '', p10: Number.NaN, p50: Number.NaN, p90: Number.NaN }
      : { ...row, ...names, way: fastest.name, ...daysOf(fastest, row.measure) };
  });
}

function toQuery(network: Network, row: PublishedTransit): PlanQuery {
  const { avoid, via, tir, drivers } = readFlags(row.flags);
  const cargo = parseCargo(row.cargo, { limits: network.tables.vehicles });
  const avoided = parseSelectors(avoid);
  const problems = [...(cargo.problems ?? []), ...avoided.problems];
  if (cargo.cargo === undefined || problems.length > 0) throw new Error(`row ${row.id}: ${problems.map((problem) => problem.message).join(' ')}`);
  return {
    from: row.from,
    to: row.to,
    via,
    whyNot: [],
    cargo: cargo.cargo,
    departAt: instant(Date.parse(`${departure}T00:00Z`)),
    deadline: undefined,
    by: ['time'],
    avoid: avoided.selectors,
    tir,
    drivers,
    maxTransshipments: undefined,
    maxCost: undefined,
    top: 1,
    front: false,
    epsilon: 0,
    seed: 1,
    draws: 10_000,
  };
}

function daysOf(
  { seconds, legs }: Itinerary,
  measure: PublishedTransit['measure'],
): { readonly p10: number; readonly p50: number; readonly p90: number } {
  const isLong = (leg: Itinerary['legs'][number]): boolean => leg.kind === 'run' && leg.metres >= longRunM;
  const first = legs.findIndex(isLong);
  const last = legs.findLastIndex(isLong);
  const ends = measure === 'door' || first < 0 ? [] : legs.filter((_, i) => i < first || i > last);
  const endsS = ends.reduce((sum, leg) => sum + leg.seconds, 0);
  const toDays = (s: number): number => (s - endsS) / 86_400;
  return { p10: toDays(seconds.p10), p50: toDays(seconds.p50), p90: toDays(seconds.p90) };
}
