/** Moments as people and the wire write them, RFC 3339, and instants of the model. */
import { type Instant, instant } from '../units/index.js';

/** With `Z`: what the server itself writes. */
export const momentOf = (at: Instant): string => new Date(at).toISOString();
export const instantOf = (moment: string): Instant => instant(Date.parse(moment));
