/**
 * One unit per dimension inside the core: metres, seconds, tonnes, US cents, grams CO2e, instants in milliseconds UTC.
 * Arithmetic gives plain numbers; a result is branded once, where it is returned.
 */
import type { Branded } from './brand.js';

export type Metres = Branded<number, 'm'>;
export type Seconds = Branded<number, 's'>;
export type MetresPerSecond = Branded<number, 'm/s'>;
export type Tonnes = Branded<number, 't'>;
/** US cents, an integer once it belongs to an arc or an itinerary. */
export type UsdCents = Branded<number, 'USD cent'>;
/** Grams of CO2 equivalent, well-to-wheel unless the name says `wtt` or `ttw`; an integer once it belongs to an arc. */
export type GramsCo2e = Branded<number, 'g CO2e'>;
/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = Branded<number, 'instant'>;

export const metres = (value: number): Metres => value as Metres;
export const seconds = (value: number): Seconds => value as Seconds;
export const tonnes = (value: number): Tonnes => value as Tonnes;
export const usdCents = (value: number): UsdCents => value as UsdCents;
export const gramsCo2e = (value: number): GramsCo2e => value as GramsCo2e;
export const instant = (value: number): Instant => value as Instant;

export const metresFromKm = (km: number): Metres => metres(km * 1000);
export const secondsFromHours = (hours: number): Seconds => seconds(hours * 3600);
export const hoursFromSeconds = (s: Seconds | number): number => s / 3600;
export const kmFromMetres = (m: Metres | number): number => m / 1000;
export const usdFromCents = (cents: UsdCents | number): number => cents / 100;
export const kgFromGrams = (grams: GramsCo2e | number): number => grams / 1000;

/** The instant `duration` after `start`. */
export const after = (start: Instant, duration: Seconds | number): Instant => instant(start + duration * 1000);
/** Seconds from `start` to `end`; negative when `end` is earlier. */
export const secondsBetween = (start: Instant, end: Instant): Seconds => seconds((end - start) / 1000);
