/** From a priced network to the front: every way that no other way beats in all criteria asked for. */
import {
  createParetoScratch,
  type DirectedGraph,
  type ParetoProblem,
  type ParetoScratch,
  paretoSearch,
  type Terminal,
  type TimedArcs,
} from '../graph/index.js';
import type { Network } from '../network/index.js';
import type { Endpoint } from './endpoints.js';
import { leapsOf } from './leaps-of.js';
import type { Metric } from './metric.kernel.js';
import type { StepPrice } from './pricing.js';
import type { Criterion } from './query.js';
import { unfold, type ViaGraph } from './via-graph.js';

/** One point of the front: plain arcs of the network in order, and the ends they join. */
export interface Way {
  readonly arcs: readonly number[];
  readonly origin: Endpoint;
  readonly destination: Endpoint;
  readonly seconds: number;
  readonly cents: number;
  readonly grams: number;
  readonly varianceH2: number;
  readonly lifts: number;
}

export interface SearchQuestion {
  readonly origins: readonly Endpoint[];
  readonly destinations: readonly Endpoint[];
  readonly by: readonly Criterion[];
  /** 1 per arc that meets requirement i; in order. */
  readonly meets: readonly Uint8Array[];
  readonly limits: { readonly seconds: number; readonly cents: number; readonly lifts: number };
  readonly epsilon: number;
  /** Ways kept in memory while searching, after which the search gives up; see paretoDefaults. */
  readonly maxLabels?: number;
  readonly timed: ParetoProblem['timed'];
  readonly cancelled?: () => boolean;
}

export interface SearchAnswer {
  readonly ways: readonly Way[];
  readonly complete: boolean;
  readonly labels: number;
}

/** What a column stands for inside the search: a criterion, or the liftings counted because they are limited. */
type Column = Criterion | 'lifts';

export const graphOf = (network: Network): DirectedGraph => {
  const { arcs, nodes } = network;
  return {
    nodes: nodes.count,
    arcs: arcs.count,
    firstOut: arcs.firstOut,
    tail: arcs.tail,
    head: arcs.head,
    firstIn: arcs.firstIn,
    inArc: arcs.inArc,
  };
};

let scratch: ParetoScratch | undefined;

export const searchWays = (network: Network, metric: Metric, question: SearchQuestion): SearchAnswer => {
  scratch ??= createParetoScratch();
  const { problem, columns, via } = layOutQuestion(network, metric, question);
  const result = paretoSearch(problem, scratch);
  const ways = result.solutions.map((solution) => {
    const origin = question.origins[solution.source] as Endpoint;
    const destination = question.destinations[solution.target] as Endpoint;
    return measureWay(metric, { arcs: listArcs(solution.arcs, via?.plainArc), origin, destination, ...figuresOf(columns, solution.values) });
  });
  const sorted = ways.sort((a, b) => compareWays(a, b, question.by));
  const asksAll = columns.every((column) => column !== 'lifts' && question.by.includes(column));
  return { ways: asksAll ? sorted : nonDominated(sorted, question.by), complete: result.complete, labels: result.labels };
};

interface LaidOut {
  readonly problem: ParetoProblem;
  readonly columns: readonly Column[];
  /** The network as often as there are requirements to meet, and once more; undefined: there are none. */
  readonly via: ViaGraph | undefined;
}

/** The question as the search of the graph is asked it. */
export const layOutQuestion = (network: Network, metric: Metric, question: SearchQuestion): LaidOut => {
  const columns = columnsOf(question);
  const plain = graphOf(network);
  const via = question.meets.length === 0 ? undefined : unfold(plain, question.meets);
  const plainColumns = weightsOf(metric, columns);
  const { change } = metric;
  const leaps =
    via === undefined
      ? leapsOf({
          graph: plain,
          metric,
          weights: plainColumns,
          timed: question.timed?.flag,
          anyServe: question.epsilon === 0 && question.timed === undefined,
          before: change === undefined ? undefined : { metric: change.of, weights: weightsOf(change.of, columns), arcs: change.arcs },
        })
      : undefined;
  const problem: ParetoProblem = {
    graph: via?.graph ?? plain,
    ...(leaps === undefined ? {} : { leaps }),
    weights: via === undefined ? plainColumns : plainColumns.map((column) => via.spread(column)),
    ...(question.timed === undefined ? {} : { timed: via === undefined ? question.timed : spreadTimed(question.timed, via) }),
    sources: question.origins.map((origin) => terminal(origin, via?.first(origin.node) ?? origin.node, columns, 0)),
    targets: question.destinations.map((end) => terminal(end, via?.last(end.node) ?? end.node, columns, 0)),
    limits: columns.map((column) => limitOf(question, column)),
    epsilon: question.epsilon,
    ...(question.maxLabels === undefined ? {} : { maxLabels: question.maxLabels }),
    ...(question.cancelled === undefined ? {} : { cancelled: question.cancelled }),
  };
  return { problem, columns, via };
};

