/** AL2: a departure that the itinerary counts on has left without it, or most likely will. */
import { momentOf } from '../moment.js';
import type { Finding, WatchAsked } from './finding.js';

export const findMissedConnection = ({ ahead }: WatchAsked): Finding[] => {
  if (ahead?.outlook === undefined) return [];
  const { followed, outlook } = ahead;
  return outlook.missed.map(({ leg, planned, expected, past }): Finding => {
    const followedLeg = followed.legs[leg];
    const service = followedLeg?.service?.name ?? followedLeg?.title ?? 'the service';
    const place = followedLeg?.from.name ?? '';
    const left = past ? `left ${place} without it` : `will most likely leave ${place} without it`;
    return {
      kind: 'missed-connection',
      severity: past ? 'critical' : 'warning',
      unit: outlook.from.unit,
      sentence: `${service}, planned for ${momentOf(planned)}, ${left}; the next that it makes leaves about ${momentOf(expected)}. Other ways on from here can be asked for.`,
      facts: {
        leg,
        service: followedLeg?.service?.id ?? null,
        place: followedLeg?.from.id ?? null,
        planned: momentOf(planned),
        expected: momentOf(expected),
        past: past ? 1 : 0,
        ask: 'ways-on',
      },
    };
  });
};
