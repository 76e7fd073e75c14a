/**
 * `npm run bench:forecast`: 500 consignments followed from departure to arrival over a corridor whose truth is known (invented-corridor.ts), as a desk
 * would follow them. Prints how often the arrival lay between p10 and p90 of what was told 7, 3 and 1 days ahead, how often a forecast was issued again,
 * and how long it takes to forecast 1,000 consignments. docs/guide/forecast.md says what this shows and what it does not. Nothing here is a test.
 * QIYUN_BENCH_SIZE=100 asks for fewer.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { readNetwork } from '../../src/adapters/index.js';
import { createForecaster, type Forecaster, findPlace } from '../../src/application/index.js';
import type { Alarm, Forecast, TrackedEvent } from '../../src/contract/index.js';
import { createGazetteer } from '../../src/network/index.js';
import { plan, readEnds } from '../../src/planning/index.js';
import { type Instant, instant } from '../../src/units/index.js';
import { type InventedConsignment, inventCorridor } from './invented-corridor.js';

const opened = readNetwork(join(process.cwd(), 'dist', 'eurasia.qiyun'));
if (opened.kind === 'refused') throw new Error(opened.sentence);
const gazetteer = createGazetteer(opened.network);
const parts = {
  network: opened.network,
  plan,
  findPlace: (text: string) => findPlace(gazetteer, text),
  readEnds: (asked: Parameters<typeof readEnds>[1]) => readEnds(gazetteer, asked),
};
const size = Number(process.env['QIYUN_BENCH_SIZE'] ?? 500);
const HOUR_MS = 3_600_000;
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

const knownAt = (events: readonly TrackedEvent[], now: Instant): TrackedEvent[] => events.filter(({ recordedAt }) => Date.parse(recordedAt) <= now);

const share = (hits: number, of: number): string => `${((100 * hits) / of).toFixed(1)} %`;
const isBetween = (at: number, { p10, p90 }: Forecast['arrival']): boolean => at >= Date.parse(p10) && at <= Date.parse(p90);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const plans = { plan: () => Promise.reject(new Error('nobody asks for ways on here')) };
const forecaster = createForecaster({ planner: parts, plans });
const began = performance.now();
const { ways, consignments } = inventCorridor(parts, size);
console.log(`${cpus()[0]?.model ?? 'unknown machine'}, Node ${process.version}; ${opened.network.id} ${opened.network.version}`);
console.log(`${size} consignments on ${ways} itineraries, planned in ${((performance.now() - began) / 1000).toFixed(1)} s`);

const start = performance.now();
const followed = consignments.map((one) => follow(forecaster, one));
const looks = followed.reduce((sum, one) => sum + one.looks, 0);
const seconds = (performance.now() - start) / 1000;
console.log(`${looks} looks in ${seconds.toFixed(1)} s, ${((1000 * seconds) / looks).toFixed(2)} ms each`);
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
const reissues = followed.map((one) => one.reissues);
console.log(`issued again: median ${median(reissues)}, most ${Math.max(...reissues)} a consignment`);
const causes = new Map<string, number>();
for (const cause of followed.flatMap((one) => one.causes)) causes.set(cause, (causes.get(cause) ?? 0) + 1);
console.log(`causes: ${[...causes].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
const kinds = new Map<string, number>();
for (const { kind } of followed.flatMap((one) => one.alarms)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
console.log(`alarms raised: ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);

const thousand = Array.from({ length: 1000 }, (_, n) => consignments[n % consignments.length] as InventedConsignment);
const once = (which: string, one: Forecaster): void => {
  const before = performance.now();
  let number = 0;
  for (const [n, { consignment, events, arrivesAt }] of thousand.entries()) {
    const departs = Date.parse(consignment.itinerary.departsAt);
    const now = instant(departs + ((n % 97) / 97) * (arrivesAt - departs));
    const { forecast } = one.look({
      consignment: { ...consignment, id: `${consignment.id}-${n}` },
      events: knownAt(events, now),
      last: undefined,
      alarms: [],
      now,
    });
    if (forecast.kind !== 'none') number++;
  }
  console.log(`${number} of 1,000 consignments forecast in ${((performance.now() - before) / 1000).toFixed(2)} s (${which})`);
};
once('every way told anew', createForecaster({ planner: parts, plans }));
once('ways kept', forecaster);
