/** What asks for attention now, before it is laid beside the alarms there are. One file finds each kind. */
import type { Alarm, Consignment } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import type { FollowedWay, Outlook, Whereabouts } from '../forecast/index.js';

export interface Finding extends Pick<Alarm, 'kind' | 'severity' | 'unit' | 'sentence'> {
  /** `leg` and `paper`, where there are such, tell it from others of its kind. */
  readonly facts: Alarm['facts'];
}

export interface WatchAsked {
  readonly consignment: Consignment;
  /** Undefined where the itinerary could not be replayed: then only what needs no replay is looked for. */
  readonly ahead: { readonly followed: FollowedWay; readonly outlook: Outlook | undefined; readonly units: readonly Whereabouts[] } | undefined;
  /** Drivers in the cab of a truck: one rests longer at a stand. */
  readonly drivers: 1 | 2;
  /** Those of this consignment that are not cleared. */
  readonly alarms: readonly Alarm[];
  readonly now: Instant;
}

export const HOUR = 3_600_000;

export const alarmDefaults = {
  lateWarning: 0.9, // chance of the deadline below which one is warned
  lateCritical: 0.5, // below which it is most likely late
  easeChance: 0.03, // an alarm stays until the chance is better by this
  silentHours: 24, // silence shorter than this is none
  silentTimes: 3, // times the usual gap between two words
  paperDays: 2, // a paper must outlast the ninetieth percentile of arrival by this
  restMarginHours: 1, // over a driver's daily rest
  railHours: 12, // a freight train stands so long without anybody to tell
  vesselHours: 6, // a ship or an aircraft under way does not
} as const;

/** Same kind, unit, leg and paper: the same alarm. */
export const keyOfFinding = ({ kind, unit, facts }: Pick<Finding, 'kind' | 'unit' | 'facts'>): string =>
  JSON.stringify([kind, unit, facts['leg'] ?? null, facts['paper'] ?? null]);

export const roundTo = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
