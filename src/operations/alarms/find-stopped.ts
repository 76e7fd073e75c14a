/**
 * AL3: it stands longer than such things stand. At a place or on the way to the next: longer than 99 of 100 by the tables. On
 * the way: no movement by its positions for longer than the rest of a driver, or than trains and ships stand unannounced.
 */
import { driverRules } from '../../planning/index.js';
import type { FollowedLeg, FollowedWay, Outlook, Whereabouts } from '../forecast/index.js';
import { hoursInWords, tellsPositions } from '../forecast/index.js';
import { alarmDefaults, type Finding, HOUR, roundTo, type WatchAsked } from './finding.js';

export const findStopped = ({ consignment, ahead, drivers, now }: WatchAsked): Finding[] => {
  if (ahead === undefined || consignment.state !== 'under-way') return [];
  const { followed, outlook, units } = ahead;
  return units.flatMap((unit): Finding[] => {
    const leg = followed.legs[unit.spot.leg];
    if (leg === undefined || unit.heardAt === undefined) return [];
    return tellsPositions(followed, unit) ? standsOnTheWay(unit, leg, stillLimit(leg, drivers), now) : outlastsTables(followed, outlook, unit, now);
  });
};

const stillLimit = (leg: FollowedLeg, drivers: 1 | 2): number => {
  if (leg.mode === 'road') return driverRules[drivers].dailyRestS / 3600 + alarmDefaults.restMarginHours;
  return leg.mode === 'rail' ? alarmDefaults.railHours : alarmDefaults.vesselHours;
};

const standsOnTheWay = (unit: Whereabouts, leg: FollowedLeg, limitHours: number, now: number): Finding[] => {
  const { stillSince, lastAt } = unit.track;
  if (stillSince === undefined || lastAt === undefined) return [];
  const hours = (lastAt - stillSince) / HOUR;
  // what has fallen silent may have moved since
  if (hours < limitHours || (now - lastAt) / HOUR > limitHours) return [];
  const sentence = `${unit.unit} has not moved for ${hoursInWords(hours)} on the way to ${leg.to.name} (${leg.title}).`;
  return [stopped(unit, sentence, hours, limitHours)];
};

/** Known of the present stay of the unit furthest behind; the others wait for it anyway. */
const outlastsTables = ({ legs }: FollowedWay, outlook: Outlook | undefined, unit: Whereabouts, now: number): Finding[] => {
  if (outlook === undefined || outlook.from.unit !== unit.unit) return [];
  const hours = (now - unit.since) / HOUR;
  const limitHours = outlook.presentS.p99 / 3600;
  const leg = legs[unit.spot.leg];
  if (leg === undefined || hours <= Math.max(limitHours, 1)) return [];
  const what = leg.kind === 'run' ? `has been on the way to ${leg.to.name}` : `has stood at ${leg.from.name}`;
  const sentence = `${unit.unit} ${what} for ${hoursInWords(hours)} (${leg.title}); 99 of 100 take less than ${hoursInWords(limitHours)}.`;
  return [stopped(unit, sentence, hours, limitHours)];
};

const stopped = ({ unit, spot }: Whereabouts, sentence: string, hours: number, limitHours: number): Finding => ({
  kind: 'stopped',
  severity: hours > 2 * limitHours ? 'critical' : 'warning',
  unit,
  sentence,
  facts: { leg: spot.leg, hours: roundTo(hours, 1), limitHours: roundTo(limitHours, 1) },
});
