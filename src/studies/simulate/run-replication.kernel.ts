/**
 * One history of a corridor: consignments come, travel, queue first come first served, are served or sail, and travel on. Discrete events
 * in order of time (A. M. Law, "Simulation Modeling and Analysis", 5th ed., section 1.3). Every draw is keyed by (seed, flow or station,
 * number of the consignment of its flow), so that the same consignment meets the same luck on both sides of a comparison.
 *
 * Bounds: `customer` rows are below `made`, the length of every customer list; a visit below the flow's visits; a station below `stations.length`.
 */
import { keyOf, streamOf, uniformAt } from '../../planning/index.js';
import { listClosedSpells, opensAt } from './closed-spells.js';
import { EventHeap } from './event-heap.kernel.js';
import type { QueueNetwork, SailingStation, ServerStation } from './stations.js';

export interface ReplicationOptions {
  readonly seed: number;
  /** Consignments that start before are not counted: the corridor fills first. */
  readonly warmUpDays: number;
  /** The history ends here; counted from the same zero. */
  readonly untilDays: number;
}

/** What one station saw of the consignments that are counted. */
export interface StationCount {
  arrived: number;
  served: number;
  spilled: number;
  /** Waiting or being served at the end: `arrived = served + spilled + inSystem`. */
  inSystem: number;
  /** Of `inSystem`, those whose service had not begun. */
  waiting: number;
  /** Days from coming to the beginning of service or the sailing; one per consignment that began. */
  readonly waits: number[];
}

export interface Replication {
  readonly stations: readonly StationCount[];
  /** Per flow: `started = delivered + spilled + underWay`, and days door to door of those delivered. */
  readonly flows: readonly { started: number; delivered: number; spilled: number; underWay: number; readonly days: number[] }[];
}

const START = 0;
const ARRIVE = 1;
const DONE = 2;
const SHIP = 3;
const TRY = 4;

