/**
 * A corridor with known truth: consignments on ways of the default network, each with a history drawn from the planner's own model by a seed of its own, and
 * the events that a careless world would report of it: late, a little wrong, one in ten never.
 */
import { type PlanConsignmentParts, planConsignment, presentPlan } from '../../src/application/index.js';
import type { Consignment, EventCode, ItineraryDocument, PlanDocument, TrackedEvent } from '../../src/contract/index.js';
import { greatCircle, interpolate, type Position } from '../../src/geo/index.js';
import { keyOf, type RetracedLeg, type RetracedWay, replayRest, retraceWay, streamOf, uniformAt } from '../../src/planning/index.js';
import { after, type Instant, instant } from '../../src/units/index.js';

/** Trucks, containers by rail and sea, a reefer: corridors on which the default network has ways of several kinds. */
const corridors = [
  { from: 'CNHRS', to: 'Baku', cargo: 'truck:20t', tir: true },
  { from: "Xi'an", to: 'Baku', cargo: '1x40HC:20t', tir: false },
  { from: 'Chongqing', to: 'Tbilisi', cargo: '2x40HC:18t', tir: false },
  { from: 'Almaty', to: 'Istanbul', cargo: 'truck:20t', tir: true },
  { from: 'Urumqi', to: 'Duisburg', cargo: '1x40HC:20t', tir: false },
  { from: 'Tashkent', to: 'Poti', cargo: '1x40HC:22t', tir: false },
  { from: 'Zhengzhou', to: 'Aktau', cargo: '1x40HC:20t', tir: false },
  { from: 'Shanghai', to: 'Rotterdam', cargo: '1x40HC:20t', tir: false },
] as const;
const firstDeparture = Date.UTC(2026, 5, 1, 1);
const DEPARTURES = 4;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export interface InventedConsignment {
  readonly consignment: Consignment;
  /** When it arrives in truth. */
  readonly arrivesAt: Instant;
  /** In the order in which they become known. */
  readonly events: readonly TrackedEvent[];
}

interface PlannedWay {
  readonly itinerary: ItineraryDocument;
  readonly places: PlanDocument['places'];
  readonly way: RetracedWay;
  readonly cargo: string;
}

const planWays = (parts: PlanConsignmentParts): PlannedWay[] =>
  corridors.flatMap((corridor, row) =>
    Array.from({ length: DEPARTURES }, (_, n) => new Date(firstDeparture + (n * 7 + row) * DAY_MS + n * 5 * HOUR_MS).toISOString()).flatMap(
      (depart) => {
        const outcome = planConsignment(parts, { ...corridor, depart, top: 4, draws: 2000 }, instant(0));
        if (outcome.kind === 'problems')
          throw new Error(`${corridor.from} to ${corridor.to}: ${outcome.problems.map(({ message }) => message).join(' ')}`);
        const document = presentPlan(outcome, { explain: false, geometry: false });
        return document.itineraries.map((itinerary): PlannedWay => {
          const ends = parts.readEnds(outcome.query);
          if (ends.kind === 'problems') throw new Error('the ends of a plan can be read');
          const retracing = retraceWay(parts.network, outcome.query, ends, itinerary.replay?.arcs ?? []);
          if (retracing.kind === 'none') throw new Error(retracing.sentence);
          return { itinerary, places: document.places, way: retracing.way, cargo: corridor.cargo };
        });
      },
    ),
  );

export const inventCorridor = (
  parts: PlanConsignmentParts,
  count: number,
): { readonly ways: number; readonly timetabled: number; readonly consignments: InventedConsignment[] } => {
  const ways = planWays(parts);
  return {
    ways: ways.length,
    timetabled: ways.filter(({ way }) => way.legs.some(({ timetabled }) => timetabled)).length,
    consignments: Array.from({ length: count }, (_, n) => invent(ways[n % ways.length] as PlannedWay, n)),
  };
};

/** Seeds of truth are none that a forecast is made with. */
const TRUTH_SEED = 7_000_000;

