/**
 * LP: least-cost flow by column generation equals the whole program over arcs, written out in CPLEX LP format and solved by Debian's
 * glpsol, which shares nothing with ours but the instance.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { highsHere as inProcess } from '../../src/adapters/highs-here.js';
import { openHighs } from '../../src/adapters/highs-master.js';
import { buildGraph } from '../../src/graph/index.js';
import { type Commodity, type FlowProblem, type FlowSolution, type LinearSolver, solveFlow } from '../../src/studies/index.js';
import { seededRandom } from '../scenes/grid-traffic.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-lp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 4 to 9 nodes, some arcs of one cargo only, shared resources that bind, ends with prices, demand that cannot move. */
function randomProblem(seed: number): FlowProblem {
  const random = seededRandom(seed);
  const whole = (most: number): number => Math.floor(random() * most);
  const nodes = 4 + whole(6);
  const ends = Array.from({ length: nodes * 3 }, () => [whole(nodes), whole(nodes)] as const);
  const { graph } = buildGraph(
    nodes + 1, // the last node has no arc
    ends.map(([tail]) => tail),
    ends.map(([, head]) => head),
  );
  const resources = 3 + whole(5);
  const firstUse = new Uint32Array(graph.arcs + 1);
  const uses: { resource: number; share: number }[] = [];
  for (let arc = 0; arc < graph.arcs; arc++) {
    for (let resource = 0; resource < resources; resource++) if (random() < 0.4) uses.push({ resource, share: random() < 0.3 ? 0.5 : 1 });
    firstUse[arc + 1] = uses.length;
  }
  const cargoes = [0, 1].map(() => ({
    cost: Float64Array.from({ length: graph.arcs }, () => (random() < 0.15 ? Infinity : whole(200) / 4)),
    takes: Float64Array.from({ length: resources }, () => (random() < 0.2 ? 0 : 0.05 + random())),
  }));
  const commodities = Array.from({ length: 2 + whole(4) }, (): Commodity => {
    const one = (): { node: number; cost: number } => ({ node: random() < 0.05 ? nodes : whole(nodes), cost: random() < 0.5 ? 0 : whole(40) / 4 });
    return {
      demand: 5 + random() * 40,
      cargo: whole(2),
      sources: random() < 0.3 ? [one(), one()] : [one()],
      targets: random() < 0.3 ? [one(), one()] : [one()],
    };
  });
  return {
    graph,
    cargoes,
    commodities,
    capacities: Float64Array.from({ length: resources }, () => (random() < 0.1 ? 0 : 1 + random() * 10)),
    firstUse,
    usesResource: Uint32Array.from(uses, ({ resource }) => resource),
    usesShare: Float64Array.from(uses, ({ share }) => share),
    unmetPrice: 60 + whole(100),
  };
}