const spreadTimed = (timed: TimedArcs, via: ViaGraph): TimedArcs => ({
  flag: via.spreadFlags(timed.flag),
  delay: (arc, elapsed) => timed.delay(via.plainArc[arc] ?? 0, elapsed),
});

/**
 * Time leads where the clock counts: only criterion 0 may depend on it. Elsewhere what differs most from way to way leads, time coming
 * after emissions and cost: a third of the labels less, for the same exact front. Liftings join as a column only where they are limited.
 */
const columnsOf = (question: SearchQuestion): Column[] => {
  const order: readonly Criterion[] = question.timed === undefined ? ['co2', 'cost', 'time', 'reliability'] : ['time', 'cost', 'co2', 'reliability'];
  const asked = order.filter((criterion) => criterion === 'time' || question.by.includes(criterion));
  return [...asked, ...(question.limits.lifts < Infinity ? ['lifts' as const] : [])];
};

const leads = new WeakMap<Metric, Map<Column, Float64Array>>();

/** The search reads from its first column which arcs are closed, and a metric says it in seconds: made once per metric. */
const leadOf = (metric: Metric, column: Column): Float64Array => {
  if (column === 'time') return metric.seconds;
  const known = leads.get(metric) ?? new Map<Column, Float64Array>();
  const lead = known.get(column) ?? (metric.change === undefined ? closedWhere(metric.seconds, columnOf(metric, column)) : leadAfter(metric, column));
  leads.set(metric, known.set(column, lead));
  return lead;
};

const weightsOf = (metric: Metric, columns: readonly Column[]): Float64Array[] =>
  columns.map((column, k) => (k === 0 ? leadOf(metric, column) : columnOf(metric, column)));

/** That of the metric it was made from, but for the arcs that changed. */
const leadAfter = (metric: Metric, column: Column): Float64Array => {
  if (metric.change === undefined) return leadOf(metric, column);
  const lead = leadOf(metric.change.of, column).slice();
  const plain = columnOf(metric, column);
  for (const arc of metric.change.arcs) lead[arc] = metric.seconds[arc] === Infinity ? Infinity : (plain[arc] ?? Infinity);
  return lead;
};

const closedWhere = (seconds: Float64Array, column: Float64Array): Float64Array => {
  const closed = column.slice();
  for (let arc = 0; arc < closed.length; arc++) if (seconds[arc] === Infinity) closed[arc] = Infinity;
  return closed;
};

const columnOf = (metric: Metric, column: Column): Float64Array => {
  switch (column) {
    case 'time':
      return metric.seconds;
    case 'cost':
      return metric.cents;
    case 'co2':
      return metric.grams;
    case 'reliability':
      return metric.varianceH2;
    case 'lifts':
      return metric.lifts;
  }
};

const limitOf = (question: SearchQuestion, column: Column): number => {
  if (column === 'time') return question.limits.seconds;
  if (column === 'cost') return question.limits.cents;
  // ending in a yard takes one lifting that is no transshipment
  return column === 'lifts' ? question.limits.lifts + 1 : Infinity;
};

const terminal = (endpoint: Endpoint, node: number, columns: readonly Column[], none: number): Terminal => {
  const { door } = endpoint;
  const value = (column: Column): number => {
    switch (column) {
      case 'time':
        return door?.seconds ?? none;
      case 'cost':
        return door?.cents ?? none;
      case 'co2':
        return door === undefined ? none : door.gramsWtt + door.gramsTtw;
      case 'reliability':
        return door?.varianceH2 ?? none;
      case 'lifts':
        return endpoint.ground ? none : 1;
    }
  };
  return { node, values: columns.map(value) };
};