export const runReplication = ({ stations, flows }: QueueNetwork, options: ReplicationOptions): Replication => {
  const { seed, warmUpDays, untilDays } = options;
  const counts: StationCount[] = stations.map(() => ({ arrived: 0, served: 0, spilled: 0, inSystem: 0, waiting: 0, waits: [] }));
  const sums = flows.map(() => ({ started: 0, delivered: 0, spilled: 0, underWay: 0, days: [] as number[] }));
  const closed = stations.map(({ name, closures }) => listClosedSpells(closures, name, seed, untilDays));
  const arrivalStream = flows.map(({ name }) => streamOf(seed, keyOf(`${name}/arrival`)));
  const serviceStream = flows.map(({ name, visits }) =>
    visits.map(({ station }) => streamOf(seed, keyOf(`${name}/${stations[station]!.name}/service`))),
  );
  const heap = new EventHeap();
  // customers: flow, number within the flow, visit, start, time of coming to the station
  const flowOf: number[] = [];
  const numberOf: number[] = [];
  const visitOf: number[] = [];
  const startOf: number[] = [];
  const cameAt: number[] = [];
  /** 1 once delivered or spilled. */
  const over: number[] = [];
  const queues = stations.map((): number[] => []);
  const heads = stations.map(() => 0);
  const busy = stations.map(() => 0);
  /** When the ship that stands ready began to; NaN while none does. */
  const readySince = stations.map(() => Number.NaN);
  const gap = (flow: number, number: number): number => -Math.log(1 - uniformAt(arrivalStream[flow]!, number)) / flows[flow]!.perDay;
  const counted = (customer: number): boolean => startOf[customer]! >= warmUpDays;

  flows.forEach((flow, f) => {
    if (flow.perDay > 0) heap.push(gap(f, 0), START, f, 0);
  });
  stations.forEach((station, s) => {
    if (station.kind === 'sailings') heap.push(station.headwayDays * uniformAt(streamOf(seed, keyOf(`${station.name}/phase`)), 0), SHIP, s, 0);
  });

  const travelOn = (customer: number, now: number): void => {
    const flow = flowOf[customer]!;
    const { visits } = flows[flow]!;
    const next = visitOf[customer]! + 1;
    visitOf[customer] = next;
    const visit = visits[next];
    if (visit !== undefined) {
      heap.push(now + visit.afterDays, ARRIVE, customer, visit.station);
      return;
    }
    over[customer] = 1;
    if (!counted(customer)) return;
    sums[flow]!.delivered++;
    sums[flow]!.days.push(now - startOf[customer]!);
  };

  const unitsOf = (customer: number): number => flows[flowOf[customer]!]!.visits[visitOf[customer]!]!.units;
  const waitingAt = (s: number): number => queues[s]!.length - heads[s]!;
  const takeFirst = (s: number, now: number): number => {
    const queue = queues[s]!;
    const customer = queue[heads[s]!++]!;
    // the served part of the list is dropped now and then
    if (heads[s]! > 4096 && heads[s]! * 2 > queue.length) {
      queue.splice(0, heads[s]!);
      heads[s] = 0;
    }
    if (counted(customer)) counts[s]!.waits.push(now - cameAt[customer]!);
    return customer;
  };

  const serve = (station: ServerStation, s: number, now: number): void => {
    while (busy[s]! < station.servers && waitingAt(s) > 0) {
      const opens = opensAt(closed[s]!, now);
      if (opens > now) {
        heap.push(opens, TRY, 0, s);
        return;
      }
      const customer = takeFirst(s, now);
      busy[s]!++;
      // in service from here to DONE
      if (counted(customer)) counts[s]!.inSystem++;
      const u = uniformAt(serviceStream[flowOf[customer]!]![visitOf[customer]!]!, numberOf[customer]!);
      const days = station.law === 'fixed' ? station.serviceDays : -station.serviceDays * Math.log(1 - u);
      heap.push(now + days * unitsOf(customer), DONE, customer, s);
    }
  };

  /** Those who go with the next sailing: as many of the first in the queue as fit. */
  const loadOf = (station: SailingStation, s: number): { count: number; units: number; full: boolean } => {
    let count = 0;
    let units = 0;
    for (let at = heads[s]!; at < queues[s]!.length; at++) {
      const more = unitsOf(queues[s]![at]!);
      // a consignment larger than the ship goes alone
      if (units + more > station.capacity && count > 0) return { count, units, full: true };
      units += more;
      count++;
      if (units >= station.capacity) return { count, units, full: true };
    }
    return { count, units, full: false };
  };

  const sail = (station: SailingStation, s: number, now: number): void => {
    if (Number.isNaN(readySince[s]!)) return;
    const load = loadOf(station, s);
    const byTime = station.patienceDays === 0;
    if (!byTime && load.count === 0) return;
    const firstAboard = load.count === 0 ? now : Math.max(readySince[s]!, cameAt[queues[s]![heads[s]!]!]!);
    const latest = byTime ? now : firstAboard + station.patienceDays;
    if (!load.full && now < latest) {
      heap.push(latest, TRY, 0, s);
      return;
    }
    const opens = opensAt(closed[s]!, now);
    if (opens > now) {
      heap.push(opens, TRY, 0, s);
      return;
    }
    for (let i = 0; i < load.count; i++) {
      const customer = takeFirst(s, now);
      if (counted(customer)) counts[s]!.served++;
      travelOn(customer, now);
    }
    readySince[s] = Number.NaN;
    heap.push(now + station.headwayDays, SHIP, s, 0);
  };

  const attend = (s: number, now: number): void => {
    const station = stations[s]!;
    if (station.kind === 'servers') serve(station, s, now);
    else sail(station, s, now);
  };

  while (heap.pop() && heap.time <= untilDays) {
    const { time: now, kind, a, b } = heap;
    switch (kind) {
      case START: {
        heap.push(now + gap(a, b + 1), START, a, b + 1);
        const customer = flowOf.length;
        flowOf.push(a);
        numberOf.push(b);
        visitOf.push(-1);
        startOf.push(now);
        cameAt.push(now);
        over.push(0);
        if (now >= warmUpDays) sums[a]!.started++;
        travelOn(customer, now);
        break;
      }
      case ARRIVE: {
        if (counted(a)) counts[b]!.arrived++;
        if (waitingAt(b) >= stations[b]!.room) {
          over[a] = 1;
          if (counted(a)) {
            counts[b]!.spilled++;
            sums[flowOf[a]!]!.spilled++;
          }
          break;
        }
        cameAt[a] = now;
        queues[b]!.push(a);
        attend(b, now);
        break;
      }
      case DONE:
        busy[b]!--;
        if (counted(a)) {
          counts[b]!.served++;
          counts[b]!.inSystem--;
        }
        travelOn(a, now);
        attend(b, now);
        break;
      case SHIP:
        readySince[a] = now;
        attend(a, now);
        break;
      default:
        attend(b, now);
    }
  }
  counts.forEach((count, s) => {
    for (let at = heads[s]!; at < queues[s]!.length; at++) if (counted(queues[s]![at]!)) count.waiting++;
    count.inSystem += count.waiting;
  });
  over.forEach((done, customer) => {
    if (done === 0 && counted(customer)) sums[flowOf[customer]!]!.underWay++;
  });
  return { stations: counts, flows: sums };
};
