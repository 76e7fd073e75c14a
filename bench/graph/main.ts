/**
 * `npm run bench:graph`: hierarchies and matrices on the graph of New York, in one process and one run, measured by this repository's plain Dijkstra.
 * Correct first, then ratios, then other packages of npm, then a synthetic graph of a million nodes. Nothing here is a test.
 */
import { closeSync, fstatSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMatrixPool } from '../../src/adapters/index.js';
import {
  basicSearchGraph,
  buildCch,
  type CchStructure,
  cchDistance,
  cchKernels,
  cchMatrix,
  cchOneToAll,
  cchPath,
  createCchScratch,
  createDijkstraScratch,
  createShortestPathTree,
  createUpdateScratch,
  customize,
  dijkstra,
  perfectSearchGraph,
  readStructure,
  recustomize,
  updateMetric,
} from '../../src/graph/index.js';
import { createGraphReader } from '../../src/importing/index.js';
import { type Measured, seeded, summarise } from '../planner/measure.js';
import { layRoads, type RoadGraph, readGr, readNewYork, readPointAnswers } from './new-york.js';
import { peers, versionOf } from './peers.js';
import { stitchFour, writeGr } from './stitch.js';

const seed = 20261201;
const updates = Number(process.env['QIYUN_BENCH_UPDATES'] ?? 1000);
const random = seeded(seed);
const below = (n: number): number => Math.floor(random() * n);
const say = (text: string): void => console.log(text);
const timed = <T>(work: () => T): readonly [T, number] => {
  const began = performance.now();
  return [work(), performance.now() - began];
};
const each = (n: number, work: (i: number) => unknown): number[] => Array.from({ length: n }, (_, i) => timed(() => work(i))[1]);
const ms = ({ median, p99 }: Measured): string => `median ${median.toFixed(4)} ms, p99 ${p99.toFixed(4)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const must = (name: string, right: number, of: number): void => {
  say(`  ${right === of ? 'equal' : 'WRONG'}  ${name}: ${right} of ${of}`);
  if (right !== of) process.exitCode = 1;
};
const aim = (name: string, is: number, most: number, unit: string): void =>
  say(`  ${is <= most ? 'met ' : 'MISS'}  ${name}: ${is.toPrecision(3)} ${unit} (aim: <= ${most})`);

function plain({ graph }: RoadGraph, weights: Uint32Array) {
  const column = Float64Array.from(weights);
  const scratch = createDijkstraScratch(graph.nodes);
  const tree = createShortestPathTree(graph.nodes);
  return {
    toAll: (node: number): Float64Array =>
      dijkstra({ graph, weights: column, direction: 'forward', sources: [{ node, value: 0 }] }, scratch, tree).dist,
    toOne: (node: number, target: number): number =>
      dijkstra({ graph, weights: column, direction: 'forward', sources: [{ node, value: 0 }], targets: [target] }, scratch, tree).dist[target] ??
      Infinity,
  };
}

const found = readNewYork();
if (found === undefined) throw new Error('The graph of New York is not there: put the DIMACS files into ../shared/data/dimacs.');
const roads = found;
const { graph } = roads;
say(`machine: ${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}; seed ${seed}`);
say(`New York: ${graph.nodes} nodes, ${graph.arcs} arcs; customization, queries and sums of matrices by the ${cchKernels().kernel} loops\n`);

say('Structure');
const cpuBefore = process.cpuUsage();
const [structure, buildMs] = timed(() => buildCch(graph, { coordinates: roads.coordinates }));
const cpuOfBuild = process.cpuUsage(cpuBefore);
aim('order and contraction', buildMs / 1000, 60, `s (${(cpuOfBuild.user / 1e6).toFixed(1)} s of processor time)`);
say(`        ${structure.arcs} arcs, height ${structure.height}, saved ${megabytes(structure.image.byteLength)}`);
const file = join(tmpdir(), `qiyun-bench-${process.pid}.cch`);
writeFileSync(file, new Uint8Array(structure.image));
const loads = each(5, () => load(file));
rmSync(file);
aim('from the saved file ready', summarise(loads).median / 1000, 0.3, 's (read, checked)');

function load(path: string): CchStructure {
  const opened = openSync(path, 'r');
  const image = new SharedArrayBuffer(fstatSync(opened).size);
  // straight to where it stays: memory that is touched for the first time is what a copy costs
  for (let at = 0; at < image.byteLength; ) at += readSync(opened, new Uint8Array(image, at));
  closeSync(opened);
  const reading = readStructure(image);
  if (reading.kind === 'refused') throw new Error(reading.sentence);
  return reading.structure;
}

say('\nCorrect first');
const scratch = createCchScratch(structure);
const answers = readPointAnswers();
for (const [k, name, weights] of [
  [2, 'distance', roads.distance],
  [3, 'travel time', roads.time],
] as const) {
  const expected = answers.map((row) => row[k]);
  const ends = { sources: answers.map((row) => (row[0] ?? 0) - 1), targets: answers.map((row) => (row[1] ?? 0) - 1) };
  const dijkstras = plain(roads, weights);
  const metric = customize(structure, weights);
  const count = (values: readonly number[]): number => values.filter((value, i) => value === expected[i]).length;
  const byPair = (ask: (source: number, target: number) => number): number[] => ends.sources.map((source, i) => ask(source, ends.targets[i] ?? 0));
  must(`${name}, plain Dijkstra`, count(byPair(dijkstras.toOne)), expected.length);
  for (const [kind, search] of [
    ['basic', basicSearchGraph(metric)],
    ['perfect', perfectSearchGraph(metric)],
  ] as const) {
    must(`${name}, query on the ${kind} search graph`, count(byPair((s, t) => cchDistance(search, s, t, scratch))), expected.length);
    const matrix = cchMatrix(search, ends);
    must(`${name}, diagonal of the matrix on it`, count(expected.map((_, i) => matrix[i * expected.length + i] ?? 0)), expected.length);
  }
}
const metric = customize(structure, roads.distance);
const update = createUpdateScratch(structure);
const draw = () => {
  const arc = below(graph.arcs);
  return { arc, weight: Math.max(1, Math.round((roads.distance[arc] ?? 0) * (0.5 + 1.5 * random()))) };
};
{
  const full = customize(structure, metric.weights);
  const same = (a: Uint32Array, b: Uint32Array): boolean =>
    Buffer.compare(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), new Uint8Array(b.buffer, b.byteOffset, b.byteLength)) === 0;
  let equal = 0;
  for (let i = 0; i < updates; i++) {
    updateMetric(metric, Array.from({ length: 1 + below(i % 10 === 0 ? 100 : 5) }, draw), update);
    full.weights.set(metric.weights);
    recustomize(full);
    if (same(full.up, metric.up) && same(full.down, metric.down)) equal++;
  }
  must('random partial customizations against full ones', equal, updates);
  metric.weights.set(roads.distance);
  recustomize(metric);
}

say('\nRatios (distance; plain Dijkstra of the same run is the yardstick)');
const yardstick = plain(roads, roads.distance);
const pairs = Array.from({ length: 1000 }, () => [below(graph.nodes), below(graph.nodes)] as const);
const pair = (i: number): readonly [number, number] => pairs[i] ?? [0, 0];
const basic = basicSearchGraph(metric);
const perfect = perfectSearchGraph(metric);
for (let i = 0; i < 300; i++) cchDistance(perfect, ...pair(i), scratch); // the compiler of the engine warms up
for (let i = 0; i < 300; i++) cchPath(perfect, scratch);
const toOne: number[] = [];
const quick: number[] = [];
const onBasic: number[] = [];
const withPath: number[] = [];
let agree = 0;
for (let i = 0; i < pairs.length; i++) toOne.push(timed(() => yardstick.toOne(...pair(i)))[1]);
for (let i = 0; i < pairs.length; i++) quick.push(timed(() => cchDistance(perfect, ...pair(i), scratch))[1]);
for (let i = 0; i < pairs.length; i++) onBasic.push(timed(() => cchDistance(basic, ...pair(i), scratch))[1]);
for (let i = 0; i < pairs.length; i++) {
  withPath.push(
    timed(() => {
      cchDistance(perfect, ...pair(i), scratch);
      return cchPath(perfect, scratch);
    })[1],
  );
  const sum = cchPath(perfect, scratch)?.reduce((total, arc) => total + (roads.distance[arc] ?? 0), 0) ?? Infinity;
  if (i < 100) agree += sum === yardstick.toOne(...pair(i)) ? 1 : 0;
}
must('sums of unpacked paths against Dijkstra', agree, 100);
const all = summarise(each(15, (i) => yardstick.toAll(pair(i)[0])));
const one = summarise(toOne);
say(`        plain Dijkstra, point to point: ${ms(one)}; one to all: ${ms(all)}`);
say(`        query: ${ms(summarise(quick))}; on the basic search graph: ${ms(summarise(onBasic))}; with path: ${ms(summarise(withPath))}`);
const times = one.median / summarise(quick).median;
say(`  ${times >= 1000 ? 'met ' : 'MISS'}  query against plain point to point: ${times.toFixed(0)} times faster (aim: >= 1000)`);
aim('query with path against query', summarise(withPath).median / summarise(quick).median, 2, 'times');
// by turns, so that both see the same load of the machine
const full: number[] = [];
const between: number[] = [];
for (let i = 0; i < 15; i++) {
  between.push(timed(() => yardstick.toAll(pair(i)[0]))[1]);
  full.push(timed(() => recustomize(metric))[1]);
}
const oneToAll = summarise(between).median;
say(`        full customization: ${ms(summarise(full))}; perfect: ${ms(summarise(each(7, () => perfectSearchGraph(metric))))}`);
aim('full customization against one to all', summarise(full).median / oneToAll, 2, 'times');
const single = summarise(each(1000, () => updateMetric(metric, [draw()], update)));
const hundred = summarise(each(200, () => updateMetric(metric, Array.from({ length: 100 }, draw), update)));
// before and after the updates: the load of the machine changes
const anew = summarise([...full, ...each(15, () => recustomize(metric))]).median;
say(
  `        1 changed arc: ${ms(single)}, ${(single.median / oneToAll).toPrecision(3)} one to all; 100: ${ms(hundred)}, ${(hundred.median / oneToAll).toPrecision(3)}`,
);
aim('1 changed arc against a full customization', single.median / anew, 1 / 1000, 'times');
aim('100 changed arcs against a full customization', hundred.median / anew, 1 / 10, 'times');
metric.weights.set(roads.distance);
recustomize(metric);
const swept = new Uint32Array(graph.nodes);
say(`        one to all by PHAST: ${ms(summarise(each(9, (i) => cchOneToAll(perfect, { node: pair(i)[0], direction: 'forward' }, swept))))}`);
const sources = Uint32Array.from(pairs, ([source]) => source);
const targets = Uint32Array.from(pairs, ([, target]) => target);
const matrices = each(3, () => cchMatrix(basic, { sources, targets }));
aim('1,000 x 1,000 matrix on one thread, in one to all', summarise(matrices).median / oneToAll, 10, `(${summarise(matrices).median.toFixed(0)} ms)`);
{
  const began = performance.now();
  const pool = await openMatrixPool({ script: new URL('../../../matrix-thread.js', import.meta.url), metric, workers: 2 });
  const startMs = performance.now() - began;
  const alone = cchMatrix(basic, { sources, targets });
  const spans: number[] = [];
  let same = true;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    const shared = await pool.compute(sources, targets);
    spans.push(performance.now() - start);
    same &&= shared.every((value, at) => value === alone[at]);
  }
  await pool.close();
  must('cells of the matrix on two workers', same ? 1e6 : 0, 1e6);
  aim(
    'the same on two workers',
    summarise(spans).median / oneToAll,
    5,
    `(${summarise(spans).median.toFixed(0)} ms; start of the workers ${startMs.toFixed(0)} ms apart)`,
  );
}

say('\nOther packages of npm (distance; same pairs, same answers)');
const few = pairs.slice(0, Number(process.env['QIYUN_BENCH_PEER_PAIRS'] ?? 10));
say(
  `        this one: query ${summarise(quick).median.toFixed(4)} ms; loading = order ${(buildMs / 1000).toFixed(1)} s once, then customization ${summarise(full).median.toFixed(0)} ms`,
);
for (const { name, knownFault, load: open } of peers) {
  try {
    const before = performance.now();
    const ask = await open(roads);
    const loadS = (performance.now() - before) / 1000;
    let right = 0;
    let shorter = 0;
    const spans = few.map(([source, target]) => {
      const [distance, t] = timed(() => ask(source, target));
      const truth = yardstick.toOne(source, target);
      right += distance === truth ? 1 : 0;
      shorter += distance < truth ? 1 : 0;
      return t;
    });
    const { median } = summarise(spans);
    say(
      `        ${name} ${versionOf(name)}: loading ${loadS.toFixed(1)} s, query median ${median.toFixed(1)} ms = ${(median / summarise(quick).median).toFixed(0)} x ours; ${right} of ${few.length} answers equal${right < few.length ? `, ${few.length - right - shorter} longer, ${shorter} shorter: ${knownFault ?? 'a fault of ours or of its'}` : ''}`,
    );
  } catch (error) {
    say(`        ${name} ${versionOf(name)}: gave up: ${error instanceof Error ? error.message : String(error)}`);
  }
}

say('\nSynthetic: four copies of New York, stitched');
{
  const big = stitchFour(readGr('USA-road-d.NY.gr.gz'), roads.coordinates);
  const reader = createGraphReader('synthetic.gr');
  const pieces = [...writeGr(big.graph)];
  const [, importMs] = timed(() => pieces.forEach(reader.push));
  const reading = reader.finish();
  if (reading.kind === 'wrong') throw new Error(JSON.stringify(reading.issues));
  const four = layRoads(reading.graph, reading.graph, big.coordinates);
  const [high, orderMs] = timed(() => buildCch(four.graph, { coordinates: four.coordinates }));
  const [weighed, customMs] = timed(() => customize(high, four.distance));
  const search = perfectSearchGraph(weighed);
  const wide = createCchScratch(high);
  const bigPairs = Array.from({ length: 1000 }, () => [below(four.graph.nodes), below(four.graph.nodes)] as const);
  const far = plain(four, four.distance);
  must('queries against Dijkstra', bigPairs.slice(0, 20).filter(([s, t]) => cchDistance(search, s, t, wide) === far.toOne(s, t)).length, 20);
  const query = summarise(each(1000, (i) => cchDistance(search, ...(bigPairs[i] ?? [0, 0]), wide)));
  const grown = (name: string, now: number, then: number, unit: string): void =>
    say(`        ${name}: ${now.toPrecision(4)} ${unit} = ${(now / then).toFixed(1)} x New York`);
  say(
    `        ${four.graph.nodes} nodes, ${four.graph.arcs} arcs, ${high.arcs} arcs of the hierarchy, height ${high.height}; import ${(importMs / 1000).toFixed(2)} s`,
  );
  grown('order and contraction', orderMs / 1000, buildMs / 1000, 's');
  grown('customization', customMs, summarise(full).median, 'ms');
  grown('query, median', query.median, summarise(quick).median, 'ms');
  grown('plain one to all', summarise(each(5, (i) => far.toAll(bigPairs[i]?.[0] ?? 0))).median, oneToAll, 'ms');
  grown('structure', high.image.byteLength / 1e6, structure.image.byteLength / 1e6, 'MB');
  say(`        memory of the process: ${megabytes(process.memoryUsage().rss)}`);
}
