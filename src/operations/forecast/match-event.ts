/**
 * Where on the itinerary does an event put a load unit? Matched by place, code and mode, never backwards. The rules are FO2 to FO5 of
 * SPEC-forecast.md.
 */
import type { EventCode, TrackedEvent } from '../../contract/index.js';
import { greatCircle, type Position } from '../../geo/index.js';
import { AT_PLACE_M, besideOf, type FollowedLeg, type FollowedWay, nearestEnd } from './followed-way.js';

/** In leg `leg`, of whose metres `share` is done; `leg` equal to the number of legs: at the end. */
export interface Spot {
  readonly leg: number;
  readonly share: number;
}

export type Match =
  /** It is there, or still where it was. */
  | { readonly kind: 'at'; readonly spot: Spot }
  /** Its position is on no leg that is still ahead. */
  | { readonly kind: 'off'; readonly offM: number }
  /** It says nothing about where. */
  | { readonly kind: 'nowhere' };

type MatchAt = (legs: readonly FollowedLeg[], here: Spot, place: string, event: TrackedEvent) => Spot | undefined;

export const matchEvent = (followed: FollowedWay, here: Spot, event: TrackedEvent): Match => {
  const { legs, positionOf } = followed;
  if (here.leg >= legs.length) return { kind: 'at', spot: here };
  const position = event.position ?? (event.place === null ? undefined : positionOf(event.place));
  const place = event.code === 'POSI' ? undefined : placeOnWay(legs, event.place, position);
  if (place !== undefined) {
    const spot = byCode[event.code](legs, here, place, event);
    return { kind: 'at', spot: spot !== undefined && isAhead(spot, here) ? spot : here };
  }
  return position === undefined ? { kind: 'nowhere' } : matchPosition(legs, here, position);
};

export const isAhead = (a: Spot, b: Spot): boolean => a.leg > b.leg || (a.leg === b.leg && a.share > b.share);

/** The place of the itinerary that is meant: by id, else the end of a leg that the named place or the position stands at. */
const placeOnWay = (legs: readonly FollowedLeg[], place: string | null, position: Position | undefined): string | undefined => {
  if (place !== null && legs.some(({ from, to }) => from.id === place || to.id === place)) return place;
  return position === undefined ? undefined : nearestEnd(legs, position, AT_PLACE_M);
};

const isRun = (leg: FollowedLeg | undefined): boolean => leg?.kind === 'run';
const begin = (leg: number): Spot => ({ leg, share: 0 });

/** Whether it is at that place already: it stands there, or has arrived there and not left. */
const standsAt = (legs: readonly FollowedLeg[], here: Spot, place: string): boolean => legs[here.leg]?.from.id === place && here.share === 0;

/** The run that brought it, or brings it, to the place is over. */
const arrives: MatchAt = (legs, here, place) => {
  if (standsAt(legs, here, place)) return here;
  const run = legs.findIndex((leg, row) => row >= here.leg && isRun(leg) && leg.to.id === place);
  return run < 0 ? undefined : begin(run + 1);
};

const sameMode = (asked: string | null, mode: string | null): boolean => {
  const ofSea = (one: string | null): string | null => (one === 'ferry' ? 'sea' : one);
  return asked === null || ofSea(asked) === ofSea(mode);
};

/** The run that leaves the place has begun. */
const departs: MatchAt = (legs, here, place, { mode }) => {
  const run = legs.findIndex((leg, row) => row >= here.leg && isRun(leg) && leg.from.id === place && sameMode(mode, leg.mode));
  return run < 0 ? undefined : begin(run);
};

/** Loaded: a train may stand loaded and wait; a truck, a ship, an aircraft is loaded just before it leaves. */
const isLoaded: MatchAt = (legs, here, place, event) => {
  const run = departs(legs, here, place, event);
  if (run === undefined || legs[run.leg]?.mode !== 'rail') return run;
  const at = arrives(legs, here, place, event)?.leg ?? here.leg;
  const lifted = legs.findLastIndex((leg, row) => row >= at && row < run.leg && leg.kind === 'operation' && leg.from.id === place);
  return lifted < 0 ? run : begin(lifted + 1);
};

