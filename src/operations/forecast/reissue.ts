/**
 * Is a new outlook worth telling, and what moved it? A forecast that changes at every event is not read; one that stays silent is not trusted. It is told
 * when what was told no longer holds: the median has left the interval that was told, or the interval has become much narrower. Measured, with the
 * alternatives, in docs/decisions/0083-when-a-forecast-is-issued-again.md.
 */
import type { Forecast, TrackedEvent } from '../../contract/index.js';
import { after, type Instant, secondsBetween } from '../../units/index.js';
import { instantOf, momentOf } from '../moment.js';
import type { FollowedWay } from './followed-way.js';
import type { Outlook } from './outlook.js';

export const reissueDefaults = {
  leastHours: 2, // what moves by less is not told
  shareOfRest: 0.1, // nor by less than this share of what remains
  narrower: 0.6, // an interval of less than this share of the one that was told is
  sure: 0.9, // chance of the deadline: above it, in time
  even: 0.5, // below it, most likely late
  leastChance: 0.03, // a chance that trembles about one of these is not told
} as const;

export type Cause = Forecast['cause'];

export interface ReissueAsked {
  readonly followed: FollowedWay;
  readonly outlook: Outlook;
  readonly last: Forecast | undefined;
  readonly itineraryVersion: number;
  readonly events: readonly TrackedEvent[];
  readonly now: Instant;
}

/** The cause, and whether it is enough. */
export const weighOutlook = (asked: ReissueAsked): { readonly cause: Cause; readonly isEnough: boolean } => {
  const { last, outlook, itineraryVersion, now } = asked;
  if (last === undefined) return { cause: { kind: 'first', movedHours: 0, leg: null, sentence: 'The first forecast.' }, isEnough: true };
  const movedHours = secondsBetween(instantOf(last.arrival.p50), outlook.arrival.p50) / 3600;
  const cause = causeOf(asked, last, movedHours);
  const isEnough =
    itineraryVersion !== last.itineraryVersion ||
    cause.kind === 'missed-connection' ||
    (Math.abs(movedHours) > leastMove(outlook, now) && isOutside(outlook.arrival.p50, last.arrival)) ||
    isSurer(outlook, last, now) ||
    crosses(last.onTime ?? undefined, outlook.onTime);
  return { cause, isEnough };
};

/** Hours. */
const leastMove = ({ arrival }: Outlook, now: Instant): number =>
  Math.max(reissueDefaults.leastHours, (reissueDefaults.shareOfRest * secondsBetween(now, arrival.p50)) / 3600);

const isOutside = (at: Instant, told: Forecast['arrival']): boolean => at < instantOf(told.p10) || at > instantOf(told.p90);

const widthOf = ({ p10, p90 }: { readonly p10: Instant; readonly p90: Instant }): number => secondsBetween(p10, p90) / 3600;
const toldWidth = ({ arrival }: Forecast): number => widthOf({ p10: instantOf(arrival.p10), p90: instantOf(arrival.p90) });

const isSurer = (outlook: Outlook, last: Forecast, now: Instant): boolean => {
  const [before, after] = [toldWidth(last), widthOf(outlook.arrival)];
  return after < reissueDefaults.narrower * before && before - after > leastMove(outlook, now);
};

const crosses = (before: number | undefined, now: number | undefined): boolean => {
  // a deadline was set, or lifted
  if (before === undefined || now === undefined) return before !== now;
  const { sure, even, leastChance } = reissueDefaults;
  return Math.abs(now - before) >= leastChance && [sure, even].some((mark) => before >= mark !== now >= mark);
};

