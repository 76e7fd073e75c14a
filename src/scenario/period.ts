/** When a change holds: for good, between two instants, or between two days counted from the departure of what is planned. */
import type { ScenarioChange } from '../contract/index.js';
import type { Report } from './scenario-issue.js';

export type Period =
  | { readonly kind: 'always' }
  /** [fromMs, toMs), milliseconds since 1970-01-01T00:00Z; −Infinity and Infinity where an end is open. */
  | { readonly kind: 'dates'; readonly fromMs: number; readonly toMs: number }
  /** [fromMs, toMs), milliseconds after the departure. */
  | { readonly kind: 'days'; readonly fromMs: number; readonly toMs: number };

const DAY_MS = 86_400_000;

type Told = Pick<ScenarioChange, 'from' | 'to' | 'fromDay' | 'toDay'>;

/** A date that begins a period means its 00:00 UTC; one that ends it means its last moment, as the deadline of a plan does. */
export const readPeriod = (told: Told, report: Report): Period => {
  const { from, to, fromDay, toDay } = told;
  const byDates = from !== undefined || to !== undefined;
  const byDays = fromDay !== undefined || toDay !== undefined;
  if (byDates && byDays) {
    report(
      'scenario/period',
      byDates ? 'from' : 'to',
      'A period is told either by dates (from, to) or by days after the departure (fromDay, toDay), not by both.',
    );
    return { kind: 'always' };
  }
  if (byDates) {
    const fromMs = from === undefined ? -Infinity : instantOf(from, 'start');
    const toMs = to === undefined ? Infinity : instantOf(to, 'end');
    if (!(fromMs < toMs)) report('scenario/period', 'to', `The period from ${from} to ${to} is empty: it must end after it begins.`);
    return { kind: 'dates', fromMs, toMs };
  }
  if (!byDays) return { kind: 'always' };
  const fromMs = (fromDay ?? 0) * DAY_MS;
  const toMs = toDay === undefined ? Infinity : toDay * DAY_MS;
  if (!(fromMs < toMs))
    report('scenario/period', 'toDay', `The period from day ${fromDay ?? 0} to day ${toDay} is empty: it must end after it begins.`);
  return { kind: 'days', fromMs, toMs };
};

/** The period on the clock of a plan that departs at `departMs`. */
export const spanOf = (period: Period, departMs: number): { readonly fromMs: number; readonly toMs: number } => {
  if (period.kind === 'always') return { fromMs: -Infinity, toMs: Infinity };
  return period.kind === 'dates' ? period : { fromMs: departMs + period.fromMs, toMs: departMs + period.toMs };
};

/** Whether both may hold at one time; dates and days after a departure may always meet. */
export const overlap = (a: Period, b: Period): boolean => {
  if (a.kind === 'always' || b.kind === 'always' || a.kind !== b.kind) return true;
  return a.fromMs < b.toMs && b.fromMs < a.toMs;
};

/** `2026-12-01` or `2026-12-01T08:00:00+05:00`, whose form the contract has checked, as milliseconds. */
const instantOf = (text: string, edge: 'start' | 'end'): number => {
  const [, year, month, day, hour, minute, second, zone] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.exec(text) ?? [];
  if (year === undefined) throw new Error(`“${text}” is not a date; the contract checks the form before`);
  const days = daysFromCivil(Number(year), Number(month), Number(day));
  if (hour === undefined) return (days + (edge === 'end' ? 1 : 0)) * DAY_MS;
  const local = days * DAY_MS + Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second ?? 0) * 1000;
  return local - offsetMs(zone ?? 'Z');
};

const offsetMs = (zone: string): number => {
  if (zone === 'Z') return 0;
  const digits = zone.replace(':', '');
  return (digits.startsWith('-') ? -1 : 1) * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5))) * 60_000;
};

/** Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms", 2013, days_from_civil). */
const daysFromCivil = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};
