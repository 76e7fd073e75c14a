/** Events that make one leg, before it has times and words: what the itinerary, its words, its ledger and its simulation share. */
import type { LegKind } from './outcome.js';
import type { WayEvent } from './way-events.js';

export interface LegDraft {
  readonly kind: LegKind;
  readonly events: readonly WayEvent[];
}
