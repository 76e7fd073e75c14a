/** Numbers and dates as the reader writes them: Intl in the reader's locale, times on the clock of the place where they happen. */
import type { MessageKey, Slots } from './catalogue.js';

export interface Figures {
  readonly number: (value: number, digits?: number) => string;
  readonly percent: (share: number) => string;
  /** Hours as days with one decimal, without the unit and with it. */
  readonly dayCount: (hours: number) => string;
  readonly days: (hours: number) => string;
  /** Hours as hours under two days, as days above. */
  readonly span: (hours: number) => string;
  readonly hours: (hours: number) => string;
  readonly usd: (usd: number) => string;
  readonly kg: (kg: number) => string;
  readonly km: (km: number) => string;
  readonly tonnes: (tonnes: number) => string;
  /** `Tue 1 Dec` on the clock of the place. */
  readonly day: (instant: string) => string;
  /** `Tue 1 Dec, 14:08`. */
  readonly dayTime: (instant: string) => string;
  readonly time: (instant: string) => string;
  /** `UTC+8`. */
  readonly offset: (instant: string) => string;
  /** Day, and hour where one is named, of what a form holds: `2026-12-01` or `2026-12-01T08:00`. */
  readonly when: (text: string) => string;
  readonly clock: (at: number) => string;
  readonly country: (code: string) => string;
  readonly list: (parts: readonly string[]) => string;
}

/** The wall clock of an RFC 3339 instant, as a Date whose UTC fields are that clock. */
const wallOf = (instant: string): Date => new Date(`${instant.slice(0, 19)}Z`);

export const offsetOf = (instant: string): string => {
  const match = /([+-])(\d\d):(\d\d)$/.exec(instant);
  if (match === null) return 'UTC';
  const [, sign, hours, minutes] = match;
  return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
};

export function makeFigures(locale: string, t: (key: MessageKey, slots?: Slots) => string): Figures {
  const formats = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 0): string => {
    let format = formats.get(digits);
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits });
      formats.set(digits, format);
    }
    return format.format(value);
  };
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const day = dates({ weekday: 'short', day: 'numeric', month: 'short' });
  const time = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const here = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const dayTime = (instant: string): string => `${day.format(wallOf(instant))}, ${time.format(wallOf(instant))}`;
  const free = (value: number): string => number(value, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1);
  const dayCount = (hours: number): string => number(hours / 24, 1);
  const days = (hours: number): string => t('unit_days', { n: dayCount(hours), count: Math.round((hours / 24) * 10) / 10 });
  const inHours = (hours: number): string => t('unit_hours', { n: hours < 10 ? number(hours, 1) : number(hours) });
  return {
    number,
    percent: (share) => percent.format(share),
    dayCount,
    days,
    span: (hours) => (hours < 48 ? inHours(hours) : days(hours)),
    hours: inHours,
    usd: (usd) => t('unit_usd', { n: number(usd, Math.abs(usd) < 10 && usd % 1 !== 0 ? 2 : 0) }),
    kg: (kg) => t('unit_kg', { n: number(kg, Math.abs(kg) < 10 && kg % 1 !== 0 ? 1 : 0) }),
    km: (km) => t('unit_km', { n: number(km, Math.abs(km) < 10 && km % 1 !== 0 ? 1 : 0) }),
    tonnes: (tonnes) => t('unit_t', { n: free(tonnes) }),
    day: (instant) => day.format(wallOf(instant)),
    dayTime,
    time: (instant) => time.format(wallOf(instant)),
    offset: offsetOf,
    when: (text) => (text.length > 10 ? dayTime(`${text}:00`) : day.format(wallOf(`${text}T00:00:00`))),
    clock: (at) => here.format(at),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code),
    list: (parts) => list.format(parts),
  };
}
