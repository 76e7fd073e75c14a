// The hand-kept lanes: Marmara, the Black Sea and the Sea of Azov (data/curation/sea-lanes.csv). A row names two ends and, where the
// way matters, points between; the way over water is searched. Rows that other rows already serve within one per cent are left out.

import { readRows } from './sea-csv.js';
import { endOf, lengthKm, type Point, parseGeometry } from './sea-geo.js';
import { type Gate, type LaneGraph, laneOf } from './sea-graph.js';
import type { WaterMask } from './sea-mask.js';
import { waterWay } from './sea-router.js';

export function addHandLanes(graph: LaneGraph, mask: WaterMask, gates: readonly Gate[]): void {
  const lanes = readRows('data/curation/sea-lanes.csv').map((row) => {
    const [a, b] = [graph.points.get(row.from), graph.points.get(row.to)];
    if (!a || !b) throw new Error(`sea-lanes.csv: ${row.from}-${row.to} names an unknown end`);
    const line: Point[] = [a];
    for (const next of [...parseGeometry(row.via), b]) {
      const way = waterWay(mask, endOf(line), next, 2.5);
      if (!way) throw new Error(`sea-lanes.csv: no water between ${row.from} and ${row.to}`);
      line.push(...way.line.slice(1));
    }
    // Sailed ways run about 2 % over the shortest (Istanbul-Poti 1,110 km against 1,088).
    const km = row.km ? Number(row.km) : lengthKm(line) * 1.02;
    const source = `hand-kept lane, way searched over Natural Earth 1:10m; ${row.source}`;
    return laneOf(row.from, row.to, line, { kind: 'short', source, basis: row.km ? row.basis : 'assumed', gates, km });
  });
  lanes.sort((a, b) => a.km - b.km);
  for (const lane of lanes) {
    const around = graph.shortest(lane.from, new Set(), lane.km * 1.01).get(lane.to);
    if (!around) graph.addLane(lane);
  }
}
