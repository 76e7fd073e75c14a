/** What moves, for the map and the rows: every unit with its whereabouts, every convoy with those of its units. */
import type { Consignment, Convoy, DispatchOrder } from '../../../../src/contract/index.js';
import { type Ink, inkOf } from '../../state/stages.js';
import type { Board } from './board.js';
import { type Point, trackOf } from './way-track.js';
import { findWhereabouts, type Whereabouts } from './whereabouts.js';

export interface FleetUnit extends Whereabouts {
  readonly unit: string;
  readonly consignment: Consignment;
}

export interface FleetConvoy {
  readonly order: DispatchOrder;
  readonly convoy: Convoy;
  /** 1, 2, 3 … in its order: the number in its disc. */
  readonly number: number;
  /** Of its units; where none has reported, where the order says that it stands. */
  readonly at: Point | undefined;
  readonly lead: FleetUnit | undefined;
  readonly consignments: readonly Consignment[];
  readonly ink: Ink;
  readonly isReady: boolean;
  readonly isReleased: boolean;
}

const isOver = ({ state }: Consignment): boolean => state === 'closed' || state === 'cancelled';

export function listFleet(board: Board, now: number): readonly FleetUnit[] {
  return [...board.consignments.values()]
    .filter((consignment) => !isOver(consignment))
    .flatMap((consignment) =>
      consignment.units.flatMap(({ id }) => {
        const events = (board.events.get(id) ?? []).filter(({ consignments }) => consignments.length === 0 || consignments.includes(consignment.id));
        const found = findWhereabouts(events, consignment, now);
        return found === undefined ? [] : [{ ...found, unit: id, consignment }];
      }),
    );
}

export const listConvoys = (orders: readonly DispatchOrder[], board: Board, fleet: readonly FleetUnit[]): readonly FleetConvoy[] =>
  orders.flatMap((order) => order.content.convoys.map((convoy, i) => convoyOf(order, convoy, i + 1, board, fleet)));

function convoyOf(order: DispatchOrder, convoy: Convoy, number: number, board: Board, fleet: readonly FleetUnit[]): FleetConvoy {
  const consignments = convoy.consignments.flatMap((id) => board.consignments.get(id) ?? []);
  const own = new Set(convoy.units);
  // the middle one speaks for all: neither the first to come nor a straggler
  const units = fleet.filter(({ unit }) => own.has(unit)).sort((a, b) => (a.km ?? -1) - (b.km ?? -1));
  const lead = units[Math.floor(units.length / 2)];
  const stands = consignments.flatMap(({ itinerary }) => itinerary.legs.flatMap(({ from, to }) => [from, to])).find(({ id }) => id === convoy.place);
  const ready = order.readiness.find((one) => one.convoy === convoy.id);
  return {
    order,
    convoy,
    number,
    at: lead?.at ?? (stands === undefined ? undefined : [stands.lon, stands.lat]),
    lead,
    consignments,
    ink:
      lead?.ink ??
      inkOf({
        kind: 'run',
        mode: convoy.kind === 'train' ? 'rail' : convoy.kind === 'vessel' ? 'sea' : convoy.kind === 'aircraft' ? 'air' : 'road',
        layer: 'truck',
      }),
    isReady: ready?.ready ?? false,
    isReleased: order.inForceAt !== null,
  };
}

export interface WayPart {
  readonly id: string;
  readonly track: ReturnType<typeof trackOf>;
  readonly consignment: Consignment;
  /** As far as the foremost of its units is. */
  readonly doneKm: number;
}

/** Every way that is travelled, once: sixteen trucks on one road are one line. */
export function listWays(consignments: readonly Consignment[], fleet: readonly FleetUnit[]): readonly WayPart[] {
  const ways = new Map<string, WayPart>();
  for (const consignment of consignments) {
    const track = trackOf(consignment.itinerary);
    const first = track.pieces[0]?.points[0] ?? [0, 0];
    const id = `${consignment.itinerary.id} ${first.join(' ')} ${Math.round(track.lengthKm)}`;
    const km = fleet.filter((unit) => unit.consignment.id === consignment.id).map((unit) => unit.km ?? 0);
    const doneKm = Math.max(ways.get(id)?.doneKm ?? 0, ...km);
    ways.set(id, { id, track, consignment, doneKm });
  }
  return [...ways.values()];
}

/** On its way still: how far it is from the end of the run that it is on. */
export function kmToRunEnd(unit: FleetUnit): number | undefined {
  const { leg, track, km } = unit;
  const end = track?.pieces.find((piece) => piece.leg === leg)?.km.at(-1);
  return end === undefined || km === undefined ? undefined : Math.max(0, end - km);
}
