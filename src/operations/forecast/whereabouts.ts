/** Where the load units of a consignment are, by their actual events; one event after the other, never backwards (FO2 to FO6). */
import type { TrackedEvent } from '../../contract/index.js';
import { greatCircle, type Position } from '../../geo/index.js';
import type { Instant } from '../../units/index.js';
import { instantOf } from '../moment.js';
import type { FollowedWay } from './followed-way.js';
import { isAhead, matchEvent, type Spot } from './match-event.js';

export interface Whereabouts {
  readonly unit: string;
  readonly spot: Spot;
  /** When it was there: the leg began, or the share of its metres was done. */
  readonly since: Instant;
  /** The event that put it there; undefined while there is none. */
  readonly event: TrackedEvent | undefined;
  /** When the newest actual event happened, of any code. */
  readonly heardAt: Instant | undefined;
  /** Its last position is on no leg ahead. */
  readonly off: { readonly offM: number; readonly event: TrackedEvent } | undefined;
  readonly track: Track;
}

/** What its positions say of its movement. */
export interface Track {
  /** Since when its positions are within 2 km of the last one; undefined without positions. */
  readonly stillSince: Instant | undefined;
  readonly lastAt: Instant | undefined;
  /** Median of the last gaps between positions, seconds; undefined with fewer than four. */
  readonly gapS: number | undefined;
}

/** In order of happening; equal moments in order of recording, then by id. */
export const inOrder = (events: readonly TrackedEvent[]): readonly TrackedEvent[] =>
  events
    .map((event) => ({ event, at: instantOf(event.at), recorded: instantOf(event.recordedAt) }))
    .sort((a, b) => a.at - b.at || a.recorded - b.recorded || (a.event.id < b.event.id ? -1 : 1))
    .map(({ event }) => event);

/** `events`: actual ones of this unit that are not retracted, in order. */
export const locateUnit = (followed: FollowedWay, unit: string, events: readonly TrackedEvent[], startsAt: Instant): Whereabouts => {
  let spot: Spot = { leg: 0, share: 0 };
  let since = startsAt;
  let by: TrackedEvent | undefined;
  let off: Whereabouts['off'];
  for (const event of thinned(events)) {
    const match = matchEvent(followed, spot, event);
    if (match.kind === 'off') off = { offM: match.offM, event };
    if (match.kind !== 'at') continue;
    off = undefined;
    const again = match.spot.leg === spot.leg && match.spot.share === spot.share;
    // a leg that stands began when it began; the way that is left of a run is left from the newest word on
    const renewed = again && runs(followed, spot) && event.code === (spot.share > 0 ? 'POSI' : 'DEPA');
    const moved = isAhead(match.spot, spot) || by === undefined || renewed;
    if (!moved) continue;
    spot = match.spot;
    since = instantOf(event.at);
    by = event;
  }
  const last = events.at(-1);
  return { unit, spot, since, event: by, heardAt: last === undefined ? undefined : instantOf(last.at), off, track: trackOf(events) };
};

const runs = ({ legs }: FollowedWay, { leg }: Spot): boolean => legs[leg]?.kind === 'run';

/** Positions come by the minute: one in half an hour of the last two days says as much, one in three hours of the time before. */
const thinned = (events: readonly TrackedEvent[]): readonly TrackedEvent[] => {
  const last = events.at(-1);
  if (last === undefined) return events;
  const recent = instantOf(last.at) - 48 * HOUR;
  let kept = -Infinity;
  return events.filter((event, row) => {
    if (event.code !== 'POSI' || events[row + 1] === undefined) return true;
    const at = instantOf(event.at);
    const slot = at < recent ? 3 * HOUR : HOUR / 2;
    if (Math.floor(at / slot) === Math.floor(kept / slot)) return false;
    kept = at;
    return true;
  });
};

const HOUR = 3_600_000;
const STILL_M = 2_000;
const GAPS = 10;

const trackOf = (events: readonly TrackedEvent[]): Track => {
  const positions = events.flatMap(({ at, position }) => (position === null ? [] : [{ at: instantOf(at), position }]));
  const last = positions.at(-1);
  if (last === undefined) return { stillSince: undefined, lastAt: undefined, gapS: undefined };
  let still = positions.length - 1;
  while (still > 0 && isNear(positions[still - 1]?.position, last.position)) still--;
  const newest = positions.slice(-GAPS - 1);
  const gaps = newest
    .slice(1)
    .map(({ at }, row) => (at - (newest[row]?.at ?? at)) / 1000)
    .sort((a, b) => a - b);
  return { stillSince: positions[still]?.at, lastAt: last.at, gapS: gaps.length < 3 ? undefined : gaps[Math.floor(gaps.length / 2)] };
};

const isNear = (a: Position | undefined, b: Position): boolean => a !== undefined && greatCircle(a, b) <= STILL_M;

/**
 * The unit that the consignment waits for: the furthest behind of those that report, an earlier one before a later at the same spot.
 * One that has never reported counts only where every other has arrived, or none reports.
 */
export const laggardOf = (followed: FollowedWay, units: readonly Whereabouts[]): Whereabouts | undefined => {
  const isOpen = ({ spot }: Whereabouts): boolean => spot.leg < followed.legs.length;
  const open = units.filter(isOpen);
  const reporting = open.filter(({ heardAt }) => heardAt !== undefined);
  const [first, ...others] = reporting.length > 0 ? reporting : open;
  return others.reduce<Whereabouts | undefined>((last, unit) => (last !== undefined && isBehind(unit, last) ? unit : last), first);
};

const isBehind = (a: Whereabouts, b: Whereabouts): boolean =>
  isAhead(b.spot, a.spot) || (a.spot.leg === b.spot.leg && a.spot.share === b.spot.share && a.since > b.since);
