/**
 * The same way told again without a search: from the question and its arcs to legs that can be replayed from any moment on. What was
 * planned is so what is forecast: the legs are those of the itinerary, by the same events, prices and laws, with the clocks of another day.
 */
import type { Network, Place } from '../network/index.js';
import { type Instant, instant } from '../units/index.js';
import { draftLegs } from './build-itinerary.js';
import { type Endpoint, findEndpoints } from './endpoints.js';
import type { LegDraft } from './leg-draft.js';
import { type Priced, pricedFor } from './metric-cache.js';
import type { LegKind } from './outcome.js';
import { type Ends, monthOf } from './prepare.js';
import type { PlanQuery } from './query.js';
import { measureWay, type Way } from './search-ways.js';
import type { SimStep } from './sim-program.js';
import { type Calendar, createCalendar } from './timed-arcs.js';
import { listEvents } from './way-events.js';
import { lineOf } from './way-geometry.js';
import { legSteps } from './way-program.js';

export interface RetracedLeg {
  readonly kind: LegKind;
  readonly from: Place;
  readonly to: Place;
  readonly metres: number;
  /** [lon, lat] points of the way, at least two for a run, one for what stands still. */
  readonly line: readonly (readonly [number, number])[];
  /** It ends with a departure by a timetable, which can be missed. */
  readonly timetabled: boolean;
}

export interface RetracedWay {
  readonly legs: readonly RetracedLeg[];
  /** Steps of each leg, every clock of them in seconds after midnight UTC of the day of `start`. */
  readonly stepsOn: (day: UtcDay) => readonly (readonly SimStep[])[];
}

/** Days since 1970-01-01 UTC. */
export type UtcDay = number;
export const utcDayOf = (at: Instant): UtcDay => Math.floor(at / 86_400_000);
export const startOfDay = (day: UtcDay): Instant => instant(day * 86_400_000);

export type Retracing = { readonly kind: 'way'; readonly way: RetracedWay } | { readonly kind: 'none'; readonly sentence: string };

export const retraceWay = (network: Network, query: PlanQuery, ends: Ends, arcs: readonly number[]): Retracing => {
  const options = { tir: query.tir, drivers: query.drivers, month: monthOf(query.departAt) };
  // what was avoided is not on the way: one metric serves every consignment of this cargo
  const priced = pricedFor(network, query.cargo, options, []);
  const found = findWay(priced, ends, arcs);
  if (typeof found === 'string') return { kind: 'none', sentence: found };
  const drafts = draftLegs(listEvents(priced.pricing, priced.metric, createCalendar(network, query.departAt), found));
  return { kind: 'way', way: { legs: drafts.map((draft) => retraceLeg(network, draft)), stepsOn: stepsByDay(network, drafts) } };
};

/** The way, or in a sentence why these arcs are none. */
const findWay = ({ pricing, metric }: Priced, ends: Ends, arcs: readonly number[]): Way | string => {
  const { network } = pricing;
  const wrong = arcs.find((arc, at) => {
    const next = arcs[at + 1];
    return !(arc < network.arcs.count) || (next !== undefined && network.arcs.head[arc] !== network.arcs.tail[next]);
  });
  if (arcs.length === 0 || wrong !== undefined) return 'The arcs that were kept with the itinerary are no way in this network.';
  if (arcs.some((arc) => metric.seconds[arc] === Infinity)) return 'A part of the way no longer admits this cargo.';
  const origin = endAt(findEndpoints(pricing, ends.from, 'origin'), network.arcs.tail[arcs[0] ?? 0]);
  const destination = endAt(findEndpoints(pricing, ends.to, 'destination'), network.arcs.head[arcs.at(-1) ?? 0]);
  if (origin === undefined || destination === undefined) return 'The way no longer begins or ends where the consignment does.';
  return measureWay(metric, { arcs, origin, destination, seconds: 0 });
};

const endAt = (endpoints: readonly Endpoint[], node: number | undefined): Endpoint | undefined =>
  endpoints.find((endpoint) => endpoint.node === node);

const retraceLeg = (network: Network, draft: LegDraft): RetracedLeg => {
  const from = network.places[draft.events[0]?.from ?? -1];
  const to = network.places[draft.events.at(-1)?.to ?? -1];
  if (from === undefined || to === undefined) throw new Error('a leg of a retraced way has no ends');
  return {
    kind: draft.kind,
    from,
    to,
    metres: draft.events.reduce((sum, event) => sum + event.metres, 0),
    line: lineOf(network, draft.events),
    timetabled: draft.events.some((event) => event.kind === 'part' && event.part.time.kind === 'timetable'),
  };
};

const stepsByDay = (network: Network, drafts: readonly LegDraft[]): RetracedWay['stepsOn'] => {
  let known: { readonly day: UtcDay; readonly steps: readonly (readonly SimStep[])[] } | undefined;
  return (day) => {
    if (known?.day !== day) {
      const calendar = calendarOf(network, day);
      known = { day, steps: drafts.map((draft) => legSteps(network, calendar, draft, 0)) };
    }
    return known.steps;
  };
};

/** Days kept per network: a thousand consignments under way look from the same few. */
const MOST_DAYS = 16;
const calendars = new WeakMap<Network, Map<UtcDay, Calendar>>();

const calendarOf = (network: Network, day: UtcDay): Calendar => {
  const kept = calendars.get(network) ?? new Map<UtcDay, Calendar>();
  calendars.set(network, kept);
  const calendar = kept.get(day) ?? createCalendar(network, startOfDay(day));
  kept.delete(day);
  kept.set(day, calendar);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_DAYS) break;
    kept.delete(oldest);
  }
  return calendar;
};