/** The next handling at the place is done. */
const isHandled: MatchAt = (legs, here, place, event) => {
  const at = arrives(legs, here, place, event);
  if (at === undefined) return undefined;
  for (let leg = at.leg; leg < legs.length && legs[leg]?.from.id === place && !isRun(legs[leg]); leg++) {
    if (legs[leg]?.kind === 'operation') return begin(leg + 1);
  }
  return at;
};

/** Handed over: at the last place nothing remains; elsewhere as any handling. */
const isDropped: MatchAt = (legs, here, place, event) => {
  const isLast = legs.at(-1)?.to.id === place && !legs.some((leg, row) => row > here.leg && isRun(leg));
  return isLast ? begin(legs.length) : isHandled(legs, here, place, event);
};

/** In the hands of a border. */
const isHeld: MatchAt = (legs, here, place, event) => {
  const border = legs.findIndex((leg, row) => row >= here.leg && leg.kind === 'procedure' && leg.from.id === place);
  const at = arrives(legs, here, place, event);
  return border < 0 || at === undefined || legs.slice(at.leg, border).some(isRun) ? at : begin(border);
};

/** Through that border: every procedure there that follows. */
const isCleared: MatchAt = (legs, here, place, event) => {
  const held = isHeld(legs, here, place, event);
  if (held === undefined || legs[held.leg]?.kind !== 'procedure') return held;
  let leg = held.leg;
  while (legs[leg]?.kind === 'procedure' && legs[leg]?.from.id === place) leg++;
  return begin(leg);
};

const leavesGate: MatchAt = (legs, here, place, event) =>
  departs(legs, here, place, event) ?? (legs.at(-1)?.to.id === place ? isDropped(legs, here, place, event) : undefined);

const byCode: Readonly<Record<EventCode, MatchAt>> = {
  ARRI: arrives,
  GTIN: arrives,
  DEPA: departs,
  GTOT: leavesGate,
  LOAD: isLoaded,
  PICK: isLoaded,
  DISC: isHandled,
  STUF: isHandled,
  STRP: isHandled,
  DROP: isDropped,
  CUSS: isHeld,
  CUSI: isHeld,
  HOLD: arrives,
  INSP: arrives,
  RSEA: arrives,
  RMVD: arrives,
  CUSR: isCleared,
  CROS: isCleared,
  RELS: arrives,
  POSI: arrives,
};

/** Nearer to the end of a run than this, it has arrived. Metres. */
const ARRIVED_M = 5_000;
/** A unit that stood is on its way only when so much of it is done: a port is wide. Metres. */
const LEFT_M = 15_000;

const matchPosition = (legs: readonly FollowedLeg[], here: Spot, at: Position): Match => {
  const present = legs[here.leg];
  if (present === undefined) return { kind: 'at', spot: here };
  const stands = !isRun(present) || here.share === 0;
  if (stands && greatCircle(present.from, at) <= AT_PLACE_M) return { kind: 'at', spot: here };
  let nearestM = Infinity;
  let best: { readonly spot: Spot; readonly offM: number } | undefined;
  for (let leg = here.leg; leg < legs.length; leg++) {
    const run = legs[leg];
    if (run === undefined || !isRun(run)) continue;
    const { off, share } = run.line.project(at);
    nearestM = Math.min(nearestM, off);
    if (off > besideOf(run)) continue;
    if (leg > here.leg && share * run.line.length < Math.min(LEFT_M, run.line.length / 2)) continue;
    if (best === undefined || off < best.offM) best = { spot: arrivedOr(run, leg, share, at), offM: off };
    // the present leg comes before any other that passes here too
    if (leg === here.leg || off <= AT_PLACE_M) break;
  }
  if (best !== undefined) return { kind: 'at', spot: isAhead(best.spot, here) ? best.spot : here };
  const beside = Math.min(nearestM, greatCircle(present.from, at), greatCircle(present.to, at));
  return beside <= besideOf(present) ? { kind: 'at', spot: here } : { kind: 'off', offM: beside };
};

const arrivedOr = (run: FollowedLeg, leg: number, share: number, at: Position): Spot =>
  run.line.length > 4 * ARRIVED_M && greatCircle(run.to, at) <= ARRIVED_M ? begin(leg + 1) : { leg, share };
