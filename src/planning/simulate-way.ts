/** How long one way takes, by the same replay that `plan()` gives its itineraries: equal seed and draws, equal percentiles. */
import { secondsBetween } from '../units/index.js';
import { draftLegs } from './build-itinerary.js';
import type { Priced } from './metric-cache.js';
import type { PlanQuery } from './query.js';
import type { Way } from './search-ways.js';
import { type Simulated, simulate } from './simulate.kernel.js';
import type { Calendar } from './timed-arcs.js';
import { listEvents } from './way-events.js';
import { programOf } from './way-program.js';

export type WayReplay = Pick<PlanQuery, 'departAt' | 'deadline' | 'seed' | 'draws'>;

/** `calendar` must be that of `departAt`. */
export const simulateWay = ({ pricing, metric }: Priced, calendar: Calendar, way: Way, replay: WayReplay): Simulated =>
  simulate(programOf(pricing.network, calendar, draftLegs(listEvents(pricing, metric, calendar, way))), {
    seed: replay.seed,
    draws: replay.draws,
    startSecondOfDay: Math.floor(replay.departAt / 1000) % 86_400,
    deadlineS: replay.deadline === undefined ? undefined : secondsBetween(replay.departAt, replay.deadline),
  });