/** The whole program: flow of every commodity on every arc, into and out of its ends, and what stays. */
function writeLp(problem: FlowProblem): string {
  const { graph, commodities, cargoes, capacities, firstUse, usesResource, usesShare, unmetPrice } = problem;
  const objective: string[] = [];
  const rows: string[] = [];
  const term = (value: number, name: string): string => `${value < 0 ? '-' : '+'} ${Math.abs(value)} ${name}`;
  const taken = Array.from(capacities, (): string[] => []);
  for (const [k, { demand, cargo, sources, targets }] of commodities.entries()) {
    const balance = Array.from({ length: graph.nodes }, (): string[] => []);
    objective.push(term(unmetPrice, `stay_${k}`));
    const enters = sources.map(({ node, cost }, s) => {
      objective.push(term(cost, `in_${k}_${s}`));
      balance[node]?.push(`+ in_${k}_${s}`);
      return `+ in_${k}_${s}`;
    });
    for (const [t, { node, cost }] of targets.entries()) {
      objective.push(term(cost, `out_${k}_${t}`));
      balance[node]?.push(`- out_${k}_${t}`);
    }
    for (let arc = 0; arc < graph.arcs; arc++) {
      const cost = cargoes[cargo]?.cost[arc] ?? Infinity;
      if (cost === Infinity) continue;
      const name = `x_${k}_${arc}`;
      objective.push(term(cost, name));
      // a loop neither enters nor leaves its node, and a name may stand once in a row
      if (graph.tail[arc] !== graph.head[arc]) {
        balance[graph.tail[arc] ?? 0]?.push(`- ${name}`);
        balance[graph.head[arc] ?? 0]?.push(`+ ${name}`);
      }
      for (let i = firstUse[arc] ?? 0; i < (firstUse[arc + 1] ?? 0); i++) {
        const resource = usesResource[i] ?? 0;
        const units = (cargoes[cargo]?.takes[resource] ?? 0) * (usesShare[i] ?? 0);
        if (units > 0) taken[resource]?.push(term(units, name));
      }
    }
    rows.push(`demand_${k}: ${enters.join(' ')} + stay_${k} = ${demand}`);
    for (const [node, terms] of balance.entries()) if (terms.length > 0) rows.push(`node_${k}_${node}: ${terms.join(' ')} = 0`);
  }
  for (const [r, terms] of taken.entries()) if (terms.length > 0) rows.push(`limit_${r}: ${terms.join(' ')} <= ${capacities[r]}`);
  return `Minimize\n cost: ${objective.join('\n ')}\nSubject To\n ${rows.join('\n ')}\nEnd\n`;
}

function glpsol(problem: FlowProblem, name: string): number {
  const file = join(folder, `${name}.lp`);
  const answer = join(folder, `${name}.sol`);
  writeFileSync(file, writeLp(problem));
  const said = execFileSync('glpsol', ['--lp', file, '-w', answer], { encoding: 'utf8' });
  const status = /^s bas \d+ \d+ (\w) (\w) (\S+)$/m.exec(readFileSync(answer, 'utf8'));
  if (status === null || status[1] !== 'f' || status[2] !== 'f') throw new Error(`glpsol found no optimum of ${name}: ${said}`);
  return Number(status[3]);
}

const solved = async (problem: FlowProblem, solver = inProcess): Promise<FlowSolution> => {
  const outcome = await solveFlow(problem, solver);
  if (outcome.kind === 'unsolved') throw new Error(outcome.sentence);
  return outcome;
};

/** Feasible, and every price agrees with what it prices: then primal and dual prove each other, whoever computed them. */
function checkPrices(problem: FlowProblem, solution: FlowSolution): void {
  const { capacities, commodities, cargoes, usesResource, usesShare, firstUse, unmetPrice } = problem;
  for (const [r, capacity] of capacities.entries()) {
    const load = solution.loads[r] ?? 0;
    const price = solution.shadowPrices[r] ?? 0;
    expect(load).toBeLessThanOrEqual(capacity + 1e-6);
    expect(price * (capacity - load)).toBeLessThan(1e-5);
  }
  const carried = commodities.map(() => 0);
  for (const { commodity, arcs, flow, cost } of solution.paths) {
    carried[commodity] = (carried[commodity] ?? 0) + flow;
    const takes = cargoes[commodities[commodity]?.cargo ?? 0]?.takes;
    let price = cost;
    for (const arc of arcs) {
      for (let i = firstUse[arc] ?? 0; i < (firstUse[arc + 1] ?? 0); i++) {
        const r = usesResource[i] ?? 0;
        price += (takes?.[r] ?? 0) * (usesShare[i] ?? 0) * (solution.shadowPrices[r] ?? 0);
      }
    }
    expect(price).toBeCloseTo(solution.marginalCosts[commodity] ?? Number.NaN, 5);
  }
  let dual = 0;
  for (const [k, { demand }] of commodities.entries()) {
    const marginal = solution.marginalCosts[k] ?? 0;
    expect((carried[k] ?? 0) + (solution.unmet[k] ?? 0)).toBeCloseTo(demand, 5);
    expect(marginal).toBeLessThanOrEqual(unmetPrice + 1e-6);
    expect((solution.unmet[k] ?? 0) * (unmetPrice - marginal)).toBeLessThan(1e-4);
    dual += demand * marginal;
  }
  for (const [r, capacity] of capacities.entries()) dual -= capacity * (solution.shadowPrices[r] ?? 0);
  expect(Math.abs(dual - solution.objective)).toBeLessThan(1e-6 * Math.max(1, solution.objective));
  expect(solution.objective - solution.bound).toBeLessThanOrEqual(1e-8 * Math.max(1, solution.objective));
}

