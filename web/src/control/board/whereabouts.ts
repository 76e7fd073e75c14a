/**
 * Where a load unit is: at its last report, moved on by the plan's own speed when it was moving then. What is reckoned and not reported is
 * marked so. Nothing is reckoned beyond the end of the leg it was on: a stop is left when somebody says so.
 */
import type { Consignment, TrackedEvent } from '../../../../src/contract/index.js';
import { type Ink, inkOf } from '../../state/stages.js';
import { type Point, pointAt, projectOn, spanOf, trackOf, type WayTrack } from './way-track.js';

export interface Whereabouts {
  readonly at: Point;
  /** Distance along the way of its consignment; undefined where it is not on it. */
  readonly km: number | undefined;
  readonly track: WayTrack | undefined;
  /** The run it is on or was on last; undefined before the first. */
  readonly leg: number | undefined;
  readonly isMoving: boolean;
  /** Moved on since the report by the plan's speed. */
  readonly isReckoned: boolean;
  /** Mode of the run it is on, or of the next one where it stands. */
  readonly ink: Ink;
  readonly report: TrackedEvent;
}

const leaves = new Set<TrackedEvent['code']>(['DEPA', 'GTOT', 'CROS', 'RELS']);
const longestReckonedHours = 12;
/** Further off than this a report is not of the way: the unit is drawn where it was reported. */
const offWayKm = 60;

const isHappened = (event: TrackedEvent, now: number): boolean =>
  event.classifier === 'ACT' && event.retractedBy === null && Date.parse(event.at) <= now + 600_000;

/** Undefined: nothing has been reported yet that says a place. */
export function findWhereabouts(
  events: readonly TrackedEvent[],
  { itinerary }: Pick<Consignment, 'itinerary'>,
  now: number,
): Whereabouts | undefined {
  const places = placesOf(itinerary);
  const report = events.findLast((event) => isHappened(event, now) && (event.position !== null || (event.place !== null && places.has(event.place))));
  if (report === undefined) return undefined;
  const stop = report.place === null ? undefined : places.get(report.place);
  const at: Point | undefined = report.position !== null ? [report.position.lon, report.position.lat] : stop;
  if (at === undefined) return undefined;
  const track = trackOf(itinerary);
  return stop !== undefined && report.place !== null
    ? atStop(report, at, report.place, itinerary, track, now)
    : underWay(report, at, itinerary, track, now);
}

/** It stands at a place of its way, or has just left it. */
function atStop(report: TrackedEvent, at: Point, place: string, itinerary: Consignment['itinerary'], track: WayTrack, now: number): Whereabouts {
  const runs = itinerary.legs.flatMap((leg, i) => (leg.kind === 'run' ? [{ leg, i }] : []));
  const next = runs.find(({ leg }) => leg.from.id === place);
  const before = runs.findLast(({ leg }) => leg.to.id === place);
  const ink = inkOf((next ?? before ?? runs[0])?.leg ?? { kind: 'run', mode: 'road', layer: 'truck' });
  if (next !== undefined && leaves.has(report.code)) return moveOn(report, next.i, spanOf(track, next.i)?.[0] ?? 0, itinerary, track, now, at);
  const km = before === undefined ? (next === undefined ? undefined : spanOf(track, next.i)?.[0]) : spanOf(track, before.i)?.[1];
  return { at, km, track, leg: before?.i, isMoving: false, isReckoned: false, ink, report };
}

/** A position between stops. */
function underWay(report: TrackedEvent, at: Point, itinerary: Consignment['itinerary'], track: WayTrack, now: number): Whereabouts {
  const near = projectOn(track, at);
  if (near === undefined || near.offKm > offWayKm)
    return {
      at,
      km: undefined,
      track: undefined,
      leg: undefined,
      isMoving: true,
      isReckoned: false,
      ink: report.mode === null ? 'road' : inkOf({ kind: 'run', mode: report.mode, layer: report.mode }),
      report,
    };
  return moveOn(report, near.leg, near.km, itinerary, track, now, at);
}

function moveOn(
  report: TrackedEvent,
  index: number,
  fromKm: number,
  itinerary: Consignment['itinerary'],
  track: WayTrack,
  now: number,
  reported: Point,
): Whereabouts {
  const leg = itinerary.legs[index];
  const [start, end] = spanOf(track, index) ?? [fromKm, fromKm];
  const hours = Math.min(longestReckonedHours, Math.max(0, (now - Date.parse(report.at)) / 3_600_000));
  const speed = leg === undefined || leg.hours <= 0 ? 0 : (end - start) / leg.hours;
  const km = Math.min(end, fromKm + speed * hours);
  const isReckoned = km - fromKm > 1;
  const at = isReckoned ? (pointAt(track, km) ?? reported) : reported;
  return { at, km, track, leg: index, isMoving: true, isReckoned, ink: leg === undefined ? 'road' : inkOf(leg), report };
}

const known = new WeakMap<object, ReadonlyMap<string, Point>>();
function placesOf(itinerary: Consignment['itinerary']): ReadonlyMap<string, Point> {
  const held = known.get(itinerary);
  if (held !== undefined) return held;
  const places = new Map(itinerary.legs.flatMap(({ from, to }) => [from, to]).map(({ id, lon, lat }) => [id, [lon, lat] as const]));
  known.set(itinerary, places);
  return places;
}
