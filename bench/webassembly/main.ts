/**
 * `npm run bench:webassembly`: would a second build of the kernels as WebAssembly pay? Customization, queries and the sums of a matrix on the graph of New
 * York, by TypeScript and by the same loops in AssemblyScript, in turns, in one process. Equal first, then ratios. Nothing here is a test.
 */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { allocateMetric, arcBits, type CchMetric, placeInput, recustomize, stretchFlag, triangles } from '../../src/graph/cch/customize.kernel.js';
import { plainSums, wideSums } from '../../src/graph/cch/label-sums.kernel.js';
import { buildCch, cchDistance, cchMatrix, createCchScratch, perfectSearchGraph, type SearchGraph } from '../../src/graph/index.js';
import { readNewYork } from '../graph/new-york.js';
import { seeded } from '../planner/measure.js';
import { layColumns } from './wasm-columns.js';

const rounds = 15;
const random = seeded(20261201);
const say = (text: string): void => console.log(text);
const clock = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};
interface Contender {
  /** Not timed. */
  readonly before?: () => void;
  readonly work: () => void;
}
/** In turns, so that what disturbs one disturbs the other; least of all rounds. */
function inTurns(plain: Contender, wasm: Contender): readonly [number, number] {
  const run = ({ before, work }: Contender): number => {
    before?.();
    return clock(work);
  };
  const times = Array.from({ length: rounds }, () => [run(plain), run(wasm)] as const);
  return [Math.min(...times.map(([a]) => a)), Math.min(...times.map(([, b]) => b))];
}
type Weights = Pick<CchMetric, 'up' | 'down' | 'via'>;
type Five = [number, number, number, number, number];
function report(name: string, equal: boolean, [plain, wasm]: readonly [number, number]): void {
  say(
    `  ${equal ? 'equal' : 'WRONG'}  ${name}: TypeScript ${plain.toFixed(2)} ms, WebAssembly ${wasm.toFixed(2)} ms: ${(plain / wasm).toFixed(2)} times (to pay: 1.3)`,
  );
  if (!equal) process.exitCode = 1;
}
const same = (a: Uint32Array, b: Uint32Array): boolean => a.length === b.length && a.every((value, row) => value === b[row]);

const roads = readNewYork();
if (roads === undefined) {
  say('There is no ../shared/data/dimacs on this machine: nothing was measured.');
  process.exit(1);
}
const columns = layColumns(512);
const kernels = columns.load(readFileSync(process.argv[2] ?? ''));
say(
  `WebAssembly against TypeScript: New York, ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}, least of ${rounds} rounds in turns`,
);

const structure = buildCch(roads.graph, { coordinates: roads.coordinates });
const metric = allocateMetric(structure, roads.time);
recustomize(metric);
customization(metric);
const search = perfectSearchGraph(metric);
queries(search);
matrix(search);

/** Triangles only: the graph's weights are set in by the same TypeScript for both. */
function customization(done: CchMetric): void {
  const { structure, weights } = done;
  const { nodes, firstUp, firstDown, downArc, tail, headDepth, height } = structure;
  const metric = allocateMetric(structure, weights);
  placeInput(metric);
  const begin = { up: metric.up.slice(), down: metric.down.slice(), via: metric.via.slice() };
  const there = { up: columns.room(begin.up.length), down: columns.room(begin.down.length), via: columns.room(begin.via.length) };
  const [first, below, arcs, tails, depths] = [firstUp, firstDown, downArc, tail, headDepth].map((column) => columns.copy(column)) as Five;
  const rows = [1, 2, 3, 4].map(() => columns.room(height).at) as [number, number, number, number];
  const step = 2 ** arcBits(structure);
  const farthest = stretchFlag / step - 1;
  const times = inTurns(
    {
      before: () => restore(metric, begin),
      work: () => triangles(metric),
    },
    {
      before: () => restore({ up: there.up.column, down: there.down.column, via: there.via.column }, begin),
      work: () => kernels.triangles(nodes, first, below, arcs, tails, depths, there.up.at, there.down.at, there.via.at, ...rows, step, farthest),
    },
  );
  const equal =
    same(there.up.column, metric.up) && same(there.down.column, metric.down) && same(there.via.column, metric.via) && same(metric.up, done.up);
  report('triangles of a full customization', equal, times);
}

function restore(to: Weights, from: Weights): void {
  to.up.set(from.up);
  to.down.set(from.down);
  to.via.set(from.via);
}

function queries(search: SearchGraph): void {
  const { structure, forward, backward } = search;
  const { parent, depth, height, rank, nodes } = structure;
  const scratch = createCchScratch(structure);
  const pairs = Array.from({ length: 2000 }, () => [Math.floor(random() * nodes), Math.floor(random() * nodes)] as const);
  const [up, down] = [parent, depth].map((column) => columns.copy(column)) as [number, number];
  const away = [forward.first, forward.headDepth, forward.weight].map((column) => columns.copy(column)) as [number, number, number];
  const against = [backward.first, backward.headDepth, backward.weight].map((column) => columns.copy(column)) as [number, number, number];
  const rows = [1, 2, 3, 4].map(() => columns.room(height).at) as [number, number, number, number];
  const found = new Float64Array(pairs.length);
  const foundThere = new Float64Array(pairs.length);
  const ask = (one: (from: number, to: number) => number, into: Float64Array) => (): void => {
    pairs.forEach(([from, to], i) => {
      into[i] = one(from, to);
    });
  };
  const there = (from: number, to: number): number => kernels.distance(up, down, ...away, ...against, ...rows, rank[from] ?? 0, rank[to] ?? 0) >>> 0;
  const times = inTurns({ work: ask((from, to) => cchDistance(search, from, to, scratch), found) }, { work: ask(there, foundThere) });
  report(
    `${pairs.length} queries`,
    found.every((one, i) => one === foundThere[i]),
    times,
  );
}

/** 1,000 × 1,000, all of it; the wide kernel is the one of the product. */
function matrix(search: SearchGraph): void {
  const { nodes } = search.structure;
  const ends = (): Uint32Array => Uint32Array.from({ length: 1000 }, () => Math.floor(random() * nodes));
  const query = { sources: ends(), targets: ends() };
  const [plain, wide] = [plainSums(), wideSums()];
  if (wide === undefined) throw new Error('this host has no WebAssembly with vectors');
  let one = cchMatrix(search, query, plain);
  let four = one;
  const times = inTurns(
    {
      work: () => {
        one = cchMatrix(search, query, plain);
      },
    },
    {
      work: () => {
        four = cchMatrix(search, query, wide);
      },
    },
  );
  report('a matrix of 1,000 × 1,000, sums four at a time', same(one, four), times);
}
