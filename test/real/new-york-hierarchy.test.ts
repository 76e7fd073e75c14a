import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  basicSearchGraph,
  buildCch,
  buildGraph,
  cchDistance,
  cchMatrix,
  cchOneToAll,
  cchPath,
  createCchScratch,
  createUpdateScratch,
  customize,
  dijkstra,
  perfectSearchGraph,
  updateMetric,
} from '../../src/graph/index.js';
import { createCoordinatesReader, createGraphReader, type DimacsGraph } from '../../src/importing/index.js';

const folder = join(import.meta.dirname, '../../../shared/data/dimacs');
const bytesOf = (name: string): Uint8Array => gunzipSync(readFileSync(join(folder, name)));

function readGraph(name: string): DimacsGraph {
  const reader = createGraphReader(name);
  reader.push(bytesOf(name));
  const reading = reader.finish();
  if (reading.kind === 'wrong') throw new Error(JSON.stringify(reading.issues));
  return reading.graph;
}

// the data are 9 MB, handed out apart from this repository; where they are not there is nothing to compare with
describe.skipIf(!existsSync(folder))('the hierarchy of New York (needs ../shared/data/dimacs)', () => {
  let parts: ReturnType<typeof prepare>;
  beforeAll(() => {
    parts = prepare();
  }, 240_000);

  function prepare() {
    const distance = readGraph('USA-road-d.NY.gr.gz');
    const time = readGraph('USA-road-t.NY.gr.gz');
    const places = createCoordinatesReader('USA-road-d.NY.co.gz', distance.nodes);
    places.push(bytesOf('USA-road-d.NY.co.gz'));
    const placed = places.finish();
    if (placed.kind === 'wrong') throw new Error(JSON.stringify(placed.issues));
    const { graph, inputToArc } = buildGraph(distance.nodes, distance.tails, distance.heads);
    const inGraph = (weights: Uint32Array): Uint32Array => {
      const column = new Uint32Array(weights.length);
      inputToArc.forEach((arc, row) => {
        column[arc] = weights[row] ?? 0;
      });
      return column;
    };
    const structure = buildCch(graph, { coordinates: placed.coordinates });
    return { graph, structure, columns: [inGraph(distance.weights), inGraph(time.weights)] as const };
  }
  const answers = (): number[][] =>
    readFileSync(join(folder, 'ny-point-to-point.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((row) => row.split(',').map(Number));

  it('NY1: 100 answers of independent software by both metrics, from queries, unpacked paths and the matrix', () => {
    const { structure, columns } = parts;
    const scratch = createCchScratch(structure);
    const rows = answers();
    const ends = { sources: rows.map(([source = 0]) => source - 1), targets: rows.map(([, target = 0]) => target - 1) };
    expect(rows.length).toBe(100);
    for (const [k, weights] of columns.entries()) {
      const expected = rows.map((row) => row[2 + k]);
      const metric = customize(structure, weights);
      for (const search of [basicSearchGraph(metric), perfectSearchGraph(metric)]) {
        const found = ends.sources.map((source, i) => cchDistance(search, source, ends.targets[i] ?? 0, scratch));
        expect(found).toEqual(expected);
        const sums = ends.sources.map((source, i) => {
          cchDistance(search, source, ends.targets[i] ?? 0, scratch);
          return cchPath(search, scratch)?.reduce((sum, arc) => sum + (weights[arc] ?? 0), 0);
        });
        expect(sums).toEqual(expected);
        const matrix = cchMatrix(search, ends);
        expect(expected.map((_, i) => matrix[101 * i])).toEqual(expected);
      }
    }
  });

  it('NY2: one to all equals Dijkstra at every node', () => {
    const { graph, structure, columns } = parts;
    const search = perfectSearchGraph(customize(structure, columns[1]));
    const expected = dijkstra({ graph, weights: Float64Array.from(columns[1]), direction: 'forward', sources: [{ node: 77, value: 0 }] }).dist;
    expect(cchOneToAll(search, { node: 77, direction: 'forward' }).every((distance, node) => distance === expected[node])).toBe(true);
  });

  it('NY3: a hundred changed arcs at once leave what a full customization computes', () => {
    const { graph, structure, columns } = parts;
    const metric = customize(structure, columns[0]);
    const update = createUpdateScratch(structure);
    for (let round = 0; round < 5; round++) {
      const changes = Array.from({ length: 100 }, (_, i) => {
        const arc = (round * 104_729 + i * 7919) % graph.arcs;
        return { arc, weight: 1 + ((metric.weights[arc] ?? 0) * (1 + (i % 7))) / 2 - (((metric.weights[arc] ?? 0) * (1 + (i % 7))) % 2) / 2 };
      });
      expect(updateMetric(metric, changes, update)).toBeGreaterThan(0);
      const full = customize(structure, metric.weights);
      expect(Buffer.from(metric.up.slice().buffer).equals(Buffer.from(full.up.slice().buffer))).toBe(true);
      expect(Buffer.from(metric.down.slice().buffer).equals(Buffer.from(full.down.slice().buffer))).toBe(true);
    }
  });
});
