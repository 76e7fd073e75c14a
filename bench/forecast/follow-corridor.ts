/** A corridor followed as a desk would follow it, and what is to be said of that. */
import { createForecaster, type Forecaster, findPlace, type PlanConsignmentParts } from '../../src/application/index.js';
import type { Alarm, Forecast, TrackedEvent } from '../../src/contract/index.js';
import { createGazetteer, type Network } from '../../src/network/index.js';
import { plan, readEnds } from '../../src/planning/index.js';
import { type Instant, instant } from '../../src/units/index.js';
import { type InventedConsignment, inventCorridor } from './invented-corridor.js';

export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const daysOut = [7, 3, 1] as const;

interface Followed {
  /** By days: the forecast in force, and a fresh one, at the first look with that many days or less to the median. */
  readonly told: ReadonlyMap<number, { readonly standing: Forecast; readonly fresh: Forecast }>;
  readonly reissues: number;
  readonly alarms: readonly Omit<Alarm, 'id'>[];
  readonly looks: number;
  readonly causes: readonly string[];
}

/** Whenever something is told, and every 6 hours. */
const follow = (forecaster: Forecaster, { consignment, events, arrivesAt }: InventedConsignment): Followed => {
  const begin = Date.parse(consignment.itinerary.departsAt);
  const ticks: number[] = [];
  for (let at = begin; at < arrivesAt; at += 6 * HOUR_MS) ticks.push(at);
  const moments = [...ticks, ...events.map(({ recordedAt }) => Date.parse(recordedAt))].filter((at) => at < arrivesAt).sort((a, b) => a - b);
  let last: Forecast | undefined;
  let open: Alarm[] = [];
  const raised: Omit<Alarm, 'id'>[] = [];
  const told = new Map<number, { standing: Forecast; fresh: Forecast }>();
  const causes: string[] = [];
  for (const moment of moments) {
    const now = instant(moment);
    const look = forecaster.look({ consignment, events: knownAt(events, now), last, alarms: open, now });
    const { alarms, forecast } = look;
    raised.push(...alarms.raised);
    const gone = new Set([...alarms.cleared, ...alarms.changed].map(({ id }) => id));
    open = [
      ...open.filter(({ id }) => !gone.has(id)),
      ...alarms.changed,
      ...alarms.raised.map((alarm, n) => ({ ...alarm, id: `${raised.length}-${n}` })),
    ];
    if (forecast.kind === 'none') continue;
    if (forecast.kind === 'issue') {
      last = forecast.forecast;
      causes.push(last.cause.kind);
    }
    const standing = last ?? forecast.forecast;
    for (const days of daysOut) {
      if (!told.has(days) && Date.parse(forecast.forecast.arrival.p50) - now <= days * DAY_MS) told.set(days, { standing, fresh: forecast.forecast });
    }
  }
  return { told, reissues: Math.max(0, causes.length - 1), alarms: raised, looks: moments.length, causes };
};

export const knownAt = (events: readonly TrackedEvent[], now: Instant): TrackedEvent[] =>
  events.filter(({ recordedAt }) => Date.parse(recordedAt) <= now);

const share = (hits: number, of: number): string => `${((100 * hits) / of).toFixed(1)} %`;
const isBetween = (at: number, { p10, p90 }: Forecast['arrival']): boolean => at >= Date.parse(p10) && at <= Date.parse(p90);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** How often each comes, as `one 3, other 2`; `none` where nothing does. */
const countOf = (words: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${word} ${count}`).join(', ') || 'none';
};

export interface FollowedCorridor {
  readonly parts: PlanConsignmentParts;
  readonly forecaster: Forecaster;
  readonly consignments: readonly InventedConsignment[];
}

/** Nobody asks for ways on here. */
export const plans = { plan: () => Promise.reject(new Error('nobody asks for ways on here')) };

/** Invents, follows and prints. */
export function followCorridor(network: Network, size: number): FollowedCorridor {
  const gazetteer = createGazetteer(network);
  const parts: PlanConsignmentParts = {
    network,
    plan,
    findPlace: (text) => findPlace(gazetteer, text),
    readEnds: (asked) => readEnds(gazetteer, asked),
  };
  const forecaster = createForecaster({ planner: parts, plans });
  const began = performance.now();
  const { ways, timetabled, consignments } = inventCorridor(parts, size);
  const planned = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${size} consignments on ${ways} itineraries of ${network.id}, ${timetabled} of them by a timetable, planned in ${planned} s`);
  const start = performance.now();
  const followed = consignments.map((one) => follow(forecaster, one));
  const looks = followed.reduce((sum, one) => sum + one.looks, 0);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${looks} looks in ${seconds.toFixed(1)} s, ${((1000 * seconds) / looks).toFixed(2)} ms each`);
  printCoverage(consignments, followed);
  const reissues = followed.map((one) => one.reissues);
  console.log(`issued again: median ${median(reissues)}, most ${Math.max(...reissues)} a consignment`);
  console.log(`causes: ${countOf(followed.flatMap((one) => one.causes))}`);
  const alarms = followed.flatMap((one) => one.alarms);
  console.log(`alarms raised: ${countOf(alarms.map(({ kind }) => kind))}`);
  console.log(`connections missed: ${countOf(alarms.flatMap(({ kind, severity }) => (kind === 'missed-connection' ? [severity] : [])))}`);
  return { parts, forecaster, consignments };
}

function printCoverage(consignments: readonly InventedConsignment[], followed: readonly Followed[]): void {
  for (const days of daysOut) {
    const asked = consignments.flatMap((one, n) => {
      const forecasts = followed[n]?.told.get(days);
      const long = one.consignment.itinerary.hours.p50 > 24 * days;
      return forecasts === undefined || !long ? [] : [{ at: one.arrivesAt, ...forecasts }];
    });
    const of = (which: 'standing' | 'fresh'): string => share(asked.filter((one) => isBetween(one.at, one[which].arrival)).length, asked.length);
    const early = share(asked.filter(({ at, standing }) => at < Date.parse(standing.arrival.p10)).length, asked.length);
    const late = share(asked.filter(({ at, standing }) => at > Date.parse(standing.arrival.p90)).length, asked.length);
    const width = median(asked.map(({ standing }) => (Date.parse(standing.arrival.p90) - Date.parse(standing.arrival.p10)) / HOUR_MS));
    console.log(
      `${days} days out: p10-p90 as issued covers ${of('standing')} of ${asked.length} arrivals (earlier ${early}, later ${late}), made afresh ${of('fresh')}; median width ${width.toFixed(1)} h`,
    );
  }
}
