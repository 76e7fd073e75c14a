/**
 * Path-based column generation: L. R. Ford, D. R. Fulkerson, A suggested computation for maximal multi-commodity network flows, Management
 * Science 5(1), 1958, doi:10.1287/mnsc.5.1.97. A small program over the ways known so far gives every resource a shadow price; at
 * these prices a cheapest way per commodity either is known already, and the program is solved over all ways there are, or joins it.
 *
 * The bound. With y the prices of demand and r(k) ≤ 0 the reduced cost of the cheapest way of k, (y + r, shadow prices) is feasible in
 * the dual of the program over all ways, so no solution costs less than objective + Σ demand(k) × r(k) (L. S. Lasdon, Optimization
 * Theory for Large Systems, 1970, section 3.7).
 */
import type { Commodity, FlowOutcome, FlowPath, FlowProblem } from './flow-problem.js';
import type { LinearColumn, LinearMaster, LinearSolver } from './linear-master.js';
import { type CheapestWay, findCheapestWays } from './reduced-costs.kernel.js';

export const columnGenerationDefaults = {
  /** Share of the objective that the bound may be below it. */
  tolerance: 1e-9,
  maxRounds: 500,
};

export interface FlowWatch {
  readonly report?: (share: number, what: string) => void;
  readonly cancelled?: () => boolean;
}

interface State {
  readonly problem: FlowProblem;
  readonly ways: Omit<FlowPath, 'flow'>[];
  readonly seen: Set<string>;
}

/** Deterministic for one build of the solver. `tolerance` ≥ 1e-12. */
export async function solveFlow(
  problem: FlowProblem,
  solver: LinearSolver,
  options: Partial<typeof columnGenerationDefaults> = {},
  watch: FlowWatch = {},
): Promise<FlowOutcome> {
  const { commodities, capacities } = problem;
  const demands = commodities.map(({ demand }) => demand);
  const master = await solver.open({
    lower: [...demands, ...Array.from(capacities, () => -Infinity)],
    upper: [...demands, ...capacities],
  });
  try {
    return await generate({ problem, ways: [], seen: new Set() }, master, { ...columnGenerationDefaults, ...options }, watch);
  } finally {
    await master.close();
  }
}

async function generate(
  state: State,
  master: LinearMaster,
  { tolerance, maxRounds }: typeof columnGenerationDefaults,
  watch: FlowWatch,
): Promise<FlowOutcome> {
  const { problem, ways } = state;
  const { commodities } = problem;
  const free = findCheapestWays(problem, new Float64Array(problem.capacities.length));
  const connected = Uint8Array.from(free, ({ price }) => (price < Infinity ? 1 : 0));
  let columns: LinearColumn[] = commodities.map((_, k) => ({ cost: problem.unmetPrice, rows: [k], values: [1] }));
  for (const [k, way] of free.entries()) if (way.price < Infinity) columns.push(addWay(state, k, way));
  let bound = -Infinity;
  for (let round = 1; ; round++) {
    const outcome = await master.solve(columns);
    if (outcome.kind !== 'optimal') return { kind: 'unsolved', because: outcome.kind, sentence: outcome.sentence };
    const shadowPrices = Float64Array.from(problem.capacities, (_, r) => Math.max(0, -(outcome.duals[commodities.length + r] ?? 0)));
    const cheapest = findCheapestWays(problem, shadowPrices);
    columns = [];
    let missing = 0;
    for (const [k, way] of cheapest.entries()) {
      const paid = outcome.duals[k] ?? 0;
      const reduced = way.price - paid;
      if (!(reduced < 0)) continue;
      missing += (commodities[k] as Commodity).demand * reduced;
      if (!state.seen.has(keyOf(k, way))) columns.push(addWay(state, k, way));
    }
    bound = Math.max(bound, outcome.objective + missing);
    const gap = outcome.objective - bound;
    const done = gap <= tolerance * Math.max(1, Math.abs(outcome.objective)) || columns.length === 0;
    watch.report?.(done ? 1 : 1 - Math.min(1, gap / Math.max(1, outcome.objective)), `round ${round}, ${ways.length} ways`);
    if (done || watch.cancelled?.() === true) {
      const unmet = outcome.columns.slice(0, commodities.length);
      const flows = outcome.columns.slice(commodities.length, commodities.length + ways.length - columns.length);
      return {
        kind: 'solved',
        ...summarise(state, flows),
        unmet: unmet.map((tonnes) => Math.max(0, tonnes)),
        connected,
        shadowPrices,
        marginalCosts: outcome.duals.slice(0, commodities.length),
        objective: outcome.objective,
        bound: Math.min(bound, outcome.objective),
        rounds: round,
        columns: ways.length - columns.length,
      };
    }
    if (round === maxRounds) {
      return {
        kind: 'unsolved',
        because: 'limit',
        sentence: `After ${maxRounds} rounds the bound is still ${gap.toPrecision(3)} below the cost found.`,
      };
    }
  }
}

const keyOf = (commodity: number, { source, target, arcs }: Pick<CheapestWay, 'source' | 'target' | 'arcs'>): string =>
  [commodity, source, target, ...arcs].join();

/** Remembers the way and gives its column: one tonne of demand, and what it takes of each resource. */
function addWay({ problem, ways, seen }: State, commodity: number, { source, target, arcs }: CheapestWay): LinearColumn {
  const { cargo, sources, targets } = problem.commodities[commodity] as Commodity;
  const cost = problem.cargoes[cargo]?.cost;
  const ends = (sources[source]?.cost ?? 0) + (targets[target]?.cost ?? 0);
  const price = arcs.reduce((sum, arc) => sum + (cost?.[arc] ?? Infinity), ends);
  seen.add(keyOf(commodity, { source, target, arcs }));
  ways.push({ commodity, source, target, arcs, cost: price });
  const takes = [...takenBy(problem, cargo, arcs)].sort(([a], [b]) => a - b);
  const first = problem.commodities.length;
  return { cost: price, rows: [commodity, ...takes.map(([r]) => first + r)], values: [1, ...takes.map(([, units]) => units)] };
}

/** Units per tonne of each resource along a way. */
function takenBy(problem: FlowProblem, cargo: number, arcs: readonly number[]): Map<number, number> {
  const taken = new Map<number, number>();
  const takes = problem.cargoes[cargo]?.takes;
  for (const arc of arcs) {
    for (let i = problem.firstUse[arc] ?? 0; i < (problem.firstUse[arc + 1] ?? 0); i++) {
      const resource = problem.usesResource[i] ?? 0;
      const units = (takes?.[resource] ?? 0) * (problem.usesShare[i] ?? 0);
      if (units > 0) taken.set(resource, (taken.get(resource) ?? 0) + units);
    }
  }
  return taken;
}

/** Less than this many tonnes a week is the rounding of the solver. */
const leastFlow = 1e-7;

function summarise({ problem, ways }: State, flows: Float64Array): { paths: FlowPath[]; loads: Float64Array } {
  const paths = ways.map((way, i) => ({ ...way, flow: flows[i] ?? 0 })).filter(({ flow }) => flow > leastFlow);
  paths.sort((a, b) => a.commodity - b.commodity);
  const loads = new Float64Array(problem.capacities.length);
  for (const { commodity, arcs, flow } of paths) {
    for (const [resource, units] of takenBy(problem, problem.commodities[commodity]?.cargo ?? 0, arcs)) {
      loads[resource] = (loads[resource] ?? 0) + units * flow;
    }
  }
  return { paths, loads };
}
