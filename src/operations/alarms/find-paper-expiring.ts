/** AL6: a paper does not outlast the journey: it expires before the ninetieth percentile of arrival and two days. */
import type { Consignment } from '../../contract/index.js';
import { after, type Instant } from '../../units/index.js';
import type { Outlook } from '../forecast/index.js';
import { instantOf, momentOf } from '../moment.js';
import { alarmDefaults, type Finding, HOUR, type WatchAsked } from './finding.js';

export const findPaperExpiring = ({ consignment, ahead }: WatchAsked): Finding[] => {
  const arrival = arrivalOf(consignment, ahead?.outlook);
  const needed = arrival.p90 + alarmDefaults.paperDays * 24 * HOUR;
  return consignment.papers.flatMap(({ kind, number, expiresAt }): Finding[] => {
    if (expiresAt === null || instantOf(expiresAt) >= needed) return [];
    const early = instantOf(expiresAt) < arrival.p50;
    const than = early ? 'before it arrives, most likely' : 'before it has surely arrived and been cleared';
    return [
      {
        kind: 'paper-expiring',
        severity: early ? 'critical' : 'warning',
        unit: null,
        sentence: `${kind} ${number} expires at ${expiresAt}, ${than} (${momentOf(arrival.p50)}; nine of ten by ${momentOf(arrival.p90)}).`,
        facts: { paper: `${kind} ${number}`, expiresAt, p50: momentOf(arrival.p50), p90: momentOf(arrival.p90) },
      },
    ];
  });
};

/** By the outlook, else by the plan. */
const arrivalOf = ({ itinerary }: Consignment, outlook: Outlook | undefined): { readonly p50: Instant; readonly p90: Instant } => {
  if (outlook !== undefined) return outlook.arrival;
  const departsAt = instantOf(itinerary.departsAt);
  return { p50: after(departsAt, itinerary.hours.p50 * 3600), p90: after(departsAt, itinerary.hours.p90 * 3600) };
};