describe('LP1: equal to glpsol', () => {
  let binding = 0;
  test.each(Array.from({ length: 30 }, (_, i) => i + 1))('seed %i: the objective to 1e-6, prices consistent', async (seed) => {
    const problem = randomProblem(seed);
    const solution = await solved(problem);
    const expected = glpsol(problem, `seed-${seed}`);
    expect(Math.abs(solution.objective - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(expected)));
    checkPrices(problem, solution);
    binding += solution.shadowPrices.filter((price) => price > 0).length;
  });

  test('and the instances are not trivial: dozens of capacities bind', () => {
    expect(binding).toBeGreaterThan(30);
  });
});

/** 10 t from 0 to 1: by a ferry with 4 places a week for 5, or around for 8. One more place saves 3. */
const ferry = (over: Partial<FlowProblem> = {}): FlowProblem => ({
  graph: buildGraph(2, [0, 0], [1, 1]).graph,
  cargoes: [{ cost: Float64Array.of(5, 8), takes: Float64Array.of(1) }],
  commodities: [{ demand: 10, cargo: 0, sources: [{ node: 0, cost: 0 }], targets: [{ node: 1, cost: 0 }] }],
  capacities: Float64Array.of(4),
  firstUse: Uint32Array.of(0, 1, 1),
  usesResource: Uint32Array.of(0),
  usesShare: Float64Array.of(1),
  unmetPrice: 100,
  ...over,
});

describe('LP2: by hand', () => {
  test('a full ferry: 4 t sail, 6 t go around, one more place saves 3', async () => {
    const solution = await solved(ferry());
    expect(solution.objective).toBeCloseTo(4 * 5 + 6 * 8, 9);
    expect([...solution.shadowPrices]).toEqual([3]);
    expect([...solution.marginalCosts]).toEqual([8]);
  });

  test('what is dearer to carry than to leave stays', async () => {
    const solution = await solved(ferry({ unmetPrice: 7 }));
    expect([...solution.unmet]).toEqual([6]);
    expect([...solution.shadowPrices]).toEqual([2]);
  });

  test('without any way everything stays, and the answer says that it is not connected', async () => {
    const [commodity] = ferry().commodities;
    const solution = await solved(ferry({ commodities: [{ ...(commodity as Commodity), targets: [] }] }));
    expect([...solution.connected, ...solution.unmet]).toEqual([0, 10]);
  });

  test('no demand costs nothing', async () => {
    expect(await solved(ferry({ commodities: [] }))).toMatchObject({ objective: 0, bound: 0, paths: [] });
  });
});

describe('LP3: the solver', () => {
  test('a program without a solution, without a least cost, and out of steps are told apart', async () => {
    const infeasible = await openHighs({ lower: [1], upper: [1] });
    expect(infeasible.solve([{ cost: 1, rows: [0], values: [-1] }])).toMatchObject({ kind: 'infeasible' });
    infeasible.close();
    const unbounded = await openHighs({ lower: [0], upper: [Infinity] });
    expect(unbounded.solve([{ cost: -1, rows: [0], values: [1] }])).toMatchObject({ kind: 'unbounded' });
    unbounded.close();
    const lame: LinearSolver = {
      open: async (rows) => {
        const master = await openHighs(rows, { iterations: 0 });
        return { solve: async (added) => master.solve(added), close: async () => master.close() };
      },
    };
    const outcome = await solveFlow(randomProblem(11), lame);
    expect(outcome).toMatchObject({ kind: 'unsolved', because: 'limit' });
  });
});
