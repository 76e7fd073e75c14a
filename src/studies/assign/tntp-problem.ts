/** A TNTP instance as a problem to solve, and a solution in the words of the instance. */
import type { TntpFlow, TntpInstance } from '../../importing/index.js';
import type { Equilibrium } from './solve-equilibrium.js';
import { buildTrafficProblem, type TrafficProblem } from './traffic-problem.js';

/** Units of time per unit of toll and of length; what is left out is as the instance says. */
export interface CostFactors {
  readonly toll?: number | undefined;
  readonly distance?: number | undefined;
}

export function toTrafficProblem(instance: TntpInstance, factors: CostFactors = {}): TrafficProblem {
  const toll = factors.toll ?? instance.tollFactor;
  const distance = factors.distance ?? instance.distanceFactor;
  const links = instance.links.map((link) => ({
    from: link.from - 1,
    to: link.to - 1,
    capacity: link.capacity,
    freeFlow: link.freeFlowTime,
    b: link.b,
    power: link.power,
    fixed: toll * link.toll + distance * link.length,
  }));
  return buildTrafficProblem(
    { nodes: instance.nodes, firstThru: instance.firstThru - 1, links },
    instance.trips.map(({ origin, destination, amount }) => ({ origin: origin - 1, destination: destination - 1, amount })),
  );
}

/** Volume and cost (with tolls and distance, if they count) of every link, in the order of the net file. */
export function toTntpFlows(instance: TntpInstance, problem: TrafficProblem, { flow, cost }: Pick<Equilibrium, 'flow' | 'cost'>): TntpFlow[] {
  return instance.links.map(({ from, to }, i) => {
    const arc = problem.linkToArc[i] ?? 0;
    return { from, to, volume: Math.max(0, flow[arc] ?? 0), cost: cost[arc] ?? 0 };
  });
}

/** Sum of volume × time, tolls and distance apart. Units of trips × units of time. */
export function totalTravelTime(
  instance: TntpInstance,
  problem: TrafficProblem,
  result: Pick<Equilibrium, 'flow' | 'cost'>,
  factors: CostFactors = {},
): number {
  const toll = factors.toll ?? instance.tollFactor;
  const distance = factors.distance ?? instance.distanceFactor;
  return toTntpFlows(instance, problem, result).reduce((sum, { volume, cost }, i) => {
    const link = instance.links[i];
    return sum + volume * (cost - toll * (link?.toll ?? 0) - distance * (link?.length ?? 0));
  }, 0);
}

/** A node of the problem's graph as the files number it: the receiving half of a centroid is the centroid. */
export const toTntpNode = (instance: TntpInstance, node: number): number => (node < instance.nodes ? node : node - instance.nodes) + 1;
