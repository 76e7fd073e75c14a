/**
 * The study `assign`: a table of flows over the freight network at least cost, within what services, terminals, borders and pipelines
 * take in a week. One linear program, so one job. What a scenario shuts for a time is taken as open, for good as shut, as in criticality.
 */
import type { Network } from '../network/index.js';
import type { Instant } from '../units/index.js';
import {
  buildFreightProblem,
  type Capacity,
  type CapacityKind,
  capacityKinds,
  describePath,
  type FlowPath,
  type FlowSolution,
  type FreightFlow,
  type FreightPrices,
  type FreightProblem,
  type GivenCapacity,
  type PathLeg,
  solveFlow,
  takenPerTonne,
  tonnesPerWeek,
} from './assign/index.js';
import { type Carried, listCarried } from './carried.js';
import type { Flow } from './critical.js';
import type { RunOptions, StudyKind } from './study.js';
import { requirePlace } from './study-terms.js';

export interface AssignQuestion {
  readonly flows: readonly Flow[];
  readonly departAt: Instant;
  readonly prices: FreightPrices;
  readonly capacities: readonly GivenCapacity[];
}

/** One way of one flow. Figures per tonne: USD with all prices, USD of carriage, grams of CO2e, expected seconds. */
export interface AssignedWay {
  /** Position in the question. */
  readonly flow: number;
  readonly tonnesPerWeek: number;
  readonly usd: number;
  readonly carriageUsd: number;
  readonly grams: number;
  readonly seconds: number;
  readonly legs: readonly PathLeg[];
}

export type AssignedLimit = Omit<Capacity, 'counts'> & {
  readonly usedPerWeek: number;
  /** USD saved a week by one more unit a week. */
  readonly shadowPrice: number;
};

export interface AssignResult {
  /** USD a week; no assignment costs less than `bound`. */
  readonly objective: number;
  readonly bound: number;
  readonly rounds: number;
  readonly columns: number;
  /** By flow: tonnes a week, and whether any way leads there. */
  readonly demand: readonly number[];
  readonly unmet: readonly number[];
  readonly connected: readonly boolean[];
  /** USD of the last tonne, by flow. */
  readonly marginal: readonly number[];
  readonly ways: readonly AssignedWay[];
  /** Those that something passes, or that have a price. */
  readonly limits: readonly AssignedLimit[];
  /** All there are, by kind. */
  readonly limited: Readonly<Record<CapacityKind, number>>;
  /** Amounts: tonnes, TEU a week. */
  readonly carried: readonly Carried[];
}

export const assignStudy: StudyKind<AssignQuestion, 'all', AssignResult, AssignResult> = {
  split: () => ['all'],
  run: assignFreight,
  merge: (_network, _question, [result]) => {
    if (result === undefined) throw new Error('an assignment was merged without its part');
    return result;
  },
};

async function assignFreight(network: Network, question: AssignQuestion, _chunk: 'all', options: RunOptions): Promise<AssignResult> {
  const { solver, cancelled, report } = options;
  if (solver === undefined) throw new Error('an assignment was run without a solver of linear programs');
  const flows = question.flows.map(
    (flow): FreightFlow => ({
      origin: requirePlace(network, flow.origin),
      destination: requirePlace(network, flow.destination),
      tonnesPerWeek: tonnesPerWeek(flow.tonnesPerYear),
      cargo: flow.cargo,
    }),
  );
  const freight = buildFreightProblem(network, { flows, prices: question.prices, given: question.capacities, departAt: question.departAt });
  const watch = { ...(cancelled === undefined ? {} : { cancelled }), ...(report === undefined ? {} : { report }) };
  const solution = await solveFlow(freight.problem, solver, {}, watch);
  if (solution.kind === 'unsolved') throw new Error(solution.sentence);
  return summarise(network, flows, freight, solution);
}

/** Less than this share of a unit a week is the rounding of the solver. */
const LEAST_USE = 1e-6;

function summarise(network: Network, flows: readonly FreightFlow[], freight: FreightProblem, solution: FlowSolution): AssignResult {
  const ways = solution.paths.map((path): AssignedWay => {
    const { carriageUsd, grams, seconds } = figuresOf(freight, path);
    const legs = describePath(network, path.arcs);
    return { flow: path.commodity, tonnesPerWeek: path.flow, usd: path.cost, carriageUsd, grams, seconds, legs };
  });
  const limits = freight.capacities.map(({ counts: _, ...capacity }, row) => ({
    ...capacity,
    usedPerWeek: solution.loads[row] ?? 0,
    shadowPrice: solution.shadowPrices[row] ?? 0,
  }));
  return {
    objective: solution.objective,
    bound: solution.bound,
    rounds: solution.rounds,
    columns: solution.columns,
    demand: flows.map((flow) => flow.tonnesPerWeek),
    unmet: [...solution.unmet],
    connected: Array.from(solution.connected, (one) => one === 1),
    marginal: [...solution.marginalCosts],
    ways,
    limits: limits.filter(({ usedPerWeek, shadowPrice }) => usedPerWeek > LEAST_USE || shadowPrice > 0),
    limited: countKinds(freight.capacities),
    carried: listCarried(solution.paths.map((path) => ({ network, arcs: path.arcs, amounts: [path.flow, path.flow * teuPerTonne(freight, path)] }))),
  };
}

const countKinds = (capacities: readonly Capacity[]): AssignResult['limited'] =>
  Object.fromEntries(capacityKinds.map((kind) => [kind, capacities.filter((one) => one.kind === kind).length])) as AssignResult['limited'];

const teuPerTonne = ({ problem, priced }: FreightProblem, { commodity }: FlowPath): number => {
  const load = priced[problem.commodities[commodity]?.cargo ?? 0]?.pricing.load;
  return load === undefined ? 0 : takenPerTonne(load, { unit: 'teu', counts: 'boxes' });
};

/** Per tonne, from door to door, by the same columns that the prices of the program were made of. */
function figuresOf({ problem, priced, ends }: FreightProblem, { commodity, source, target, arcs }: FlowPath) {
  const one = priced[problem.commodities[commodity]?.cargo ?? 0];
  if (one === undefined) throw new Error(`flow ${commodity} has no cargo`);
  const { metric, pricing } = one;
  const doors = [ends[commodity]?.sources[source]?.door, ends[commodity]?.targets[target]?.door];
  const sum = (column: Float64Array, atDoor: (door: NonNullable<(typeof doors)[number]>) => number): number =>
    doors.reduce((total, door) => total + (door === undefined ? 0 : atDoor(door)), 0) + arcs.reduce((total, arc) => total + (column[arc] ?? 0), 0);
  const { tonnes } = pricing.load;
  return {
    carriageUsd: sum(metric.cents, ({ cents }) => cents) / 100 / tonnes,
    grams: sum(metric.grams, ({ gramsWtt, gramsTtw }) => gramsWtt + gramsTtw) / tonnes,
    seconds: sum(metric.seconds, ({ seconds }) => seconds),
  };
}
