/**
 * Which runs of a timetable there are for who departs at a moment: the one place that asks for the season (`valid_from`, `valid_to`). The search, the
 * simulation, capacities and the studies that know no clock all ask here.
 */
import type { BoardStep, Network } from '../network/index.js';
import { dayOf, type Instant, instantOfLocal, secondsBetween } from '../units/index.js';
import { type DeparturePattern, departuresAfter, departuresDefaults } from './sim-calendar.js';

export interface Departures {
  /** Seconds after the start, ascending, within the horizon; empty when nothing runs in it. */
  readonly table: Float64Array;
  /** No run leaves later, in seconds after the start; Infinity for a season without an end. */
  readonly lastS: number;
}

export const departuresOf = (network: Network, step: BoardStep, start: Instant): Departures => {
  const patterns = patternsOf(network, step);
  const zone = zoneOf(network, step);
  const { offsetS } = step;
  const lastDays = patterns.map(({ validTo }) => (validTo === undefined ? Infinity : dayOf(validTo)));
  const lastDay = Math.max(...lastDays, -Infinity);
  const lastS = Number.isFinite(lastDay) ? secondsBetween(start, instantOfLocal(zone, (lastDay + 1) * DAY_S)) + offsetS : lastDay;
  return { table: departuresAfter({ patterns, zone, start, offsetS }), lastS };
};

/** As though its season had neither begun nor would end: what a consignment is replayed with that came too late for the last run of the season. */
export const departuresOutOfSeason = (network: Network, step: BoardStep, start: Instant): Float64Array => {
  const patterns = patternsOf(network, step).map(({ weekdays, localS }) => ({ weekdays, localS }));
  return departuresAfter({ patterns, zone: zoneOf(network, step), start, offsetS: step.offsetS });
};

/** Runs a week in the six weeks after a moment: 0 out of season. */
export const runsPerWeek = (network: Network, step: BoardStep, start: Instant): number =>
  departuresOf(network, step, start).table.length / (departuresDefaults.horizonDays / 7);

const DAY_S = 86_400;

/**
 * The first departure at or after `earliest`; Infinity when the season is over. Past the horizon a table that still runs at its end (in its last two
 * weeks: some trains go every other) is continued weekly.
 */
export const nextDeparture = ({ table, lastS }: Departures, earliest: number): number => {
  const last = table.at(-1);
  if (last === undefined) return Infinity;
  if (earliest <= last) return table.find((departure) => departure >= earliest) ?? last;
  if (last < departuresDefaults.horizonDays * DAY_S - 2 * WEEK_S) return Infinity;
  const week = table.filter((departure) => departure > last - WEEK_S);
  const weeks = Math.floor((earliest - last) / WEEK_S);
  for (let ahead = weeks; ; ahead++) {
    const next = week.find((departure) => departure + (ahead + 1) * WEEK_S >= earliest);
    if (next !== undefined) return next + (ahead + 1) * WEEK_S <= lastS ? next + (ahead + 1) * WEEK_S : Infinity;
  }
};

const WEEK_S = 7 * DAY_S;

const patternsOf = (network: Network, step: BoardStep): DeparturePattern[] =>
  step.departures
    .flatMap((row) => network.tables.departures[row] ?? [])
    .map((row) => ({
      weekdays: row.weekdays.map(Number),
      localS: secondOfDay(row.local_time),
      validFrom: row.valid_from,
      validTo: row.valid_to,
    }));

/** The zone of the first stop: its clock tells the departures of all stops. */
const zoneOf = (network: Network, step: BoardStep): string => {
  const service = network.tables.services[step.service];
  const firstStop = network.tables.service_stops
    .filter((stop) => stop.service === service?.id && stop.direction === step.direction)
    .reduce<{ seq: number; place: string } | undefined>((best, stop) => (best === undefined || stop.seq < best.seq ? stop : best), undefined);
  return network.places.find((place) => place.id === firstStop?.place)?.zone ?? 'UTC';
};

const secondOfDay = (clock: string): number => {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60;
};
