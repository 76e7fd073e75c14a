/** AL4: its last position lies farther beside every leg that is ahead than max(25 km, 5 % of the leg). */
import { besideOf } from '../forecast/index.js';
import type { Finding, WatchAsked } from './finding.js';

export const findOffRoute = ({ consignment, ahead }: WatchAsked): Finding[] => {
  if (ahead === undefined || consignment.state !== 'under-way') return [];
  return ahead.units.flatMap(({ unit, spot, off }): Finding[] => {
    const leg = ahead.followed.legs[spot.leg];
    if (off === undefined || leg === undefined) return [];
    const allowedKm = Math.round(besideOf(leg) / 1000);
    const km = Math.round(off.offM / 1000);
    return [
      {
        kind: 'off-route',
        severity: km > 4 * allowedKm ? 'critical' : 'warning',
        unit,
        sentence: `${unit} is ${km} km beside its way to ${leg.to.name} (${leg.title}).`,
        facts: { leg: spot.leg, km, allowedKm, event: off.event.id, lat: off.event.position?.lat ?? null, lon: off.event.position?.lon ?? null },
      },
    ];
  });
};
