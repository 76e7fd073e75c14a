import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDimacs } from '../../bench/fronts/read-dimacs.js';
import { BiObjectiveScratch, buildGraph, createBiObjectiveGraph, searchBiObjective } from '../../src/graph/index.js';

const folder = join(process.cwd(), '..', 'shared', 'data', 'dimacs');

// the data are 9 MB, handed out apart from this repository; where they are not there is nothing to compare with
describe.skipIf(!existsSync(folder))('New York by distance and time (needs ../shared/data/dimacs)', () => {
  it('gives the 25 fronts found by independent software, point for point', () => {
    const distance = readDimacs(join(folder, 'USA-road-d.NY.gr.gz'));
    const time = readDimacs(join(folder, 'USA-road-t.NY.gr.gz'));
    const { graph, inputToArc } = buildGraph(distance.nodes, distance.tails, distance.heads);
    const inGraph = (weights: Uint32Array): Uint32Array => {
      const column = new Uint32Array(weights.length);
      weights.forEach((weight, i) => {
        column[inputToArc[i] ?? 0] = weight;
      });
      return column;
    };
    const pair = createBiObjectiveGraph(graph, inGraph(distance.weights), inGraph(time.weights));
    const expected = new Map<string, string[]>();
    for (const row of readFileSync(join(folder, 'ny-pareto-fronts.csv'), 'utf8').trim().split(/\r?\n/).slice(1)) {
      const [source, target, ...point] = row.split(',');
      const key = `${source} ${target}`;
      expected.set(key, [...(expected.get(key) ?? []), point.join()]);
    }
    const scratch = new BiObjectiveScratch();
    expect(expected.size).toBe(25);
    for (const [key, points] of expected) {
      const [source = 0, target = 0] = key.split(' ').map((id) => Number(id) - 1);
      const found = searchBiObjective(pair, { source, target }, scratch);
      const got = found.kind === 'none' ? found.because : Array.from(found.pointsA, (a, i) => `${a},${found.pointsB[i]}`).sort();
      expect(got, key).toEqual(points.sort());
    }
  });
});
