/** Where the load units of a consignment are, by their actual events; one event after the other, never backwards (FO2 to FO6). */
import type { LegDocument, TrackedEvent } from '../../contract/index.js';
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
  /** Modes of the runs on which it has told positions: on these it will again, on others nobody need (a ship, a train without a sender). */
  readonly positioned: ReadonlySet<LegDocument['mode']>;
}

/** What its positions say of its movement. */
export interface Track {
  /** Since when its positions are within 2 km of the last one; undefined without positions. */
  readonly stillSince: Instant | undefined;
  readonly lastAt: Instant | undefined;
  /** Median of the last gaps between positions, seconds; undefined with fewer than four. */
  readonly gapS: number | undefined;
}

/** An event with its moments read: a unit that reports by the minute has twenty thousand of them. */
export interface TimedEvent {
  readonly event: TrackedEvent;
  readonly at: Instant;
}

/** Actual ones that are not retracted, by unit, in order of happening; equal moments in order of recording, then by id. */
export const actualByUnit = (events: readonly TrackedEvent[]): ReadonlyMap<string, readonly TimedEvent[]> => {
  const byUnit = new Map<string, TimedEvent[]>();
  for (const event of events) {
    if (event.classifier !== 'ACT' || event.retractedBy !== null) continue;
    const list = byUnit.get(event.unit) ?? [];
    list.push({ event, at: instantOf(event.at) });
    byUnit.set(event.unit, list);
  }
  for (const list of byUnit.values()) list.sort((a, b) => a.at - b.at || byRecording(a.event, b.event));
  return byUnit;
};

export const byRecording = (a: TrackedEvent, b: TrackedEvent): number => instantOf(a.recordedAt) - instantOf(b.recordedAt) || (a.id < b.id ? -1 : 1);

/** `events`: the unit's, as `actualByUnit` has them. */
export const locateUnit = (followed: FollowedWay, unit: string, events: readonly TimedEvent[], startsAt: Instant): Whereabouts => {
  let spot: Spot = { leg: 0, share: 0 };
  let since = startsAt;
  let by: TrackedEvent | undefined;
  let off: Whereabouts['off'];
  const positioned = new Set<LegDocument['mode']>();
  for (const { event, at } of thinned(events)) {
    const match = matchEvent(followed, spot, event);
    if (match.kind === 'off') off = { offM: match.offM, event };
    if (match.kind !== 'at') continue;
    off = undefined;
    const leg = followed.legs[match.spot.leg];
    if (event.code === 'POSI' && leg?.kind === 'run') positioned.add(leg.mode);
    const again = match.spot.leg === spot.leg && match.spot.share === spot.share;
    // a leg that stands began when it began; the way that is left of a run is left from the newest word on
    const renewed = again && runs(followed, spot) && event.code === (spot.share > 0 ? 'POSI' : 'DEPA');
    const moved = isAhead(match.spot, spot) || by === undefined || renewed;
    if (!moved) continue;
    spot = match.spot;
    since = at;
    by = event;
  }
  return { unit, spot, since, event: by, heardAt: events.at(-1)?.at, off, track: trackOf(events), positioned };
};

/** It is on a run, and of those on which it tells positions; how often is known. */
export const tellsPositions = ({ legs }: FollowedWay, { spot, positioned, track }: Whereabouts): boolean => {
  const leg = legs[spot.leg];
  return leg?.kind === 'run' && positioned.has(leg.mode) && track.gapS !== undefined;
};

const runs = ({ legs }: FollowedWay, { leg }: Spot): boolean => legs[leg]?.kind === 'run';

/** Positions come by the minute: one in half an hour of the last two days says as much, one in three hours of the time before. */
const thinned = (events: readonly TimedEvent[]): readonly TimedEvent[] => {
  const recent = (events.at(-1)?.at ?? 0) - 48 * HOUR;
  let kept = -Infinity;
  return events.filter(({ event, at }, row) => {
    if (event.code !== 'POSI' || events[row + 1] === undefined) return true;
    const slot = at < recent ? 3 * HOUR : HOUR / 2;
    if (Math.floor(at / slot) === Math.floor(kept / slot)) return false;
    kept = at;
    return true;
  });
};

const HOUR = 3_600_000;
const STILL_M = 2_000;
const GAPS = 10;

/** Read from the newest backwards, no further than it stands still or gaps are counted. */
const trackOf = (events: readonly TimedEvent[]): Track => {
  let last: { readonly at: Instant; readonly position: Position } | undefined;
  let stillSince: Instant | undefined;
  let isStill = true;
  const times: Instant[] = [];
  for (let row = events.length - 1; row >= 0 && (isStill || times.length <= GAPS); row--) {
    const { event, at } = events[row] as TimedEvent;
    if (event.position === null) continue;
    last ??= { at, position: event.position };
    isStill &&= isNear(event.position, last.position);
    if (isStill) stillSince = at;
    if (times.length <= GAPS) times.push(at);
  }
  const gaps = times
    .slice(1)
    .map((at, row) => ((times[row] ?? at) - at) / 1000)
    .sort((a, b) => a - b);
  return { stillSince, lastAt: last?.at, gapS: gaps.length < 3 ? undefined : gaps[Math.floor(gaps.length / 2)] };
};

const isNear = (a: Position, b: Position): boolean => greatCircle(a, b) <= STILL_M;

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
