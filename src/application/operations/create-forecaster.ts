/** The forecaster: retraces what was planned, replays what remains, weighs whether that is news, and looks for what asks for attention. */
import type { Consignment, TrackedEvent } from '../../contract/index.js';
import { instantOf, locateUnits, lookAhead, type Outlook, reviewAlarms, type Whereabouts, weighOutlook } from '../../operations/index.js';
import { type Instant, instant } from '../../units/index.js';
import type { PlanConsignmentParts } from '../plan-consignment.js';
import type { PlanQueue } from '../plan-queue.js';
import { createFollower, type Following } from './follow-consignment.js';
import type { ForecastAnswer, Forecaster, LookAsked } from './forecaster.js';
import { presentForecast } from './present-forecast.js';
import { listWaysOn } from './ways-on.js';

export interface ForecasterParts {
  readonly planner: PlanConsignmentParts;
  readonly plans: Pick<PlanQueue, 'plan'>;
}

const MINUTE_MS = 60_000;
/** Waiting alone moves a forecast slowly. */
const LOOK_EVERY_MS = 30 * MINUTE_MS;
const LOOK_WHEN_OVER_MS = 24 * 60 * MINUTE_MS;

export function createForecaster({ planner, plans }: ForecasterParts): Forecaster {
  const follow = createFollower(planner);
  return {
    look: (asked) => {
      const isAhead = asked.consignment.state === 'booked' || asked.consignment.state === 'under-way';
      const following = isAhead ? follow(asked.consignment) : NOT_AHEAD;
      return lookAt(following, asked, isAhead);
    },
    waysOn: async ({ consignment, events, now }) => {
      const nowhere = (none: string) => ({ from: '', ways: [], none });
      if (consignment.state !== 'booked' && consignment.state !== 'under-way') return nowhere(NOT_AHEAD.sentence);
      const following = follow(consignment);
      if (following.kind === 'none') return nowhere(following.sentence);
      const { outlook } = outlookOf(following, consignment, events, now);
      if (outlook === undefined) return nowhere('It has arrived.');
      return await listWaysOn(plans, { consignment, followed: following.followed, outlook, now });
    },
  };
}

const NOT_AHEAD = { kind: 'none', sentence: 'It is neither booked nor under way.' } as const;

function lookAt(following: Following, asked: LookAsked, isAhead: boolean): ReturnType<Forecaster['look']> {
  const { consignment, events, alarms, now } = asked;
  const seen = following.kind === 'none' ? undefined : outlookOf(following, consignment, events, now);
  const watched = following.kind === 'none' || seen === undefined ? undefined : { followed: following.followed, ...seen };
  return {
    forecast: forecastOf(following, seen?.outlook, asked),
    alarms: reviewAlarms({ consignment, ahead: watched, drivers: following.kind === 'none' ? 1 : following.query.drivers, alarms, now }),
    arrivedAt: following.kind === 'none' || seen === undefined ? undefined : arrivalOf(seen.units, following.followed.legs.length),
    lookAgainAt: instant(now + (isAhead ? LOOK_EVERY_MS : LOOK_WHEN_OVER_MS)),
  };
}

type Followed = Extract<Following, { readonly kind: 'way' }>;

function outlookOf({ followed, query }: Followed, consignment: Consignment, events: readonly TrackedEvent[], now: Instant) {
  const planned = Math.max(followed.departsAt, consignment.itineraryVersion > 1 ? followed.departsAt : instantOf(consignment.createdAt));
  // what is not released yet starts now at the earliest
  const startsAt = instant(consignment.state === 'booked' ? Math.max(planned, now) : planned);
  // of an itinerary that was adopted on the way, what happened before is history
  const told = consignment.itineraryVersion > 1 ? events.filter(({ at }) => instantOf(at) >= followed.departsAt) : events;
  const units = locateUnits(followed, { units: consignment.units.map(({ id }) => id), events: told, startsAt });
  const deadline = consignment.deadline === null ? undefined : instantOf(consignment.deadline);
  const outlook = lookAhead(followed, { units, events: told, deadline, seed: query.seed, now });
  return { units, outlook };
}

function forecastOf(following: Following, outlook: Outlook | undefined, { consignment, events, last, now }: LookAsked): ForecastAnswer {
  if (following.kind === 'none') return following;
  if (outlook === undefined) return { kind: 'none', sentence: 'It has arrived.' };
  const { followed } = following;
  const { cause, isEnough } = weighOutlook({ followed, outlook, last, itineraryVersion: consignment.itineraryVersion, events, now });
  const number = (last?.number ?? 0) + (isEnough ? 1 : 0);
  return { kind: isEnough ? 'issue' : 'stands', forecast: presentForecast({ consignment, followed, outlook, cause, number, now }) };
}

/** When the last unit came to the end; undefined while one has not. */
function arrivalOf(units: readonly Whereabouts[], legs: number): Instant | undefined {
  if (units.some(({ spot }) => spot.leg < legs)) return undefined;
  return instant(units.reduce((latest, { since }) => Math.max(latest, since), 0));
}
