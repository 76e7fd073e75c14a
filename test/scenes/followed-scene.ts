/**
 * A way to follow that is small enough to draw, in round numbers on the equator, where a degree is 111.2 km:
 *
 *     A ──road 10 h── B ▒border▒ ──road 5 h── P ▒waits 0 … 40 h▒ ──sea 20 h── Q ▒handling 2 h▒ ──road 2 h── Z
 *     0° E            5°                      8°                              11°                           12°
 *
 * Legs: 0 run A-B, 1 border at B (lognormal, p50 10 h, p90 20 h), 2 run B-P, 3 wait at P, 4 ship P-Q, 5 handling at Q, 6 run Q-Z.
 */
import type { EventCode, ItineraryDocument, LegDocument, TrackedEvent } from '../../src/contract/index.js';
import { type FollowedWay, followWay } from '../../src/operations/forecast/followed-way.js';
import { momentOf } from '../../src/operations/moment.js';
import type { RetracedWay } from '../../src/planning/index.js';
import { after, type Instant, instant } from '../../src/units/index.js';

export const sceneStart = instant(Date.UTC(2026, 5, 1));
/** Hours after the start. */
export const hour = (hours: number): Instant => after(sceneStart, hours * 3600);
export const HOUR_S = 3600;

const place = (id: string, lon: number) => ({ id, name: id, country: 'KZ', lat: 0, lon });
export const scenePlaces = { A: place('A', 0), B: place('B', 5), P: place('P', 8), Q: place('Q', 11), Z: place('Z', 12) };
const { A, B, P, Q, Z } = scenePlaces;
type ScenePlace = typeof A;
type Steps = ReturnType<RetracedWay['stepsOn']>[number];

interface SceneLeg {
  readonly kind: LegDocument['kind'];
  readonly mode: LegDocument['mode'];
  readonly from: ScenePlace;
  readonly to: ScenePlace;
  readonly hours: number;
  readonly steps: Steps;
}

const fixed = (name: string, hours: number, metres?: number): Steps => [
  { kind: 'FIXED', name, leg: 0, durationS: hours * HOUR_S, ...(metres === undefined ? {} : { metres }) },
];

/** Leg 3 by default waits for a ferry that comes every 40 h; with departures (hours after midnight of the start) for a timetable. */
export interface SceneOptions {
  readonly departuresH?: readonly number[];
  readonly mode?: LegDocument['mode'];
}

export const followedScene = ({
  departuresH,
  mode = 'road',
}: SceneOptions = {}): { readonly followed: FollowedWay; readonly itinerary: ItineraryDocument } => {
  const waits = (day: number): Steps =>
    departuresH === undefined
      ? [{ kind: 'UNIFORM', name: 'wait', leg: 0, widthS: 40 * HOUR_S }]
      : [{ kind: 'TIMETABLE', name: 'wait', leg: 0, cutoffS: 0, departuresS: departuresFrom(departuresH, day) }];
  const legsOn = (day: number): SceneLeg[] => [
    { kind: 'run', mode, from: A, to: B, hours: 10, steps: fixed('A-B', 10, 556_000) },
    {
      kind: 'procedure',
      mode,
      from: B,
      to: B,
      hours: 11,
      steps: [{ kind: 'LOGNORMAL', name: 'border', leg: 0, p50S: 10 * HOUR_S, p90S: 20 * HOUR_S }],
    },
    { kind: 'run', mode, from: B, to: P, hours: 5, steps: fixed('B-P', 5, 333_600) },
    { kind: 'wait', mode: null, from: P, to: P, hours: 20, steps: waits(day) },
    { kind: 'run', mode: 'ferry', from: P, to: Q, hours: 20, steps: fixed('P-Q', 20, 333_600) },
    { kind: 'operation', mode: null, from: Q, to: Q, hours: 2, steps: fixed('Q', 2) },
    { kind: 'run', mode, from: Q, to: Z, hours: 2, steps: fixed('Q-Z', 2, 111_200) },
  ];
  const firstDay = Math.floor(sceneStart / 86_400_000);
  const legs = legsOn(firstDay);
  const itinerary = itineraryOf(legs);
  const way: RetracedWay = {
    legs: legs.map((leg) => ({
      kind: leg.kind,
      from: networkPlace(leg.from),
      to: networkPlace(leg.to),
      metres: 0,
      line:
        leg.from === leg.to
          ? [[leg.from.lon, 0]]
          : [
              [leg.from.lon, 0],
              [leg.to.lon, 0],
            ],
      timetabled: leg.kind === 'wait' && departuresH !== undefined,
    })),
    stepsOn: (day) => legsOn(day).map(({ steps }) => steps),
  };
  const positions: Readonly<Record<string, ScenePlace>> = {
    ...scenePlaces,
    near: place('near', 5.05),
    town: place('town', 2.5),
    far: { ...place('far', 2.5), lat: 3 },
  };
  const followed = followWay(itinerary, way, (id) => positions[id]);
  if (followed === undefined) throw new Error('the scene follows itself');
  return { followed, itinerary };
};

