/**
 * When does a timetabled service leave this stop? Weekly patterns in local time at the first stop, as seconds after a start:
 * the table a TIMETABLE step reads. Cut-off stays with the step, because it belongs to the cargo's readiness and not to the run.
 */
import { after, dayOf, type Instant, instantOfLocal, secondsBetween, weekdayOf, zoneOffsetS } from '../units/index.js';

export interface DeparturePattern {
  /** 1 = Monday … 7 = Sunday, on the calendar of the first stop. */
  readonly weekdays: readonly number[];
  /** Second of the local day at the first stop. */
  readonly localS: number;
  /** First and last ISO date of leaving the first stop; undefined for no limit. */
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

export const departuresDefaults = {
  offsetS: 0, // from leaving the first stop to leaving this one
  horizonDays: 42, // six weeks: longer than any haul, and a whole number of weeks for what comes after
};

export type DepartureQuestion = Partial<Readonly<typeof departuresDefaults>> & {
  readonly patterns: readonly DeparturePattern[];
  /** IANA zone of the first stop. */
  readonly zone: string;
  readonly start: Instant;
};

/**
 * Departures from this stop within the horizon, in seconds after the start: ascending, distinct, none negative; empty when nothing runs.
 * With a horizon of a week or more, a regular pattern may be continued weekly from its last seven days (summer time changes after the horizon apart).
 */
export const departuresAfter = (question: DepartureQuestion): Float64Array => {
  const { patterns, zone, start, offsetS, horizonDays } = { ...departuresDefaults, ...question };
  // whoever leaves this stop after the start left the first one up to `offsetS` before it; a day either side covers the time of day
  const earliest = after(start, -offsetS);
  const firstDay = Math.floor((earliest / 1000 + zoneOffsetS(zone, earliest)) / 86_400) - 1;
  const found = new Set<number>();
  for (const pattern of patterns) {
    const from = pattern.validFrom === undefined ? firstDay : Math.max(firstDay, dayOf(pattern.validFrom));
    const to = pattern.validTo === undefined ? Infinity : dayOf(pattern.validTo);
    for (let day = from; day <= Math.min(to, firstDay + horizonDays + 2); day++) {
      if (!pattern.weekdays.includes(weekdayOf(day))) continue;
      const leavesS = secondsBetween(start, instantOfLocal(zone, day * 86_400 + pattern.localS)) + offsetS;
      if (leavesS >= 0 && leavesS < horizonDays * 86_400) found.add(leavesS);
    }
  }
  return Float64Array.from(found).sort();
};
