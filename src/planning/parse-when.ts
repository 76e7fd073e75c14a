/**
 * Reads what people write for a moment: `2026-12-01`, `2026-12-01T08:00`, `2026-12-01T08:00+05:00`, `2026-12-01T03:00Z`.
 * The answer is parts, not an instant: which zone a time without offset belongs to is known only when the place is.
 */
import type { QueryProblem } from './outcome.js';

export interface When {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Undefined when only a date was written. */
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | undefined;
  /** Minutes east of UTC when an offset was written. */
  readonly offsetMinutes: number | undefined;
}

export type WhenReading =
  | { readonly when: When; readonly problems?: undefined }
  | { readonly problems: readonly QueryProblem[]; readonly when?: undefined };

const pattern = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

export function parseWhen(text: string, field: string): WhenReading {
  const fail = (message: string): WhenReading => ({ problems: [{ field, message, choices: [] }] });
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const match = pattern.exec(text.normalize('NFKC').replaceAll('−', '-').trim());
  if (match === null) {
    return fail(`“${shown}” is not a date: write it as 2026-12-01, 2026-12-01T08:00 or 2026-12-01T08:00+05:00.`);
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (year < 1970 || year > 2199) return fail(`“${shown}” is in the year ${year}: years from 1970 to 2199 are understood.`);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return fail(`“${shown}” is not a day of the calendar.`);
  if (hour > 23 || minute > 59 || second > 59) return fail(`“${shown}” is not a time of day: hours go from 00 to 23, minutes to 59.`);
  const offsetMinutes = readOffset(match[7]);
  if (offsetMinutes !== undefined && Math.abs(offsetMinutes) > 14 * 60) return fail(`“${shown}” has an offset beyond 14 hours.`);
  const time = match[4] === undefined ? undefined : { hour, minute, second };
  return { when: { year, month, day, time, offsetMinutes } };
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function readOffset(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}
