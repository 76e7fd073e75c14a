/**
 * AL5: a word that was due has not come. Due are positions, on runs of a mode on which the unit tells them, and the first word after the start. Who waits
 * in a yard or sails without a sender is expected to say nothing until that is over: how long that may last is AL3's to judge. (Judged by its last
 * positions wherever it was, a truck in a queue or on a ferry was called silent a day later: two alarms of three, and nothing wrong.)
 */
import { type FollowedWay, hoursInWords, tellsPositions, type Whereabouts } from '../forecast/index.js';
import { instantOf, momentOf } from '../moment.js';
import { alarmDefaults, type Finding, HOUR, roundTo, type WatchAsked } from './finding.js';

export const findSilent = ({ consignment, ahead, now }: WatchAsked): Finding[] => {
  if (ahead === undefined || consignment.state !== 'under-way') return [];
  const { followed, units } = ahead;
  const startsAt = Math.max(followed.departsAt, instantOf(consignment.createdAt));
  return units.flatMap((unit): Finding[] => {
    const usualHours = usualSilence(followed, unit);
    if (usualHours === undefined) return [];
    const limitHours = Math.max(alarmDefaults.silentHours, alarmDefaults.silentTimes * usualHours);
    const { heardAt } = unit;
    const hours = (now - (heardAt ?? startsAt)) / HOUR;
    if (hours <= limitHours) return [];
    const last = heardAt === undefined ? 'since it was to start' : `since ${momentOf(heardAt)}`;
    return [
      {
        kind: 'silent',
        severity: hours > 2 * limitHours ? 'critical' : 'warning',
        unit: unit.unit,
        sentence: `Nothing was heard of ${unit.unit} ${last}: ${hoursInWords(hours)}, where ${hoursInWords(limitHours)} is the most that is usual.`,
        facts: { hours: roundTo(hours, 1), limitHours: roundTo(limitHours, 1), heardAt: heardAt === undefined ? null : momentOf(heardAt) },
      },
    ];
  });
};

/** Hours between two words of it; undefined where none is due. */
const usualSilence = (followed: FollowedWay, unit: Whereabouts): number | undefined => {
  if (unit.spot.leg >= followed.legs.length) return undefined;
  if (unit.heardAt === undefined) return firstStayHours(followed);
  return tellsPositions(followed, unit) ? (unit.track.gapS ?? 0) / 3600 : undefined;
};

/** By the plan: what is done where it starts, or the first run. */
const firstStayHours = ({ departsAt, legs }: FollowedWay): number => {
  const run = legs.findIndex(({ kind }) => kind === 'run');
  const last = legs[Math.max(0, run - 1)];
  return last === undefined ? 0 : (last.plannedEnd - departsAt) / HOUR;
};
