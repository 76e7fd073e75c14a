/** How long an arc with opening hours or a timetable takes for someone who comes at a given time: the search's only clock. */

import type { TimedArcs } from '../graph/index.js';
import { type BoardStep, type Network, RUN, type Spell } from '../network/index.js';
import type { Instant } from '../units/index.js';
import { zoneOffsetS } from '../units/index.js';
import { type Departures, departuresOf, departuresOutOfSeason, nextDeparture } from './departures-of.js';
import type { Metric } from './metric.kernel.js';
import type { Part, Pricing } from './pricing.js';
import { isRefused } from './pricing.js';

const DAY_S = 86_400;

export interface Calendar {
  readonly start: Instant;
  /** Departures of a boarding step in seconds after the start of the plan, ascending; never empty: out of season those that its season would have. */
  departures(step: BoardStep): Float64Array;
  /** Seconds to wait for the departure that leaves `cutoffS` or more after `elapsedS`; Infinity when none does any more in its season. */
  waitForDeparture(step: BoardStep, elapsedS: number, cutoffS: number): number;
  /** Seconds until a window of local time opens; 0 inside it. */
  waitForOpening(place: number, window: NonNullable<Part['opens']>, elapsedS: number): number;
  zoneOffsetAt(place: number): number;
  /** Spells in which a scenario shuts the arc and that are not over at the start; empty for nearly all arcs. */
  spellsOf(arc: number): readonly Spell[];
  /** Spells as seconds after the start: begin, end, begin, end …, ascending. One without an end is the search's to keep out of: who is nearly through is let through. */
  spellSeconds(spells: readonly Spell[]): Float64Array;
  /** The spell that who comes to the arc finds it shut in, and the seconds until it ends (Infinity = it does not). */
  shutAt(arc: number, elapsedS: number): { readonly spell: Spell; readonly waitS: number } | undefined;
}

export const createCalendar = (network: Network, start: Instant): Calendar => {
  const tables = new Map<BoardStep, Departures>();
  const inSeason = (step: BoardStep): Departures => {
    const known = tables.get(step) ?? departuresOf(network, step, start);
    tables.set(step, known);
    return known;
  };
  const midnightUtc = Math.floor(start / 1000 / DAY_S) * DAY_S;
  const startOfDayS = start / 1000 - midnightUtc;
  const spellsOf = (arc: number): readonly Spell[] => network.shut?.spells.get(arc)?.filter(({ toMs }) => toMs > start) ?? [];
  const zoneOffsetAt = (place: number): number => zoneOffsetS(network.places[place]?.zone ?? 'UTC', start);
  return {
    start,
    departures: (step) => {
      const { table } = inSeason(step);
      return table.length > 0 ? table : departuresOutOfSeason(network, step, start);
    },
    zoneOffsetAt,
    spellsOf,
    spellSeconds: (spells) =>
      Float64Array.from(spells.flatMap(({ fromMs, toMs }) => (toMs === Infinity ? [] : [(fromMs - start) / 1000, (toMs - start) / 1000]))),
    shutAt: (arc, elapsedS) => {
      const nowMs = start + elapsedS * 1000;
      const spell = spellsOf(arc).find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs);
      return spell === undefined ? undefined : { spell, waitS: Math.ceil((spell.toMs - nowMs) / 1000) };
    },
    waitForDeparture: (step, elapsedS, cutoffS) => nextDeparture(inSeason(step), elapsedS + cutoffS) - elapsedS,
    waitForOpening: (place, { opensS, closesS }, elapsedS) => {
      const local = (((startOfDayS + elapsedS + zoneOffsetAt(place)) % DAY_S) + DAY_S) % DAY_S;
      const open = opensS < closesS ? local >= opensS && local < closesS : opensS === closesS || local >= opensS || local < closesS;
      return open ? 0 : (opensS - local + DAY_S) % DAY_S;
    },
  };
};

/** Undefined when nothing in the metric depends on time. */
export const timedArcs = (pricing: Pricing, metric: Metric, calendar: Calendar): TimedArcs | undefined =>
  metric.timedArcs === 0 && (pricing.network.shut?.spells.size ?? 0) === 0
    ? undefined
    : { flag: timedFlags(pricing.network, metric), delay: (arc, elapsed) => passArc(pricing, metric, calendar, arc, elapsed) };

/** What the clock matters to: opening hours and timetables, and what a scenario shuts for a time. */
const timedFlags = ({ shut }: Network, { timed }: Metric): Uint8Array => {
  if (shut === undefined || shut.spells.size === 0) return timed;
  const flags = timed.slice();
  for (const arc of shut.spells.keys()) flags[arc] = 1;
  return flags;
};

/** Seconds an arc takes from `elapsed` on, item by item. */
export const passArc = (pricing: Pricing, metric: Metric, calendar: Calendar, arc: number, elapsed: number): number => {
  const { arcs, items, runClasses } = pricing.network;
  let now = elapsed + (calendar.shutAt(arc, elapsed)?.waitS ?? 0);
  if (now === Infinity) return Infinity;
  for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
    if (items.kind[item] === RUN) {
      const run = runClasses[items.ref[item] ?? 0];
      const price = run === undefined ? { refused: 'no such run' } : pricing.runPrice(run);
      if (isRefused(price)) return Infinity;
      now += Math.round((items.lengthM[item] ?? 0) * price.secondsPerM);
      continue;
    }
    const price = metric.stepPrice(item);
    if (price === undefined) return Infinity;
    for (const part of price.parts) now += waitBefore(pricing.network, calendar, items.ref[item] ?? 0, part, now) + part.seconds;
  }
  return now - elapsed;
};

/** What opening hours or the timetable add before a part that is reached at `elapsed`. */
export const waitBefore = (network: Network, calendar: Calendar, stepRow: number, part: Part, elapsed: number): number => {
  const step = network.steps[stepRow];
  if (step === undefined) return 0;
  if (part.time.kind === 'timetable' && step.kind === 'board') {
    return calendar.waitForDeparture(step, elapsed, (network.tables.services[step.service]?.cutoff_h ?? 0) * 3600);
  }
  return part.opens === undefined ? 0 : calendar.waitForOpening(step.place, part.opens, elapsed);
};
