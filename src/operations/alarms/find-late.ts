/** AL1: the deadline is in danger. */

import { hoursInWords } from '../forecast/index.js';
import { instantOf, momentOf } from '../moment.js';
import { alarmDefaults, type Finding, HOUR, roundTo, type WatchAsked } from './finding.js';

export const findLate = ({ consignment, ahead, alarms }: WatchAsked): Finding[] => {
  const outlook = ahead?.outlook;
  if (outlook?.onTime === undefined || consignment.deadline === null) return [];
  const { onTime, arrival } = outlook;
  const open = alarms.find(({ kind }) => kind === 'late');
  const eased = (mark: number, holds: boolean): number => (holds ? mark + alarmDefaults.easeChance : mark);
  if (onTime >= eased(alarmDefaults.lateWarning, open !== undefined)) return [];
  const isCritical = onTime < eased(alarmDefaults.lateCritical, open?.severity === 'critical');
  const hours = (arrival.p50 - instantOf(consignment.deadline)) / HOUR;
  const against = hours >= 0 ? `${hoursInWords(hours)} after` : `${hoursInWords(hours)} before`;
  const percent = Math.round(onTime * 100);
  return [
    {
      kind: 'late',
      severity: isCritical ? 'critical' : 'warning',
      unit: null,
      sentence: `It arrives most likely at ${momentOf(arrival.p50)}, ${against} its deadline; the chance to make it is ${percent} %.`,
      facts: {
        deadline: consignment.deadline,
        p50: momentOf(arrival.p50),
        p90: momentOf(arrival.p90),
        onTime: roundTo(onTime, 3),
        lateHours: roundTo(hours, 1),
      },
    },
  ];
};
