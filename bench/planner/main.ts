/**
 * `npm run bench`: how long the planner takes on the default network, in one process and one run, over seeded random pairs of ports
 * and cities. Prints the machine, then median, p99, mean and standard deviation beside the aim. Nothing here is a test.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { readNetwork } from '../../src/adapters/network-store.js';
import { planDefaults } from '../../src/contract/index.js';
import type { Network, Place } from '../../src/network/index.js';
import { createClosures } from '../../src/planning/closures.js';
import { type Criterion, type PlanQuery, parseCargo, plan } from '../../src/planning/index.js';
import { repriceMetric } from '../../src/planning/metric.kernel.js';
import { computePriced } from '../../src/planning/metric-cache.js';
import { searchPrepared } from '../../src/planning/plan.js';
import { preparePlan } from '../../src/planning/prepare.js';
import { Pricing } from '../../src/planning/pricing.js';
import { line, summarise } from './measure.js';
import { drawPairs, questionOf } from './pairs.js';

const seed = 20261201;
const root = process.cwd();
const image = join(root, 'dist', 'eurasia.qiyun');
const timed = <T>(work: () => T): readonly [T, number] => {
  const began = performance.now();
  return [work(), performance.now() - began];
};

const open = (): Network => {
  const read = readNetwork(image);
  if (read.kind === 'refused') throw new Error(read.sentence);
  return read.network;
};

const loads = Array.from({ length: 9 }, () => timed(open));
const network = (loads[0] as (typeof loads)[number])[0];
const { cargo } = parseCargo('1x40HC:20t', { limits: network.tables.vehicles });
if (cargo === undefined) throw new Error('1x40HC:20t is no cargo of this network');

const question = (from: Place, to: Place, by: readonly Criterion[]): PlanQuery => questionOf(cargo, [from, to], by);
const pairs = drawPairs(network, seed);

const search = (count: number, by: readonly Criterion[], epsilon = 0) => {
  const times: number[] = [];
  const sizes: number[] = [];
  for (const [from, to] of pairs.slice(0, count)) {
    const [found, ms] = timed(() => searchPrepared(preparePlan(network, { ...question(from, to, by), epsilon }, { from, to, via: [] })));
    times.push(ms);
    sizes.push(found.ways.length);
  }
  return { times, front: summarise(sizes) };
};

console.log(
  `machine: ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; network ${network.id} ${network.version}, ${network.nodes.count} nodes, ${network.arcs.count} arcs; seed ${seed}`,
);
console.log(line('image load (file to network)', summarise(loads.map(([, ms]) => ms)), '<= 100 ms'));
const pricing = Array.from(
  { length: 15 },
  (_, i) => timed(() => computePriced(network, cargo, { tir: i % 2 === 0, drivers: 1, month: i % 12 }, []))[1],
);
console.log(line('pricing of one cargo over all arcs (once per cargo)', summarise(pricing), 'none'));

const three = ['time', 'cost', 'co2'] as const;
search(40, three); // the compiler of the engine warms up
const exact = search(pairs.length, three);
console.log(line('exact query, 3 criteria (time, cost, CO2e), metric priced', summarise(exact.times), 'median <= 5, p99 <= 50 ms'));
console.log(`${' '.repeat(58)} ways on the front: median ${exact.front.median}, p99 ${exact.front.p99}`);
const four = search(Number(process.env['QIYUN_BENCH_FOUR'] ?? pairs.length), [...three, 'reliability'], planDefaults.epsilonOfFour);
console.log(line(`query to within ${planDefaults.epsilonOfFour * 100} %, 4 criteria (with reliability)`, summarise(four.times), 'median <= 25 ms'));
console.log(`${' '.repeat(58)} ways on the front: median ${four.front.median}, p99 ${four.front.p99}`);

// what a scenario changes: the same question again, over a link just closed (a place no other question has named), or a border just made slower
const ports = network.places.filter((place) => place.roles.includes('port'));
const warmUp = 40; // of each, that are not counted, as above
const close = ([from, to]: (typeof pairs)[number], i: number): number => {
  const avoid = [{ kind: 'place' as const, id: (ports[i % ports.length] as Place).id }];
  return timed(() => searchPrepared(preparePlan(network, { ...question(from, to, three), avoid }, { from, to, via: [] })))[1];
};
const closing = pairs
  .slice(0, 100 + warmUp)
  .map(close)
  .slice(warmUp);
console.log(line('a place closed, and the query again', summarise(closing), 'median <= 10 ms'));
const options = { tir: false, drivers: 1 as const, month: 11 };
const nothing = createClosures(network, []);
const slow = ([from, to]: (typeof pairs)[number], i: number): number => {
  const prepared = preparePlan(network, question(from, to, three), { from, to, via: [] });
  const row = (i * 7) % network.tables.procedures.length;
  const procedures = network.tables.procedures.map((cells, j) =>
    j === row ? { ...cells, p50_h: cells.p50_h + 12, p90_h: cells.p90_h + 24 } : cells,
  );
  const changed: Network = { ...network, tables: { ...network.tables, procedures } };
  return timed(() => {
    const uses = network.recipes.procedures.map((rows) => rows.includes(row));
    const steps = new Uint8Array(network.steps.length);
    for (const [at, step] of network.steps.entries()) {
      if (step.kind === 'procedure' && step.recipe.some((of) => of.some((recipe) => uses[recipe]))) steps[at] = 1;
    }
    const pricing = new Pricing(changed, prepared.pricing.load, options);
    const metric = repriceMetric(prepared.metric, pricing, nothing, { ...nothing, steps });
    return searchPrepared({ ...prepared, pricing, metric });
  })[1];
};
const slower = pairs
  .slice(0, 100 + warmUp)
  .map(slow)
  .slice(warmUp);
console.log(line('a border wait changed, and the query again', summarise(slower), 'median <= 10 ms'));

const simulated = pairs.slice(0, 20).map(([from, to]) => {
  const whole = (draws: number) => timed(() => plan(network, { ...question(from, to, three), draws }))[1];
  whole(10);
  return Math.max(0, whole(10_000) - whole(10));
});
console.log(line('simulation of up to 7 itineraries x 10,000 draws', summarise(simulated), '<= 150 ms'));

const whole = Array.from(
  { length: 7 },
  () =>
    timed(() => {
      const run = spawnSync(process.execPath, [join(root, 'dist', 'main.js'), 'plan', "Xi'an", 'Baku', '--depart', '2026-12-01'], {
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(run.stderr);
    })[1],
);
console.log(line("whole process: qiyun plan Xi'an Baku", summarise(whole), '<= 1500 ms'));
