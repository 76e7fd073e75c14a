/**
 * A traffic assignment instance in the format of the Transportation Networks for Research repository (TNTP,
 * https://github.com/bstabler/TransportationNetworks, README "TNTP data format"). Numbers of nodes are those of the files, from 1.
 */

/** One row of the net file; columns after `power` are 0 where the file leaves them out. */
export interface TntpLink {
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
  readonly length: number;
  readonly freeFlowTime: number;
  readonly b: number;
  readonly power: number;
  readonly speed: number;
  readonly toll: number;
  readonly type: number;
}

export interface TntpTrips {
  readonly origin: number;
  readonly destination: number;
  readonly amount: number;
}

/** One row of the flow file: a published solution. */
export interface TntpFlow {
  readonly from: number;
  readonly to: number;
  readonly volume: number;
  readonly cost: number;
}

export interface TntpNode {
  readonly node: number;
  readonly x: number;
  readonly y: number;
}

export interface TntpInstance {
  /** From the name of the net file, as `SiouxFalls`. */
  readonly name: string;
  readonly zones: number;
  readonly nodes: number;
  /** Nodes below this one are centroids that no trip passes. */
  readonly firstThru: number;
  /** Units of time per unit of toll and of length; 0 unless the net file's metadata say otherwise. */
  readonly tollFactor: number;
  readonly distanceFactor: number;
  readonly links: readonly TntpLink[];
  readonly trips: readonly TntpTrips[];
  /** Empty where the folder has no flow file. */
  readonly flows: readonly TntpFlow[];
  /** Empty where the folder has no node file. */
  readonly coordinates: readonly TntpNode[];
}
