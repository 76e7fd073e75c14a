/** Between instants and what a clock on a wall says: the only place of the core that knows time zones by name. */
import { Temporal } from 'temporal-polyfill';
import type { When } from '../planning/index.js';
import { type Instant, instant } from '../units/index.js';

/** Places at sea have no zone: their times are UTC. */
const zoneOrUtc = (zone: string): string => (zone === '' ? 'UTC' : zone);

/** RFC 3339 to the second with the offset of the zone, as `2026-12-01T08:00:00+08:00`. */
export function renderInstant(at: Instant, zone: string): string {
  const wholeSecond = Math.round(at / 1000) * 1000;
  return Temporal.Instant.fromEpochMilliseconds(wholeSecond)
    .toZonedDateTimeISO(zoneOrUtc(zone))
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/**
 * The instant that was meant. A date alone is the first moment of that day, or with `wholeDay: 'end'` the last second of it.
 * A local time that a clock change skips or repeats is read as Temporal's `compatible` does: the later, the earlier.
 */
export function toInstant(when: When, zone: string, wholeDay: 'start' | 'end'): Instant {
  const { year, month, day } = when;
  const end = when.time === undefined && wholeDay === 'end';
  const { hour, minute, second } = when.time ?? (end ? { hour: 23, minute: 59, second: 59 } : { hour: 0, minute: 0, second: 0 });
  const local = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second });
  if (when.offsetMinutes === undefined) return instant(local.toZonedDateTime(zoneOrUtc(zone)).epochMilliseconds);
  return instant(local.toZonedDateTime('UTC').epochMilliseconds - when.offsetMinutes * 60_000);
}

/** Midnight that begins the day after `now` in the zone. */
export function nextMidnight(now: Instant, zone: string): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(zoneOrUtc(zone)).toPlainDate();
  return instant(today.add({ days: 1 }).toZonedDateTime(zoneOrUtc(zone)).epochMilliseconds);
}
