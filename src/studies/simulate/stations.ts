/** What a corridor's traffic queues for, as plain data: stations that serve, ships that sail, and the flows that come. Times in days. */

export interface ServerStation {
  readonly kind: 'servers';
  /** Stable name, as `operations:kz-altynkol-…`: equal names see equal luck on both sides of a comparison. */
  readonly name: string;
  readonly servers: number;
  /** Mean days that one server takes for one unit. */
  readonly serviceDays: number;
  readonly law: 'fixed' | 'exponential';
  /** Most units that may wait; what comes to a full station is spilled. */
  readonly room: number;
  readonly closures: Closures;
}

export interface SailingStation {
  readonly kind: 'sailings';
  readonly name: string;
  /** Units that a sailing takes. */
  readonly capacity: number;
  /** Days between the calls of a ship. */
  readonly headwayDays: number;
  /** Sails when full, and at the latest so many days after it stands ready with somebody aboard; 0 = sails as it stands. */
  readonly patienceDays: number;
  readonly room: number;
  readonly closures: Closures;
}
export type Station = ServerStation | SailingStation;

/** When nothing begins: stated spells, and weather that comes and goes. */
export interface Closures {
  /** Begin, end, begin, end … in days after the start, ascending. */
  readonly spells: readonly number[];
  /** Share of the time that weather closes it, 0 … 0.95: one for ever, or one for each twelfth of a year from the start on, round and round; none = 0. */
  readonly closedShares: readonly number[];
  /** Mean days of a closure. */
  readonly meanDays: number;
}
export const neverClosed: Closures = { spells: [], closedShares: [], meanDays: 0 };

export interface Visit {
  /** Position in `stations`. */
  readonly station: number;
  /** Days on the way since the visit before, or since the start. */
  readonly afterDays: number;
  /** Units of the station's capacity that one consignment takes. */
  readonly units: number;
}

export interface QueueFlow {
  readonly name: string;
  /** Consignments a day, at random moments (Poisson). */
  readonly perDay: number;
  readonly visits: readonly Visit[];
}

export interface QueueNetwork {
  readonly stations: readonly Station[];
  readonly flows: readonly QueueFlow[];
}
