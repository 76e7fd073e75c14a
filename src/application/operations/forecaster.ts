/**
 * What lies ahead of a consignment, as the desk asks for it: the forecast, the alarms, and ways on from where it is. All of it is
 * computed from what is handed in, so the same question has the same answer, and a transaction may ask again. `createForecaster` makes one.
 */
import type { Alarm, Consignment, Forecast, NewConsignment, TrackedEvent } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';

export interface LookAsked {
  readonly consignment: Consignment;
  /** All of this consignment, in any order, the retracted ones too. */
  readonly events: readonly TrackedEvent[];
  /** The last one issued for it, of whichever version of its itinerary. */
  readonly last: Forecast | undefined;
  /** Those of this consignment that are not cleared. */
  readonly alarms: readonly Alarm[];
  readonly now: Instant;
}

export type ForecastAnswer =
  /** It moved enough to be told: store it, write it in the log. */
  | { readonly kind: 'issue'; readonly forecast: Forecast }
  /** What a forecast would say now; the last one issued still stands, and nothing is to be stored. */
  | { readonly kind: 'stands'; readonly forecast: Forecast }
  /** An ordinary no: not under way, arrived, or its network is not at hand. */
  | { readonly kind: 'none'; readonly sentence: string };

export interface AlarmReview {
  /** Each needs an id of its own; the log has one line `alarm.raised` for each. */
  readonly raised: readonly Omit<Alarm, 'id'>[];
  /** Another severity, or a silence that is over, never new numbers alone; `alarm.raised` once more where it became graver, else `alarm.changed`. */
  readonly changed: readonly Alarm[];
  /** What held no longer does; `alarm.cleared`. */
  readonly cleared: readonly Alarm[];
}

export interface Look {
  readonly forecast: ForecastAnswer;
  readonly alarms: AlarmReview;
  /** When the last of its units reached the end of its itinerary, by events: the desk may set it `arrived`. */
  readonly arrivedAt: Instant | undefined;
  /** Until then time alone changes nothing worth a look; an event always does. */
  readonly lookAgainAt: Instant;
}

export interface WaysOn {
  /** In words: where they start and why there. */
  readonly from: string;
  readonly ways: readonly Pick<NewConsignment, 'itinerary' | 'places' | 'replay'>[];
  /** Why there are none; undefined when there are. */
  readonly none: string | undefined;
}

export interface Forecaster {
  /** A few milliseconds; knows of nothing but what it is asked with. */
  readonly look: (asked: LookAsked) => Look;
  /** A whole plan from the place where the consignment is or next comes to, now, with its cargo and deadline: up to seconds, on the planners. */
  readonly waysOn: (asked: Pick<LookAsked, 'consignment' | 'events' | 'now'>) => Promise<WaysOn>;
}
