/** Many histories of one corridor, and what they say of each station and each flow. */
import { runReplication } from './run-replication.kernel.js';
import type { QueueNetwork } from './stations.js';

export interface HistoriesOptions {
  readonly seed: number;
  readonly replications: number;
  /** Days that fill the corridor and are not counted, then days that are. */
  readonly warmUpDays: number;
  readonly days: number;
  readonly report?: (share: number) => void;
  readonly cancelled?: () => boolean;
}

export interface StationSum {
  readonly name: string;
  /** Means over the histories, consignments a week of the counted days. */
  readonly arrivedPerWeek: number;
  readonly servedPerWeek: number;
  /** Days; over all consignments of all histories that began. Undefined when none did. */
  readonly waitP50: number | undefined;
  readonly waitP90: number | undefined;
  readonly waitMean: number | undefined;
  /** Consignments that came and were not served by the end, and those turned away; means over the histories. */
  readonly waitingAtEnd: number;
  readonly spilled: number;
}

export interface FlowSum {
  readonly name: string;
  readonly startedPerWeek: number;
  readonly deliveredPerWeek: number;
  readonly daysP50: number | undefined;
  readonly daysP90: number | undefined;
  /** Started in the counted days and not delivered by their end: travelling, or in a queue. */
  readonly underWay: number;
  readonly spilled: number;
}

export interface CorridorSum {
  readonly stations: readonly StationSum[];
  readonly flows: readonly FlowSum[];
  /** Counted days of a history. */
  readonly days: number;
}

/** Seeds of the histories of one study; the next study's begin far away. */
const HISTORIES_PER_SEED = 4096;
const DAYS_PER_WEEK = 7;

export const simulateCorridor = (network: QueueNetwork, options: HistoriesOptions): CorridorSum => {
  const { seed, replications, warmUpDays, days } = options;
  const histories: ReturnType<typeof runReplication>[] = [];
  for (let i = 0; i < replications && options.cancelled?.() !== true; i++) {
    histories.push(runReplication(network, { seed: seed * HISTORIES_PER_SEED + i, warmUpDays, untilDays: warmUpDays + days }));
    options.report?.((i + 1) / replications);
  }
  const weeks = (histories.length * days) / DAYS_PER_WEEK;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const stations = network.stations.map(({ name }, s): StationSum => {
    const counts = histories.map(({ stations: list }) => list[s]).filter((count) => count !== undefined);
    const waits = sorted(counts.map((count) => count.waits));
    return {
      name,
      arrivedPerWeek: sum(counts.map(({ arrived }) => arrived)) / weeks,
      servedPerWeek: sum(counts.map(({ served }) => served)) / weeks,
      waitP50: rank(waits, 0.5),
      waitP90: rank(waits, 0.9),
      waitMean: waits.length === 0 ? undefined : waits.reduce((total, wait) => total + wait, 0) / waits.length,
      waitingAtEnd: sum(counts.map(({ waiting }) => waiting)) / histories.length,
      spilled: sum(counts.map(({ spilled }) => spilled)) / histories.length,
    };
  });
  const flows = network.flows.map(({ name }, f): FlowSum => {
    const counts = histories.map(({ flows: list }) => list[f]).filter((count) => count !== undefined);
    const taken = sorted(counts.map((count) => count.days));
    return {
      name,
      startedPerWeek: sum(counts.map(({ started }) => started)) / weeks,
      deliveredPerWeek: sum(counts.map(({ delivered }) => delivered)) / weeks,
      daysP50: rank(taken, 0.5),
      daysP90: rank(taken, 0.9),
      underWay: sum(counts.map(({ underWay }) => underWay)) / histories.length,
      spilled: sum(counts.map(({ spilled }) => spilled)) / histories.length,
    };
  });
  return { stations: stations.filter(({ name }) => name !== 'arrival'), flows, days };
};

const sorted = (lists: readonly (readonly number[])[]): Float64Array => Float64Array.from(lists.flat()).sort();
/** Nearest rank, as the percentiles of a plan. */
const rank = (values: Float64Array, q: number): number | undefined => values[Math.max(0, Math.ceil(q * values.length) - 1)];
