/**
 * How far local time is ahead of UTC, from the host's IANA data through Intl: the only knowledge of zones in the core, and a pure one.
 * Asking Intl takes microseconds, so a day whose two ends agree is remembered; within a day that holds a change every question is asked.
 */
import { type Instant, instant } from './quantities.js';

const DAY_MS = 86_400_000;
/** A century: no season of a timetable that is read is longer. */
const MAX_DAYS = 36_526;

interface ZoneMemory {
  readonly format: Intl.DateTimeFormat;
  /** Offset at 00:00 UTC by day number. */
  readonly atMidnight: Map<number, number>;
}
const zones = new Map<string, ZoneMemory>();

/** Seconds local time in `zone` is ahead of UTC at this instant; negative west of Greenwich. An unknown zone throws a RangeError that names it. */
export const zoneOffsetS = (zone: string, at: Instant): number => {
  const memory = memoryOf(zone);
  const day = Math.floor(at / DAY_MS);
  const offsetS = midnightOffset(memory, day);
  return midnightOffset(memory, day + 1) === offsetS ? offsetS : askOffset(memory.format, at);
};

const memoryOf = (zone: string): ZoneMemory => {
  let memory = zones.get(zone);
  if (memory === undefined) {
    memory = { format: new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }), atMidnight: new Map() };
    zones.set(zone, memory);
  }
  return memory;
};

const midnightOffset = (memory: ZoneMemory, day: number): number => {
  let offsetS = memory.atMidnight.get(day);
  if (offsetS === undefined) {
    if (memory.atMidnight.size >= MAX_DAYS) memory.atMidnight.clear();
    offsetS = askOffset(memory.format, instant(day * DAY_MS));
    memory.atMidnight.set(day, offsetS);
  }
  return offsetS;
};

/** Reads `GMT+05:30`, `GMT-03:00`, `GMT`; seconds occur in the nineteenth century only (`GMT+05:07:48`). */
const askOffset = (format: Intl.DateTimeFormat, at: Instant): number => {
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const read = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name);
  if (read === null) throw new Error(`expected an offset like GMT+05:00 from Intl, received ${name}`);
  const [, sign, hours = '0', minutes = '0', rest = '0'] = read;
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  return sign === '-' ? -size : size;
};

/**
 * The instant at which clocks in `zone` show `localS`, seconds since 1970-01-01T00:00 on the wall. An hour that comes twice means the first time;
 * one that is skipped means as long after the change as it would have been (02:30 reads 03:30), like RFC 5545 and Temporal's `compatible`.
 */
export const instantOfLocal = (zone: string, localS: number): Instant => {
  const before = zoneOffsetS(zone, instant((localS - 86_400) * 1000));
  const after = zoneOffsetS(zone, instant((localS + 86_400) * 1000));
  const early = instant((localS - before) * 1000);
  if (before === after || zoneOffsetS(zone, early) === before) return early;
  const late = instant((localS - after) * 1000);
  return zoneOffsetS(zone, late) === after ? late : early;
};
