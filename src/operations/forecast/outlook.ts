/** What lies ahead of a consignment, in the model's own terms: its rest replayed, and read as percentiles. */
import type { TrackedEvent } from '../../contract/index.js';
import { momentsOf, replayRest, restDefaults, shareBy } from '../../planning/index.js';
import { after, type Instant } from '../../units/index.js';
import { instantOf } from '../moment.js';
import type { FollowedLeg, FollowedWay } from './followed-way.js';
import { matchEvent } from './match-event.js';
import { inOrder, laggardOf, locateUnit, type Whereabouts } from './whereabouts.js';

export interface Spread {
  readonly p10: Instant;
  readonly p50: Instant;
  readonly p90: Instant;
}

/** A departure of a timetable that the itinerary counted on and that is not made, or most likely will not be. */
export interface Missed {
  readonly leg: number;
  readonly planned: Instant;
  /** The departure that most likely takes it. */
  readonly expected: Instant;
  /** It has left already; else the forecast says that it will. */
  readonly past: boolean;
}

export interface Outlook {
  readonly from: Whereabouts;
  readonly arrival: Spread;
  /** Share of draws no later than the deadline; undefined without one. */
  readonly onTime: number | undefined;
  /** The legs ahead, the present one first. */
  readonly ahead: readonly { readonly leg: number; readonly ends: Spread }[];
  readonly missed: readonly Missed[];
  /** Carriers' estimates that were used: leg to the moment at which it is to end. */
  readonly estimates: ReadonlyMap<number, Instant>;
  /** What the present stay takes by the tables, seconds from `from.since`: the rest of a run, or all that is done at a place until it leaves. */
  readonly presentS: { readonly p50: number; readonly p99: number };
}

export interface LocateAsked {
  readonly units: readonly string[];
  /** All of the consignment, in any order. */
  readonly events: readonly TrackedEvent[];
  /** When it starts where no event says so. */
  readonly startsAt: Instant;
}

export interface OutlookAsked extends Pick<LocateAsked, 'events'> {
  readonly units: readonly Whereabouts[];
  readonly deadline: Instant | undefined;
  readonly seed: number;
  readonly draws?: number;
  readonly now: Instant;
}

/** Every unit of the consignment, in its order. */
export const locateUnits = (followed: FollowedWay, { units, events, startsAt }: LocateAsked): readonly Whereabouts[] => {
  const actual = inOrder(events.filter(({ classifier, retractedBy }) => classifier === 'ACT' && retractedBy === null));
  return units.map((unit) =>
    locateUnit(
      followed,
      unit,
      actual.filter((event) => event.unit === unit),
      startsAt,
    ),
  );
};

/** Undefined when every unit is at the end. */
export const lookAhead = (followed: FollowedWay, asked: OutlookAsked): Outlook | undefined => {
  const from = laggardOf(followed, asked.units);
  if (from === undefined) return undefined;
  const { now, seed, deadline } = asked;
  const estimates = readEstimates(followed, from, asked.events);
  const rest = replayRest(followed.way, {
    leg: from.spot.leg,
    share: from.spot.share,
    since: from.since,
    now,
    estimates,
    seed,
    draws: asked.draws ?? restDefaults.draws,
  });
  const spreads = rest.endS.map((endS): Spread => {
    const [p10, p50, p90] = momentsOf(rest, endS, [0.1, 0.5, 0.9]) as [Instant, Instant, Instant];
    // a handling that is most likely over, though nobody said so, ends now
    const ahead = (at: Instant): Instant => (at < now ? now : at);
    return { p10: ahead(p10), p50: ahead(p50), p90: ahead(p90) };
  });
  const arrivals = rest.endS.at(-1);
  const arrival = spreads.at(-1);
  if (arrivals === undefined || arrival === undefined) throw new Error('a unit that has not arrived has a leg ahead');
  const ahead = spreads.map((ends, row) => ({ leg: from.spot.leg + row, ends }));
  return {
    from,
    arrival,
    onTime: deadline === undefined ? undefined : shareBy(rest, arrivals, deadline),
    ahead,
    missed: ahead.flatMap(({ leg, ends }) => missedOf(followed.legs[leg], leg, ends, now)),
    estimates,
    presentS: rest.presentS,
  };
};

/** Clocks of one departure, planned and simulated, differ by rounding only. Seconds. */
const SAME_DEPARTURE_S = 60;

const missedOf = (leg: FollowedLeg | undefined, row: number, ends: Spread, now: Instant): Missed[] => {
  if (leg === undefined || !leg.timetabled || ends.p50 <= after(leg.plannedEnd, SAME_DEPARTURE_S)) return [];
  return [{ leg: row, planned: leg.plannedEnd, expected: ends.p50, past: now > leg.plannedEnd }];
};

/**
 * What carriers expect of the legs ahead: of each leg the newest word, told since the last actual event that moved the unit on; an older
 * one did not know of that. One whose moment has passed says nothing any more.
 */
const readEstimates = (followed: FollowedWay, from: Whereabouts, events: readonly TrackedEvent[]): ReadonlyMap<number, Instant> => {
  const knownSince = from.event === undefined || from.event.code === 'POSI' ? -Infinity : instantOf(from.event.recordedAt);
  const told = events
    .filter(({ classifier, retractedBy, recordedAt }) => classifier === 'EST' && retractedBy === null && instantOf(recordedAt) >= knownSince)
    .map((event) => ({ event, recorded: instantOf(event.recordedAt) }))
    .sort((a, b) => a.recorded - b.recorded || (a.event.id < b.event.id ? -1 : 1));
  const estimates = new Map<number, Instant>();
  for (const { event } of told) {
    const match = matchEvent(followed, from.spot, event);
    if (match.kind === 'at' && match.spot.share === 0 && match.spot.leg > from.spot.leg) estimates.set(match.spot.leg - 1, instantOf(event.at));
  }
  return estimates;
};
