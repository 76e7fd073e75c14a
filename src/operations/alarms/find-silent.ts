/** AL5: nothing was heard of it for three times as long as usual, and for a day at least. */

import { hoursInWords } from '../forecast/index.js';
import { instantOf, momentOf } from '../moment.js';
import { alarmDefaults, type Finding, HOUR, roundTo, type WatchAsked } from './finding.js';

export const findSilent = ({ consignment, ahead, now }: WatchAsked): Finding[] => {
  if (ahead === undefined || consignment.state !== 'under-way') return [];
  const { followed, outlook, units } = ahead;
  return units.flatMap(({ unit, spot, heardAt, track }): Finding[] => {
    if (spot.leg >= followed.legs.length) return [];
    // one that sends positions is heard of by them; another at the ends of its legs
    const legS = outlook !== undefined && outlook.from.spot.leg === spot.leg ? outlook.presentS.p50 : 0;
    const usualHours = (track.gapS ?? legS) / 3600;
    const limitHours = Math.max(alarmDefaults.silentHours, alarmDefaults.silentTimes * usualHours);
    const since = heardAt ?? Math.max(followed.departsAt, instantOf(consignment.createdAt));
    const hours = (now - since) / HOUR;
    if (hours <= limitHours) return [];
    const last = heardAt === undefined ? 'since it was to start' : `since ${momentOf(heardAt)}`;
    return [
      {
        kind: 'silent',
        severity: hours > 2 * limitHours ? 'critical' : 'warning',
        unit,
        sentence: `Nothing was heard of ${unit} ${last}: ${hoursInWords(hours)}, where ${hoursInWords(limitHours)} is the most that is usual.`,
        facts: { hours: roundTo(hours, 1), limitHours: roundTo(limitHours, 1), heardAt: heardAt === undefined ? null : momentOf(heardAt) },
      },
    ];
  });
};
