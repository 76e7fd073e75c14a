/** How long one way takes, by the same replay that `plan()` gives its itineraries: equal seed and draws, equal percentiles. */
import { draftLegs } from './build-itinerary.js';
import { createDrawMemory } from './draw-memory.js';
import type { Priced } from './metric-cache.js';
import type { PlanQuery } from './query.js';
import type { Way } from './search-ways.js';
import { type DrawMemory, type SimDraws, type Simulated, simulateRange, summarise } from './simulate.kernel.js';
import type { Calendar } from './timed-arcs.js';
import { listEvents } from './way-events.js';
import { programOf } from './way-program.js';

export type WayReplay = Pick<PlanQuery, 'departAt' | 'seed' | 'draws'>;

/** Of the last seed and number of draws: a study replays thousands of ways with one. */
let last: { readonly seed: number; readonly out: SimDraws; readonly memory: DrawMemory } | undefined;

/** `calendar` must be that of `departAt`. Percentiles of the arrival alone: legs are not told apart, and nothing is made anew for each way. */
export const simulateWay = (
  { pricing, metric }: Priced,
  calendar: Calendar,
  way: Way,
  { departAt, seed, draws }: WayReplay,
): Pick<Simulated, 'p10' | 'p50' | 'p90' | 'mean'> => {
  if (last?.seed !== seed || last.out.arrivalS.length !== draws) {
    last = { seed, out: { arrivalS: new Float64Array(draws), legS: new Float64Array(0) }, memory: createDrawMemory() };
  }
  const program = programOf(pricing.network, calendar, draftLegs(listEvents(pricing, metric, calendar, way)));
  const startSecondOfDay = Math.floor(departAt / 1000) % 86_400;
  simulateRange(program, { seed, startSecondOfDay, from: 0, to: draws }, last.out, last.memory);
  return summarise(last.out);
};
