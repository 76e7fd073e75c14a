/**
 * `npm run bench:webassembly`: what do the loops in WebAssembly bring? Fronts of the planner's questions on the default network; customization, queries with
 * and without their ways and a matrix on the graph of New York: by the plain loops of the product and by those it chooses, in turns, in one process. Equal first, then ratios. Nothing here is a test.
 */
import { cpus, loadavg } from 'node:os';
import { assemblyKernels } from '../../src/graph/cch/assembly-kernels.kernel.js';
import { plainKernels } from '../../src/graph/cch/plain-kernels.js';
import {
  buildCch,
  type CchMetric,
  cchDistance,
  cchMatrix,
  cchPath,
  createCchScratch,
  customize,
  perfectSearchGraph,
  recustomize,
  type SearchGraph,
} from '../../src/graph/index.js';
import { readNewYork } from '../graph/new-york.js';
import { seeded } from '../planner/measure.js';
import { compareFronts } from './fronts.js';

const rounds = 15;
const random = seeded(20261201);
const say = (text: string): void => console.log(text);
const clock = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

interface Contender {
  readonly metric: CchMetric;
  readonly search: SearchGraph;
  readonly kernels: NonNullable<ReturnType<typeof assemblyKernels>>;
}

say(
  `WebAssembly against TypeScript: ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}, in turns`,
);
if (!compareFronts()) process.exitCode = 1;

const roads = readNewYork();
if (roads === undefined) {
  say('There is no ../shared/data/dimacs on this machine: nothing was measured on New York.');
  process.exit(1);
}
const assembly = assemblyKernels();
if (assembly === undefined) throw new Error('this host has no WebAssembly with vectors');
say(`New York, least of ${rounds} rounds`);

const { time } = roads;
const structure = buildCch(roads.graph, { coordinates: roads.coordinates });
const [plain, wasm] = [plainKernels(), assembly].map((kernels): Contender => {
  const metric = customize(structure, time, kernels);
  return { kernels, metric, search: perfectSearchGraph(metric, kernels) };
}) as [Contender, Contender];

/** In turns, so that what disturbs one disturbs the other; least of all rounds. */
function compare(name: string, work: (one: Contender) => ArrayLike<number>): void {
  let equal = true;
  const times = Array.from({ length: rounds }, () => {
    const found: ArrayLike<number>[] = [];
    const spans = [plain, wasm].map((one) => clock(() => void found.push(work(one))));
    equal &&= same(found[0] ?? [], found[1] ?? []);
    return spans;
  });
  const [slow = 0, fast = 0] = [0, 1].map((k) => Math.min(...times.map((spans) => spans[k] ?? 0)));
  say(
    `  ${equal ? 'equal' : 'WRONG'}  ${name}: TypeScript ${slow.toFixed(2)} ms, WebAssembly ${fast.toFixed(2)} ms: ${(slow / fast).toFixed(2)} times (to pay: 1.3)`,
  );
  if (!equal) process.exitCode = 1;
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let row = 0; row < a.length; row++) if (a[row] !== b[row]) return false;
  return a.length === b.length;
}

const ends = (count: number): Uint32Array => Uint32Array.from({ length: count }, () => Math.floor(random() * structure.nodes));
const pairs = Array.from(ends(2000), (source) => [source, Math.floor(random() * structure.nodes)] as const);
const scratch = createCchScratch(structure);
const matrix = { sources: ends(1000), targets: ends(1000) };

compare('a full customization', ({ kernels, metric }) => {
  recustomize(metric, kernels);
  return metric.via;
});
compare('a perfect search graph', ({ kernels, metric }) => perfectSearchGraph(metric, kernels).forward.weight);
compare(`${pairs.length} queries`, ({ search }) => pairs.map(([source, target]) => cchDistance(search, source, target, scratch)));
compare(`${pairs.length} queries with their ways`, ({ search }) =>
  pairs.map(([source, target]) => {
    cchDistance(search, source, target, scratch);
    return cchPath(search, scratch)?.length ?? 0;
  }),
);
compare('a matrix of 1,000 × 1,000', ({ search, kernels }) => cchMatrix(search, matrix, kernels.sums));
