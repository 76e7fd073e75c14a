/**
 * From days and seconds on one clock to rows of departures on the clock of the first stop. Each run is an instant, read again at the stop; runs at one
 * time of day are gathered to weekdays and spans of dates. So a train that keeps Moscow's time leaves Almaty an hour later on the wall after a change
 * of Moscow's clocks, as it does, and one row of all weekdays with a holiday taken out is two rows. A clock of the row's own would have been simpler
 * to write and one more thing to know for everybody who reads departures.
 */
import type { Row } from '../../network/index.js';
import { after, type Instant, instantOfLocal, isoDateOf, weekdayOf, zoneOffsetS } from '../../units/index.js';
import type { DraftDeparture, ImportDraft } from './import-draft.js';

type Departure = Row<'departures'>;
const DAY_S = 86_400;

/** The places must have their zones already. Rows in the order of the draft, of one run by time of day, then by first date. */
export function dateDepartures({ departures, places, service_stops }: ImportDraft): Departure[] {
  const firstStop = new Map<string, { readonly seq: number; readonly place: string }>();
  for (const { service, direction, seq, place } of service_stops) {
    const key = `${service} ${direction}`;
    if (seq < (firstStop.get(key)?.seq ?? Infinity)) firstStop.set(key, { seq, place });
  }
  const zoneOf = new Map(places.map(({ id, zone }) => [id, zone ?? 'UTC']));
  const noons = new Map<readonly number[], readonly Instant[]>();
  return departures.flatMap((run) => {
    const zone = zoneOf.get(firstStop.get(`${run.service} ${run.direction}`)?.place ?? '') ?? 'UTC';
    const byTime = run.zone === undefined ? onOwnClock(run) : onOtherClock(run, noonsOf(run, run.zone, noons), zone);
    const { service, direction, source, basis } = run;
    return [...byTime]
      .sort(([a], [b]) => a - b)
      .flatMap(([minute, days]) =>
        gatherDays(days).map(({ weekdays, from, to }) => ({
          service,
          direction,
          weekdays: weekdays.map(String),
          local_time: `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`,
          valid_from: isoDateOf(from),
          valid_to: isoDateOf(to),
          source,
          basis,
        })),
      );
  });
}

/** Days of leaving, ascending, by minute of the day. */
type ByTime = ReadonlyMap<number, number[]>;

function onOwnClock({ days, leaveS }: DraftDeparture): ByTime {
  const shift = Math.floor(leaveS / DAY_S);
  return new Map([[Math.floor((leaveS - shift * DAY_S) / 60), days.map((day) => day + shift)]]);
}

/** GTFS counts from noon minus twelve hours of the day of service: on the two days of a change that is not midnight. */
function onOtherClock({ leaveS }: DraftDeparture, noons: readonly Instant[], zone: string): ByTime {
  const byTime = new Map<number, number[]>();
  for (const noon of noons) {
    const leaves = after(noon, leaveS - DAY_S / 2);
    const localS = leaves / 1000 + zoneOffsetS(zone, leaves);
    const day = Math.floor(localS / DAY_S);
    const minute = Math.floor((localS - day * DAY_S) / 60);
    const days = byTime.get(minute) ?? [];
    byTime.set(minute, days);
    days.push(day);
  }
  return byTime;
}

/** Trips of one service of the calendar share their days. */
function noonsOf({ days }: DraftDeparture, zone: string, known: Map<readonly number[], readonly Instant[]>): readonly Instant[] {
  const noons = known.get(days) ?? days.map((day) => instantOfLocal(zone, day * DAY_S + DAY_S / 2));
  known.set(days, noons);
  return noons;
}

interface Span {
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** As few spans as a look at each weekday's unbroken runs gives: weekdays share a span when its ends name no day of theirs that is not in `days`. */
function gatherDays(days: readonly number[]): Span[] {
  const spans: { from: number; to: number; runs: Span[] }[] = [];
  for (const run of listRuns(days)) {
    const fits = spans.find(({ from, to, runs }) => {
      const [first, last] = [Math.min(from, run.from), Math.max(to, run.to)];
      return [...runs, run].every((one) => one.from - 7 < first && one.to + 7 > last) && runs.every((one) => one.weekdays[0] !== run.weekdays[0]);
    });
    if (fits === undefined) spans.push({ from: run.from, to: run.to, runs: [run] });
    else {
      fits.from = Math.min(fits.from, run.from);
      fits.to = Math.max(fits.to, run.to);
      fits.runs.push(run);
    }
  }
  return spans.map(({ from, to, runs }) => ({ from, to, weekdays: runs.flatMap(({ weekdays }) => weekdays).sort((a, b) => a - b) }));
}

/** Days of one weekday, each a week after the last; by their first day. */
function listRuns(days: readonly number[]): Span[] {
  const all = new Set(days);
  return [...all].flatMap((day) => {
    if (all.has(day - 7)) return [];
    let to = day;
    while (all.has(to + 7)) to += 7;
    return [{ weekdays: [weekdayOf(day)], from: day, to }];
  });
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
