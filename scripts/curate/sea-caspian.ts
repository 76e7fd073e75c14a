// The Caspian, landlocked: its own ports, lanes listed pair by pair in data/curation/caspian.csv, no way out. A pair that the other
// lanes already serve within half a per cent is left out.

import { readRows } from './sea-csv.js';
import { endOf, type Point, parseGeometry } from './sea-geo.js';
import { type LaneGraph, laneOf } from './sea-graph.js';
import type { WaterMask } from './sea-mask.js';
import { waterWay } from './sea-router.js';

export const caspianPorts = (): Set<string> => new Set(readRows('data/curation/caspian.csv').flatMap((row) => [row.from, row.to]));

export function joinCaspian(graph: LaneGraph, mask: WaterMask): void {
  const lanes = readRows('data/curation/caspian.csv').map((row) => {
    const [a, b] = [graph.points.get(row.from), graph.points.get(row.to)];
    if (!a || !b) throw new Error(`caspian.csv: ${row.from}-${row.to} names an unknown port`);
    const line: Point[] = [a];
    for (const next of [...parseGeometry(row.via), b]) {
      const way = waterWay(mask, endOf(line), next, 3);
      if (!way) throw new Error(`caspian.csv: no water between ${row.from} and ${row.to}`);
      line.push(...way.line.slice(1));
    }
    const source = row.note ? `${row.source}; ${row.note}` : row.source;
    return laneOf(row.from, row.to, line, { kind: 'caspian', source, basis: row.basis, gates: [] });
  });
  lanes.sort((a, b) => a.km - b.km);
  for (const lane of lanes) {
    if (!graph.shortest(lane.from, new Set(), lane.km * 1.005).has(lane.to)) graph.addLane(lane);
  }
}