const invent = ({ itinerary, places, way, cargo }: PlannedWay, n: number): InventedConsignment => {
  const departsAt = instant(Date.parse(itinerary.departsAt));
  const truth = replayRest(way, { leg: 0, share: 0, since: departsAt, now: departsAt, estimates: new Map(), seed: TRUTH_SEED + n, draws: 1 });
  const ends = truth.endS.map((endS) => after(truth.start, endS[0] ?? 0));
  const id = `con-${n}`;
  // half of them have a deadline, from just possible to comfortable
  const deadline =
    n % 2 === 0
      ? null
      : new Date(after(departsAt, (itinerary.hours.p50 + ((n % 8) / 8) * 1.5 * (itinerary.hours.p90 - itinerary.hours.p50)) * 3600)).toISOString();
  const consignment: Consignment = {
    id,
    version: 1,
    state: 'under-way',
    reference: id,
    parties: [],
    cargo,
    goods: [],
    units: [{ id: `UNIT${n}`, kind: 'container', type: '40HC', grossKg: 20_000, seals: [], warnings: [] }],
    itinerary,
    places,
    replay: itinerary.replay ?? null,
    deadline,
    papers: [],
    itineraryVersion: 1,
    proposal: null,
    order: null,
    createdAt: new Date(departsAt - DAY_MS).toISOString(),
    createdBy: 'bench',
  };
  return { consignment, arrivesAt: ends.at(-1) ?? departsAt, events: report(consignment, way, departsAt, ends, n) };
};

interface Seen {
  readonly code: EventCode;
  readonly at: Instant;
  readonly place?: string;
  readonly position?: Position;
}

const report = (consignment: Consignment, way: RetracedWay, departsAt: Instant, ends: readonly Instant[], n: number): TrackedEvent[] => {
  const stream = streamOf(TRUTH_SEED, keyOf(`events/${n}`));
  let next = 0;
  const luck = (): number => uniformAt(stream, next++);
  const unit = consignment.units[0]?.id ?? '';
  const { legs } = consignment.itinerary;
  const seen = legs.flatMap((leg, row): Seen[] => {
    const begins = ends[row - 1] ?? departsAt;
    const finishes = ends[row] ?? begins;
    if (leg.kind === 'procedure') return [{ code: 'CUSR', at: finishes, place: leg.from.id }];
    if (leg.kind === 'wait') return [];
    if (leg.kind === 'operation') {
      const last = row === legs.length - 1;
      const afterRun = legs.slice(0, row).findLast(({ from }) => from.id === leg.from.id) === undefined || legs[row - 1]?.kind === 'run';
      if (last) return [{ code: 'DROP', at: finishes, place: leg.from.id }];
      return afterRun && row > 0 ? [{ code: 'DISC', at: finishes, place: leg.from.id }] : [];
    }
    const everyH = leg.mode === 'road' ? 6 : leg.mode === 'rail' ? 12 : Infinity;
    const positions: Seen[] = [];
    const line = way.legs[row] as RetracedLeg;
    for (let at = begins + everyH * HOUR_MS; at < finishes; at += everyH * HOUR_MS) {
      const on = pointAt(line, (at - begins) / (finishes - begins));
      positions.push({ code: 'POSI', at: instant(at), position: { lat: on.lat + (luck() - 0.5) * 0.04, lon: on.lon + (luck() - 0.5) * 0.04 } });
    }
    return [{ code: 'DEPA', at: begins, place: leg.from.id }, ...positions, { code: 'ARRI', at: finishes, place: leg.to.id }];
  });
  return seen
    .flatMap((one, row): TrackedEvent[] => {
      const missing = luck() < 0.1;
      const at = instant(one.at + (luck() - 0.5) * HOUR_MS);
      const told = instant(Math.max(at, one.at) - 0.5 * HOUR_MS * Math.log(luck()));
      if (missing) return [];
      const leg = legs.find(({ from, to }) => one.place === from.id || one.place === to.id);
      return [
        {
          id: `${unit}-${row}`,
          unit,
          code: one.code,
          classifier: 'ACT',
          at: new Date(at).toISOString(),
          place: one.place ?? null,
          position: one.position ?? null,
          mode: null,
          vehicle: null,
          note: leg === undefined ? null : leg.title,
          delayReason: null,
          consignments: [consignment.id],
          recordedAt: new Date(told).toISOString(),
          reportedBy: 'bench',
          retractedBy: null,
          retractedAt: null,
          warnings: [],
        },
      ];
    })
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
};

/** By the metres of its line. */
const pointAt = ({ line }: RetracedLeg, share: number): Position => {
  const points = line.map(([lon, lat]) => ({ lon, lat }));
  const lengths = points.slice(1).map((point, row) => greatCircle(points[row] ?? point, point));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [row, length] of lengths.entries()) {
    const [a, b] = [points[row], points[row + 1]];
    if (a === undefined || b === undefined) break;
    if (left <= length) return interpolate(a, b, length === 0 ? 0 : left / length);
    left -= length;
  }
  const last = points.at(-1);
  if (last === undefined) throw new Error('a run has a line');
  return last;
};
