/**
 * Which consignments are to be looked at again, and when: at once after an event or a change, else when its last look said that time alone
 * will have changed something. Kept in memory only: after a start everything is due, which costs one round of forecasts and loses nothing.
 */
import type { Instant } from '../../units/index.js';

export interface Looks {
  readonly touch: (consignments: Iterable<string>) => void;
  /** Due at this moment, those longest due first, at most `limit`; each is then no longer waiting. */
  readonly take: (now: Instant, limit: number) => readonly string[];
  /** To be looked at then, unless something touches it before. */
  readonly plan: (consignment: string, at: Instant) => void;
}

const atOnce = Number.NEGATIVE_INFINITY as Instant;

export function createLooks(): Looks {
  const due = new Map<string, Instant>();
  return {
    touch: (consignments) => {
      for (const id of consignments) due.set(id, atOnce);
    },
    take: (now, limit) => {
      const ready = [...due].filter(([, at]) => at <= now).sort(([, a], [, b]) => (a < b ? -1 : Number(a > b)));
      const ids = ready.slice(0, limit).map(([id]) => id);
      for (const id of ids) due.delete(id);
      return ids;
    },
    plan: (consignment, at) => {
      // touched while it was looked at: that one comes first
      if (due.get(consignment) !== atOnce) due.set(consignment, at);
    },
  };
}
