/**
 * From one place to all others, the one best way by each criterion: three shortest-path trees over the priced network instead of a
 * front for every pair. Time is by the clock of the departure, with opening hours, timetables and closures; price and emissions are of the way
 * itself, whatever it waits for.
 */
import { createTreesScratch, shortestPath, shortestPathTrees, type TreesScratch, timedTree } from '../graph/index.js';
import type { Place } from '../network/index.js';
import { type Calendar, type Endpoint, findEndpoints, graphOf, measureWay, type Priced, timedArcs, type Way } from '../planning/index.js';
import { openWeights } from './open-weights.js';
import { type StudyCriterion, studyCriteria } from './study-terms.js';

export interface BestWays {
  /** Undefined when the place cannot be reached, or has nothing that takes this cargo. Seconds, cents, grams at the door. */
  readonly valueTo: (place: Place, by: StudyCriterion) => number | undefined;
  readonly wayTo: (place: Place, by: StudyCriterion) => Way | undefined;
}

let scratch: TreesScratch | undefined;

/** `calendar` must be that of the departure. */
export const findBestWays = (priced: Priced, calendar: Calendar, from: Place): BestWays => {
  const { pricing, metric } = priced;
  const graph = graphOf(pricing.network);
  const origins = findEndpoints(pricing, from, 'origin');
  const timed = timedArcs(pricing, metric, calendar);
  const weights = [metric.seconds, metric.cents, metric.grams].map((column) => openWeights(pricing.network, column, calendar.start));
  scratch ??= createTreesScratch();
  const terminals = origins.map((origin) => ({ node: origin.node, values: studyCriteria.map((by) => doorValue(origin, by)) }));
  const trees = shortestPathTrees({ graph, weights, direction: 'forward', terminals }, scratch);
  if (timed !== undefined) {
    const sources = origins.map((origin) => ({ node: origin.node, value: doorValue(origin, 'time') }));
    trees[0] = timedTree({ graph, weights: metric.seconds, timed, sources });
  }
  /** Expected seconds of a way by the clock, from the moment it is set out on. */
  const secondsOf = (arcs: readonly number[], startS: number): number =>
    arcs.reduce((now, arc) => now + (timed === undefined || timed.flag[arc] === 0 ? (metric.seconds[arc] ?? 0) : timed.delay(arc, now)), startS);

  const bestEnd = (place: Place, by: StudyCriterion): { readonly end: Endpoint; readonly value: number } | undefined => {
    const dist = trees[studyCriteria.indexOf(by)]?.dist;
    let best: { readonly end: Endpoint; readonly value: number } | undefined;
    for (const end of findEndpoints(pricing, place, 'destination')) {
      const value = (dist?.[end.node] ?? Infinity) + doorValue(end, by);
      if (value < (best?.value ?? Infinity)) best = { end, value };
    }
    return best;
  };
  return {
    valueTo: (place, by) => bestEnd(place, by)?.value,
    wayTo: (place, by) => {
      const best = bestEnd(place, by);
      const tree = trees[studyCriteria.indexOf(by)];
      if (best === undefined || tree === undefined) return undefined;
      const arcs = [...(shortestPath(graph, tree, { node: best.end.node, direction: 'forward' }) ?? [])];
      const start = arcs[0] === undefined ? best.end.node : (graph.tail[arcs[0]] ?? 0);
      const origin = cheapestAt(origins, start, by);
      if (origin === undefined) throw new Error(`the way to ${place.id} starts at node ${start}, which is no origin`);
      const seconds = secondsOf(arcs, doorValue(origin, 'time')) + doorValue(best.end, 'time');
      // by price or emissions it may come to a service after the last run of its season: then nothing is known of a way that does not
      return seconds === Infinity ? undefined : measureWay(metric, { arcs, origin, destination: best.end, seconds });
    },
  };
};

const cheapestAt = (origins: readonly Endpoint[], node: number, by: StudyCriterion): Endpoint | undefined => {
  let best: Endpoint | undefined;
  for (const origin of origins) if (origin.node === node && (best === undefined || doorValue(origin, by) < doorValue(best, by))) best = origin;
  return best;
};

export const doorValue = ({ door }: Endpoint, by: StudyCriterion): number => {
  if (door === undefined) return 0;
  switch (by) {
    case 'time':
      return door.seconds;
    case 'cost':
      return door.cents;
    case 'co2':
      return door.gramsWtt + door.gramsTtw;
  }
};
