/** From an outlook of the core to the forecast of the contract. Moments to the minute: nobody knows them better. */
import type { Forecast } from '../../contract/index.js';
import { type Cause, type FollowedWay, momentOf, type Outlook, type Spread } from '../../operations/index.js';
import { type Instant, instant } from '../../units/index.js';

export interface PresentForecastAsked {
  readonly consignment: { readonly id: string; readonly itineraryVersion: number };
  readonly followed: FollowedWay;
  readonly outlook: Outlook;
  readonly cause: Cause;
  readonly number: number;
  readonly now: Instant;
}

export function presentForecast({ consignment, followed, outlook, cause, number, now }: PresentForecastAsked): Forecast {
  const { from } = outlook;
  const stands = from.spot.share === 0 ? (followed.legs[from.spot.leg]?.from.id ?? null) : null;
  return {
    consignment: consignment.id,
    itineraryVersion: consignment.itineraryVersion,
    number,
    issuedAt: momentOf(now),
    from: { leg: from.spot.leg, place: from.event?.place ?? stands, at: momentOf(from.since), event: from.event?.id ?? null },
    arrival: presentSpread(outlook.arrival),
    onTime: outlook.onTime ?? null,
    ahead: outlook.ahead.map(({ leg, ends }) => ({ leg, ends: presentSpread(ends) })),
    cause: { ...cause, movedHours: Math.round(cause.movedHours * 100) / 100 },
  };
}

const MINUTE_MS = 60_000;
const toMinute = (at: Instant): string => momentOf(instant(Math.round(at / MINUTE_MS) * MINUTE_MS));
const presentSpread = ({ p10, p50, p90 }: Spread): Forecast['arrival'] => ({ p10: toMinute(p10), p50: toMinute(p50), p90: toMinute(p90) });
