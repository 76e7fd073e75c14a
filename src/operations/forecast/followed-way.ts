/** The itinerary of a consignment, laid beside the way that the planner can replay: what events are matched to and positions measured against. */
import type { ItineraryDocument, LegDocument } from '../../contract/index.js';
import { createLineIndex, greatCircle, type LineIndex, type Position } from '../../geo/index.js';
import type { RetracedWay } from '../../planning/index.js';
import type { Instant } from '../../units/index.js';
import { instantOf } from '../moment.js';

export interface FollowedLeg extends Pick<LegDocument, 'kind' | 'mode' | 'layer' | 'title' | 'from' | 'to' | 'service'> {
  readonly line: LineIndex;
  /** It ends with a departure by a timetable, which can be missed. */
  readonly timetabled: boolean;
  /** By the itinerary. */
  readonly plannedEnd: Instant;
}

export interface FollowedWay {
  readonly departsAt: Instant;
  readonly legs: readonly FollowedLeg[];
  readonly way: RetracedWay;
  /** Where a place is; undefined for one that this network has not. */
  readonly positionOf: (place: string) => Position | undefined;
}

/** Undefined when the itinerary and the retraced way are not the same legs. */
export const followWay = (itinerary: ItineraryDocument, way: RetracedWay, positionOf: FollowedWay['positionOf']): FollowedWay | undefined => {
  const same =
    itinerary.legs.length === way.legs.length &&
    itinerary.legs.every((leg, row) => {
      const retraced = way.legs[row];
      return leg.kind === retraced?.kind && leg.from.id === retraced.from.id && leg.to.id === retraced.to.id;
    });
  if (!same) return undefined;
  const legs = itinerary.legs.flatMap((leg, row): FollowedLeg[] => {
    const retraced = way.legs[row];
    if (retraced === undefined) return [];
    const { kind, mode, layer, title, from, to, service } = leg;
    const line = createLineIndex(retraced.line.map(([lon, lat]) => ({ lon, lat })));
    return [{ kind, mode, layer, title, from, to, service, line, timetabled: retraced.timetabled, plannedEnd: instantOf(leg.arrivesAt) }];
  });
  return { departsAt: instantOf(itinerary.departsAt), legs, way, positionOf };
};

/** A place and what stands about it: an event or a position no farther from a place than this is at it. Metres. */
export const AT_PLACE_M = 10_000;

/** How far beside a leg a position may lie: max(25 km, 5 % of its length). Metres. */
export const besideOf = ({ line }: FollowedLeg): number => Math.max(25_000, 0.05 * line.length);

/** The end of a leg that a position is nearest to, within `withinM`. */
export const nearestEnd = (legs: readonly FollowedLeg[], at: Position, withinM: number): string | undefined => {
  let best: { readonly id: string; readonly off: number } | undefined;
  for (const place of legs.flatMap(({ from, to }) => [from, to])) {
    const off = greatCircle(place, at);
    if (off <= withinM && (best === undefined || off < best.off)) best = { id: place.id, off };
  }
  return best?.id;
};