const causeOf = (asked: ReissueAsked, last: Forecast, movedHours: number): Cause => {
  const { outlook, events, itineraryVersion } = asked;
  const later = movedHours >= 0;
  const moved = `the arrival moves ${hoursInWords(movedHours)} ${later ? 'later' : 'earlier'}`;
  if (itineraryVersion !== last.itineraryVersion) {
    return { kind: 'new-itinerary', movedHours, leg: null, sentence: `A new itinerary was adopted: ${moved}.` };
  }
  const missed = outlook.missed.find(({ leg, planned }) => !wasMissed(last, leg, planned));
  if (missed !== undefined)
    return { kind: 'missed-connection', movedHours, leg: missed.leg, sentence: missedSentence(asked.followed, missed, moved) };
  const before = last.from.event;
  if (before !== null && events.some(({ id, retractedBy }) => id === before && retractedBy !== null)) {
    return { kind: 'retraction', movedHours, leg: outlook.from.spot.leg, sentence: `An event was taken back: ${moved}.` };
  }
  const { leg, sentence, isNews } = reasonOf(asked, last);
  if (!isOutside(outlook.arrival.p50, last.arrival) && isSurer(outlook, last, asked.now)) {
    const width = `eight of ten within ${hoursInWords(widthOf(outlook.arrival))} instead of ${hoursInWords(toldWidth(last))}`;
    return { kind: 'surer', movedHours, leg, sentence: `${sentence}: it is surer now, ${width}; ${moved}.` };
  }
  const kind = !later ? 'early' : isNews ? 'late' : 'waiting';
  return { kind, movedHours, leg, sentence: `${sentence}: ${moved}.` };
};

const wasMissed = (last: Forecast, leg: number, planned: Instant): boolean =>
  last.ahead.some((ahead) => ahead.leg === leg && instantOf(ahead.ends.p50) > after(planned, 60));

const missedSentence = ({ legs }: FollowedWay, { leg, planned, past }: Outlook['missed'][number], moved: string): string => {
  const name = legs[leg]?.service?.name ?? legs[leg]?.title ?? 'the service';
  const where = legs[leg]?.from.name ?? '';
  const verb = past ? 'left without it' : 'will most likely leave without it';
  return `${name}, planned to leave ${where} at ${momentOf(planned)}, ${verb}: ${moved}.`;
};

/** What was learnt since the last one: a carrier's word, a leg that ended, or that the present one goes on. */
const reasonOf = (asked: ReissueAsked, last: Forecast): { leg: number; sentence: string; isNews: boolean } => {
  const { followed, outlook } = asked;
  const { spot, event, since } = outlook.from;
  const title = (leg: number): string => `${followed.legs[leg]?.title ?? 'The leg'} (${followed.legs[leg]?.to.name ?? ''})`;
  const told = [...outlook.estimates].find(([leg, at]) => Math.abs(at - medianIn(last, leg, at)) > HOUR);
  if (told !== undefined)
    return { leg: told[0], sentence: `The carrier now expects the end of ${title(told[0])} at ${momentOf(told[1])}`, isNews: true };
  if (event === undefined) return { leg: spot.leg, sentence: 'Nothing was heard of its start', isNews: false };
  if (event.id === last.from.event)
    return {
      leg: spot.leg,
      sentence: isStill(asked) ? `It has not left ${followed.legs[spot.leg]?.from.name} yet` : `${title(spot.leg)} is not over yet`,
      isNews: false,
    };
  const ended = spot.leg - 1;
  if (spot.share === 0 && ended >= 0 && last.ahead.some(({ leg }) => leg === ended)) {
    const lateHours = (since - medianIn(last, ended, since)) / HOUR;
    const how = `${hoursInWords(lateHours)} ${lateHours >= 0 ? 'later' : 'earlier'} than forecast`;
    return { leg: ended, sentence: `${title(ended)} ended ${how}`, isNews: true };
  }
  return { leg: spot.leg, sentence: `Its progress on ${title(spot.leg)}`, isNews: true };
};

const isStill = ({ followed, outlook }: ReissueAsked): boolean => followed.legs[outlook.from.spot.leg]?.kind !== 'run';

const HOUR = 3_600_000;

const medianIn = (last: Forecast, leg: number, otherwise: Instant): number => {
  const found = last.ahead.find((ahead) => ahead.leg === leg);
  return found === undefined ? otherwise : instantOf(found.ends.p50);
};

/** Whole hours; minutes below an hour. */
export const hoursInWords = (hours: number): string => {
  const size = Math.abs(hours);
  return size < 1 ? `${Math.round(size * 60)} min` : `${Math.round(size)} h`;
};
