/**
 * `npm run bench:assign`: user equilibrium on towns of the sizes of known TNTP instances, drawn from a seed, to a relative gap of 1e-8,
 * and on SiouxFalls where it is at hand. One process, one run, wall time. Nothing here is a test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { readTntp, type TntpInstance } from '../../src/importing/index.js';
import { type EquilibriumAlgorithm, solveEquilibrium, toTrafficProblem } from '../../src/studies/index.js';
import { gridTraffic } from '../../test/scenes/grid-traffic.js';

const seed = 20261201;
const towns = [
  { like: 'Anaheim', size: { zones: 38, rows: 18, columns: 21, links: 1680, tripsPerZone: 2700 } },
  { like: 'Winnipeg', size: { zones: 147, rows: 25, columns: 36, links: 3762, tripsPerZone: 900 } },
  { like: 'Chicago-Sketch', size: { zones: 387, rows: 21, columns: 26, links: 2950, tripsPerZone: 260 } },
  { like: '1,000 zones', size: { zones: 1000, rows: 25, columns: 40, links: 6000, tripsPerZone: 150 } },
] as const;

function measure(name: string, instance: TntpInstance, algorithm: EquilibriumAlgorithm, gap: number): void {
  const problem = toTrafficProblem(instance);
  const began = performance.now();
  const marks: string[] = [];
  let next = 1e-4;
  const result = solveEquilibrium(
    problem,
    { algorithm, gap, maxIterations: 3000 },
    {
      report: (_, relativeGap) => {
        for (; relativeGap <= next; next /= 100) marks.push(`${next.toExponential(0)} ${((performance.now() - began) / 1000).toFixed(2)} s`);
      },
    },
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  const free = problem.costs.base.reduce((sum, base, arc) => sum + base * (result.flow[arc] ?? 0), 0);
  console.log(
    `${name}, ${instance.zones} zones, ${instance.nodes} nodes, ${instance.links.length} links, ${algorithm}: gap ${result.relativeGap.toExponential(2)} ` +
      `in ${seconds} s, ${result.iterations} iterations; travel time ${(result.totalCost / free).toFixed(2)} x free flow; ${marks.join(', ')}`,
  );
}

console.log(
  `machine: ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; seed ${seed}; aim: Chicago-Sketch size to 1e-8 in less than 60 s`,
);
const folder = join(process.cwd(), '../shared/data/tntp/SiouxFalls');
if (existsSync(folder)) {
  const { instance } = readTntp(new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))])));
  if (instance === undefined) throw new Error(`${folder} cannot be read`);
  for (const gap of [1e-8, 1e-12]) measure('SiouxFalls', instance, 'b', gap);
  measure('SiouxFalls', instance, 'cfw', 1e-5);
} else console.log('SiouxFalls is not at hand: left out');
const only = process.argv[2];
for (const { like, size } of towns) {
  if (only !== undefined && !like.startsWith(only)) continue;
  const instance = gridTraffic({ ...size, seed });
  measure(`like ${like}`, instance, 'b', 1e-8);
  measure(`like ${like}`, instance, 'cfw', 1e-4);
}
