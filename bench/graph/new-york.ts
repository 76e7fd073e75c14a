/** The graph of New York with two metrics, as the kernels want it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildGraph, type DirectedGraph } from '../../src/graph/index.js';
import { createCoordinatesReader, createGraphReader, type DimacsCoordinates, type DimacsGraph } from '../../src/importing/index.js';

export interface RoadGraph {
  readonly graph: DirectedGraph;
  readonly distance: Uint32Array;
  readonly time: Uint32Array;
  readonly coordinates: DimacsCoordinates;
}

const folder = join(process.cwd(), '..', 'shared', 'data', 'dimacs');

/** undefined: the data are not on this machine. */
export function readNewYork(): RoadGraph | undefined {
  if (!existsSync(folder)) return undefined;
  const distance = readGr('USA-road-d.NY.gr.gz');
  const reader = createCoordinatesReader('USA-road-d.NY.co.gz', distance.nodes);
  reader.push(gunzipSync(readFileSync(join(folder, 'USA-road-d.NY.co.gz'))));
  const places = reader.finish();
  if (places.kind === 'wrong') throw new Error(JSON.stringify(places.issues));
  return layRoads(distance, readGr('USA-road-t.NY.gr.gz'), places.coordinates);
}

export function layRoads(distance: DimacsGraph, time: DimacsGraph, coordinates: DimacsCoordinates): RoadGraph {
  const { graph, inputToArc } = buildGraph(distance.nodes, distance.tails, distance.heads);
  const inGraph = (weights: Uint32Array): Uint32Array => {
    const column = new Uint32Array(weights.length);
    inputToArc.forEach((arc, row) => {
      column[arc] = weights[row] ?? 0;
    });
    return column;
  };
  return { graph, distance: inGraph(distance.weights), time: inGraph(time.weights), coordinates };
}

/** Rows of source, target, distance, travel_time; ids from 1. */
export const readPointAnswers = (): number[][] =>
  readFileSync(join(folder, 'ny-point-to-point.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(',').map(Number));

export function readGr(name: string): DimacsGraph {
  const reader = createGraphReader(name);
  reader.push(gunzipSync(readFileSync(join(folder, name))));
  const reading = reader.finish();
  if (reading.kind === 'wrong') throw new Error(JSON.stringify(reading.issues));
  return reading.graph;
}
