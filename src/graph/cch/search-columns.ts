/** What a query climbs: for every rank its arcs up, with the head as a depth in the elimination tree. */
import type { MeetScratch } from './meet-scratch.js';

/** One direction. */
export interface UpwardArcs {
  /** Arcs up from rank `x` are `first[x] … first[x + 1] − 1`. Rows: ranks + 1. */
  readonly first: Uint32Array;
  /** Depth of the head. Rows: arcs of this column. */
  readonly headDepth: Uint16Array;
  readonly weight: Uint32Array;
}

export interface SearchColumns {
  /** Away from a source. */
  readonly forward: UpwardArcs;
  /** Against the arcs, away from a target. */
  readonly backward: UpwardArcs;
  /** The kernel of a query between two ranks over these columns, as meet.kernel.ts says. */
  readonly meet: (source: number, target: number, scratch: MeetScratch) => number;
}
