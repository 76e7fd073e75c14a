/**
 * `npm run bench:fronts`: the 25 exact fronts of New York by distance and time, checked point for point, beside plain point-to-point
 * Dijkstra over the same pairs in the same process. Asks for ../shared/data/dimacs. Nothing here is a test.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import {
  BiObjectiveScratch,
  buildGraph,
  createBiObjectiveGraph,
  createDijkstraScratch,
  createShortestPathTree,
  dijkstra,
  searchBiObjective,
} from '../../src/graph/index.js';
import { readDimacs } from './read-dimacs.js';

const folder = join(process.cwd(), '..', 'shared', 'data', 'dimacs');
const timed = <T>(work: () => T): readonly [T, number] => {
  const began = performance.now();
  return [work(), performance.now() - began];
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const print = (name: string, value: string): void => console.log(`${name.padEnd(64)} ${value}`);

const distance = readDimacs(join(folder, 'USA-road-d.NY.gr.gz'));
const time = readDimacs(join(folder, 'USA-road-t.NY.gr.gz'));
const { graph, inputToArc } = buildGraph(distance.nodes, distance.tails, distance.heads);
const inGraph = (weights: Uint32Array): Uint32Array => {
  const column = new Uint32Array(weights.length);
  for (let i = 0; i < weights.length; i++) column[inputToArc[i] ?? 0] = weights[i] ?? 0;
  return column;
};
const weightsA = inGraph(distance.weights);
const weightsB = inGraph(time.weights);
const [pair, layMs] = timed(() => createBiObjectiveGraph(graph, weightsA, weightsB));

interface Query {
  readonly source: number;
  readonly target: number;
  readonly points: (readonly [number, number])[];
}
const queries = new Map<string, Query>();
for (const row of readFileSync(join(folder, 'ny-pareto-fronts.csv'), 'utf8').trim().split('\n').slice(1)) {
  const [source = 0, target = 0, a = 0, b = 0] = row.split(',').map(Number);
  const key = `${source} ${target}`;
  const query = queries.get(key) ?? { source: source - 1, target: target - 1, points: [] };
  queries.set(key, query);
  query.points.push([a, b]);
}
const all = [...queries.values()];

const scratch = new BiObjectiveScratch();
const search = ({ source, target }: Query) => searchBiObjective(pair, { source, target }, scratch);
const asText = (points: readonly (readonly [number, number])[]): string => [...points].sort((p, q) => p[0] - q[0]).join(' ');

let correct = 0;
let waysRight = 0;
for (const query of all) {
  const found = search(query);
  if (found.kind !== 'front') continue;
  const points = Array.from(found.pointsA, (a, i): readonly [number, number] => [a, found.pointsB[i] ?? 0]);
  if (asText(points) === asText(query.points)) correct++;
  const right = points.every(([a, b], i) => {
    let [node, sumA, sumB] = [query.source, 0, 0];
    for (const arc of found.arcsOf(i)) {
      if (graph.tail[arc] !== node) return false;
      node = graph.head[arc] ?? 0;
      sumA += weightsA[arc] ?? 0;
      sumB += weightsB[arc] ?? 0;
    }
    return node === query.target && sumA === a && sumB === b;
  });
  if (right) waysRight++;
}

const plain = Float64Array.from(weightsA);
const dijkstraScratch = createDijkstraScratch(graph.nodes);
const tree = createShortestPathTree(graph.nodes);
const pointToPoint = ({ source, target }: Query) =>
  dijkstra({ graph, weights: plain, direction: 'forward', sources: [{ node: source, value: 0 }], targets: [target] }, dijkstraScratch, tree);
for (const query of all) pointToPoint(query);

/** Median of some runs per query, the two kernels in turn so that both meet the same machine. */
const runs = 5;
const measured = all.map((query) => {
  const ways: number[] = [];
  const fronts: number[] = [];
  const expansions: number[] = [];
  const bounding: number[] = [];
  let work = { expanded: 0, labels: 0, bytes: 0 };
  for (let i = 0; i < runs; i++) {
    ways.push(timed(() => pointToPoint(query))[1]);
    const [found, ms] = timed(() => search(query));
    fronts.push(ms);
    work = found.work;
    // the same search with bounds at hand: what is left is the cost of the front itself
    const [a, b] = scratch.trees;
    const [, alone] = timed(() =>
      searchBiObjective(pair, { ...query, bounds: { a: (node) => a.boundOf(node), b: (node) => b.boundOf(node) } }, scratch),
    );
    expansions.push(alone);
    bounding.push(ms - alone);
  }
  return { query, way: median(ways), whole: median(fronts), front: median(expansions), bounds: median(bounding), work };
});
const expanded = measured.reduce((sum, { work }) => sum + work.expanded, 0);
const frontMs = measured.reduce((sum, { front }) => sum + front, 0);
const way = mean(measured.map((m) => m.way));
const bounds = mean(measured.map((m) => m.bounds));

console.log(
  `machine: ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; New York, ${graph.nodes} nodes, ${graph.arcs} arcs; ${all.length} queries`,
);
print(
  'fronts equal to the published ones, point for point',
  `${correct} of ${all.length}; ways that sum to their points: ${waysRight} of ${all.length}`,
);
print('laying out graph and two columns (once)', `${layMs.toFixed(1)} ms`);
print('plain point-to-point Dijkstra, mean of the pairs', `${way.toFixed(1)} ms`);
print('bi-objective search, mean', `${mean(measured.map((m) => m.whole)).toFixed(1)} ms`);
print('  of which both bounds', `${bounds.toFixed(1)} ms = ${(bounds / way).toFixed(2)} Dijkstras (aim <= 2)`);
print(
  '  of which the front',
  `${(frontMs / measured.length).toFixed(1)} ms, ${((1e6 * frontMs) / expanded).toFixed(0)} ns per expanded label (aim <= 250)`,
);
print('labels expanded: mean; most', `${(expanded / measured.length).toFixed(0)}; ${Math.max(...measured.map((m) => m.work.expanded))}`);
print(
  'memory of a search, most; process',
  `${(Math.max(...measured.map((m) => m.work.bytes)) / 2 ** 20).toFixed(0)} MB; ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
);
if (process.argv.includes('--each')) {
  for (const { query, way: ms, whole, front, work } of measured) {
    console.log(
      `${query.source + 1} -> ${query.target + 1}: Dijkstra ${ms.toFixed(1)} ms, whole ${whole.toFixed(1)} ms, front ${front.toFixed(1)} ms, ${work.expanded} expanded, ${work.labels} labels, ${query.points.length} points`,
    );
  }
}
process.exitCode = correct === all.length && waysRight === all.length ? 0 : 1;
