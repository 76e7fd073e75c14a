/** What a query writes: rows by depth in the elimination tree for either end, and the way it found. */

/** By depth; of one end. */
export interface Reached {
  readonly dist: Uint32Array;
  /** The arc by which the node was reached, as a position in the search graph's columns; NONE at the end itself. */
  readonly by: Uint32Array;
  /** The depth it came from. */
  readonly from: Uint32Array;
}

export interface MeetScratch {
  readonly forward: Reached;
  readonly backward: Reached;
  /** The arcs of the last query's way in the order of travel: `begin … height − 1` climb from the source, `height … end − 1` come down to the target. Rows: 2 × height. */
  readonly climbed: Uint32Array;
  begin: number;
  end: number;
}

export function createMeetScratch(height: number): MeetScratch {
  const reached = (): Reached => ({ dist: new Uint32Array(height), by: new Uint32Array(height), from: new Uint32Array(height) });
  return { forward: reached(), backward: reached(), climbed: new Uint32Array(2 * height), begin: height, end: height };
}