/** `plainArc`: what each arc is a copy of. Much faster than `Array.from`, which asks an iterator for each. */
const listArcs = (arcs: Uint32Array, plainArc: Uint32Array | undefined): number[] => {
  const list = new Array<number>(arcs.length);
  for (let i = 0; i < arcs.length; i++) list[i] = plainArc === undefined ? (arcs[i] ?? 0) : (plainArc[arcs[i] ?? 0] ?? 0);
  return list;
};

/** What the search has summed: all figures are whole numbers, so no other order of adding gives another sum. */
const figuresOf = (columns: readonly Column[], values: readonly number[]): Pick<Way, 'seconds'> & Partial<Pick<Way, 'cents' | 'grams'>> => {
  const cents = values[columns.indexOf('cost')];
  const grams = values[columns.indexOf('co2')];
  return {
    seconds: values[columns.indexOf('time')] ?? 0,
    ...(cents === undefined ? {} : { cents }),
    ...(grams === undefined ? {} : { grams }),
  };
};

type Measured = Pick<Way, 'arcs' | 'origin' | 'destination' | 'seconds'> & Partial<Pick<Way, 'cents' | 'grams'>>;

/** All figures of a way by adding up its arcs; seconds as the search found them, since they may depend on the clock, and what else is known already. */
export const measureWay = (metric: Metric, way: Measured): Way => {
  const { arcs, origin, destination } = way;
  const withDoors = (sum: number, figure: (door: StepPrice) => number): number =>
    [origin, destination].reduce((total, { door }) => total + (door === undefined ? 0 : figure(door)), sum);
  return {
    arcs,
    origin,
    destination,
    seconds: way.seconds,
    cents: way.cents ?? withDoors(sumOver(metric.cents, arcs), (door) => door.cents),
    grams: way.grams ?? withDoors(sumOver(metric.grams, arcs), (door) => door.gramsWtt + door.gramsTtw),
    varianceH2: withDoors(sumOver(metric.varianceH2, arcs), (door) => door.varianceH2),
    lifts: Math.max(0, sumOver(metric.lifts, arcs) - (destination.ground ? 1 : 0)),
  };
};

const sumOver = (column: Float64Array, arcs: readonly number[]): number => {
  let sum = 0;
  for (const arc of arcs) sum += column[arc] ?? 0;
  return sum;
};

export const figureOf = (way: Way, criterion: Criterion): number => {
  switch (criterion) {
    case 'time':
      return way.seconds;
    case 'cost':
      return way.cents;
    case 'co2':
      return way.grams;
    case 'reliability':
      return way.varianceH2;
  }
};

export const dominates = (a: Way, b: Way, by: readonly Criterion[]): boolean =>
  by.every((criterion) => figureOf(a, criterion) <= figureOf(b, criterion)) &&
  by.some((criterion) => figureOf(a, criterion) < figureOf(b, criterion));

/** The search carries time and limited liftings even when they are not asked about; this is the front in the criteria that are. `sorted`: by those. */
const nonDominated = (sorted: readonly Way[], by: readonly Criterion[]): Way[] => {
  const front: Way[] = [];
  for (const way of sorted) {
    const beaten = front.some((other) => by.every((criterion) => figureOf(other, criterion) <= figureOf(way, criterion)));
    if (!beaten) front.push(way);
  }
  return front;
};

const everyCriterion = ['time', 'cost', 'co2', 'reliability'] as const;

/** By the criteria in order, then the remaining figures, then fewer liftings, then the smaller arcs: the stated order of ties. */
export const compareWays = (a: Way, b: Way, by: readonly Criterion[]): number => {
  for (const order of [by, everyCriterion]) {
    for (const criterion of order) {
      const difference = figureOf(a, criterion) - figureOf(b, criterion);
      if (difference !== 0) return difference;
    }
  }
  if (a.lifts !== b.lifts) return a.lifts - b.lifts;
  for (let i = 0; i < Math.min(a.arcs.length, b.arcs.length); i++) {
    const difference = (a.arcs[i] ?? 0) - (b.arcs[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.arcs.length - b.arcs.length;
};
