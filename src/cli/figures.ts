/** How figures, times and places are written for people: grouped by a thin rule, units always, and `–` for what does not apply. */
import type { PlanDocument } from '../contract/index.js';

const minus = '–';

export const grouped = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Days with one decimal. */
export const days = (hours: number): string => grouped(hours / 24, 1);
/** Hours: one decimal below 100, none above. */
export const hours = (value: number): string => (value === 0 ? minus : grouped(value, value < 99.95 ? 1 : 0));
export const amount = (value: number): string => (value === 0 ? minus : grouped(value));
/** Kilograms: one decimal below ten. */
export const kilograms = (value: number): string => (value === 0 ? minus : grouped(value, value < 9.95 ? 1 : 0));
/** A chance; never 100 % when one draw failed, never 0 % when one succeeded. */
export const percent = (share: number | null): string => {
  if (share === null) return minus;
  const whole = Math.round(share * 100);
  if (whole === 100 && share < 1) return '> 99 %';
  if (whole === 0 && share > 0) return '< 1 %';
  return `${whole} %`;
};

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

interface WallClock {
  readonly weekday: string;
  readonly day: number;
  readonly month: string;
  readonly year: number;
  readonly time: string;
  readonly offset: string;
}

/** What the clock on the wall says, read off the RFC 3339 text itself. */
function wallClock(rfc3339: string): WallClock {
  const [year = 0, month = 0, day = 0] = rfc3339.slice(0, 10).split('-').map(Number);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  const offset = rfc3339
    .slice(19)
    .replace(/^([+-])0?(\d+):00$/, '$1$2')
    .replace(/^([+-])0(\d:)/, '$1$2');
  return { weekday, day, month: months[month - 1] ?? '', year, time: rfc3339.slice(11, 16), offset: offset === 'Z' ? '+0' : offset };
}

/** As `Tue 1 Dec 2026, 08:00`. */
export const longTime = (rfc3339: string): string => {
  const { weekday, day, month, year, time } = wallClock(rfc3339);
  return `${weekday} ${day} ${month} ${year}, ${time}`;
};
/** As `Tue  1 Dec 08:00`, of one width. */
export const shortTime = (rfc3339: string): string => {
  const { weekday, day, month, time } = wallClock(rfc3339);
  return `${weekday} ${String(day).padStart(2)} ${month} ${time}`;
};
/** As ` 1 Dec 08:00`, of one width. */
export const dayAndTime = (rfc3339: string): string => shortTime(rfc3339).slice(4);
/** As `UTC+8` or `UTC+5:30`. */
export const zoneOffset = (rfc3339: string): string => `UTC${wallClock(rfc3339).offset}`;

type PlaceDocument = PlanDocument['query']['from'];
export const placeWithCountry = (place: PlaceDocument): string => (place.country === '' ? place.name : `${place.name} (${place.country})`);

/** A criterion as people write it. */
export const criterionInWords = (criterion: string): string => (criterion === 'co2' ? 'CO2e' : criterion);