const departuresFrom = (departuresH: readonly number[], day: number): Float64Array => {
  const beforeS = (day - Math.floor(sceneStart / 86_400_000)) * 86_400;
  return Float64Array.from(departuresH, (hours) => hours * HOUR_S - beforeS);
};

const networkPlace = ({ id, lat, lon, country }: ScenePlace) => ({
  index: 0,
  id,
  names: { en: id, zhHans: '', zhHant: '', ru: '' },
  country,
  country2: '',
  lat,
  lon,
  zone: 'UTC',
  roles: [],
  population: 0,
  status: 'open' as const,
});

const itineraryOf = (sceneLegs: readonly SceneLeg[]): ItineraryDocument => {
  let now: Instant = sceneStart;
  const none = { wtw: 0, wtt: 0, ttw: 0 };
  const legs = sceneLegs.map(({ kind, mode, from, to, hours }): LegDocument => {
    const departsAt = momentOf(now);
    now = after(now, hours * HOUR_S);
    const service = kind === 'wait' ? { id: 'ferry', name: 'Ferry P-Q' } : null;
    const title = `${kind} ${from.id}-${to.id}`;
    const figures = { hours, distanceKm: 0, costUsd: 0, co2eKg: none };
    return {
      kind,
      mode,
      layer: 'truck',
      title,
      from,
      to,
      departsAt,
      arrivesAt: momentOf(now),
      ...figures,
      through: [],
      vehicle: '',
      service,
      sources: [],
    };
  });
  const hours = { mean: 70, p10: 50, p50: 69, p90: 90 };
  const figures = { onTime: null, costUsd: 0, co2eKg: none, distanceKm: 0, transshipments: 0 };
  return { id: 'w-scene', name: 'A to Z', labels: [], departsAt: momentOf(sceneStart), arrivesAt: momentOf(now), hours, ...figures, legs };
};

let count = 0;

/** An actual event of unit U, `at` hours after the start, recorded at once. */
export const sceneEvent = (code: EventCode, at: number, where: Partial<TrackedEvent> = {}): TrackedEvent => ({
  id: `e${count++}`,
  unit: 'U',
  code,
  classifier: 'ACT',
  at: momentOf(hour(at)),
  place: null,
  position: null,
  mode: null,
  vehicle: null,
  note: null,
  delayReason: null,
  consignments: ['con'],
  recordedAt: momentOf(hour(at)),
  reportedBy: 'carrier',
  retractedBy: null,
  retractedAt: null,
  warnings: [],
  ...where,
});

/** A position on the equator, or beside it. */
export const scenePosition = (at: number, lon: number, lat = 0): TrackedEvent => sceneEvent('POSI', at, { position: { lat, lon } });
