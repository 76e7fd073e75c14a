/**
 * The area in reach as polygons, one set per limit. Around every reached place the value grows over land at an assumed local pace, to
 * `mostKm` at most; so a shore is never crossed, and a place beyond the sea is an island of its own, reached by its ship. To half a cell,
 * `stepDeg`, a polygon follows the coast of the land it was given.
 */
import type { Network } from '../network/index.js';
import { type ContourRing, traceContours } from './contour-rings.kernel.js';
import { computeLandGrid, type GridFrame, type LandGrid, type Ring } from './land-grid.js';
import type { ReachResult } from './reach.js';
import { spreadOverLand } from './spread-over-land.kernel.js';
import { requirePlace, type StudyCriterion } from './study-terms.js';

/** Beyond the network: a truck on local roads. Assumed: 30 km/h, 2 USD a kilometre, 1 kg CO2e a kilometre; printed with the answer. */
export const beyondTheNetwork = {
  stepDeg: 0.1,
  mostKm: 150,
  perKm: { time: 3600 / 30, cost: 200, co2: 1000 } satisfies Record<StudyCriterion, number>,
} as const;

/** GeoJSON order: outer ring first, counter-clockwise, then its holes. */
export type ContourPolygon = readonly ContourRing[];

/** Polygons per limit of the result, in its order; `land` as for `computeLandGrid`. */
export const computeReachContours = (network: Network, { by, bands, reached }: ReachResult, land: readonly Ring[]): (readonly ContourPolygon[])[] => {
  const places = reached.map(({ id, value }) => ({ ...requirePlace(network, id), value }));
  const frame = frameAround(places);
  const grid = computeLandGrid(frame, land);
  const seeds = places.flatMap(({ lon, lat, value }) => {
    const cell = landCellNear(grid, lon, lat);
    return cell === undefined ? [] : [{ cell, value }];
  });
  const field = spreadOverLand(grid, seeds, { perKm: beyondTheNetwork.perKm[by], mostKm: beyondTheNetwork.mostKm });
  return bands.map(({ limit }) => joinRings(traceContours(frame, field, limit)));
};

const frameAround = (places: readonly { readonly lon: number; readonly lat: number }[]): GridFrame => {
  const { stepDeg } = beyondTheNetwork;
  const margin = 1;
  const least = (values: number[]): number => Math.floor(values.reduce((a, b) => Math.min(a, b), Infinity) - margin);
  const most = (values: number[]): number => Math.ceil(values.reduce((a, b) => Math.max(a, b), -Infinity) + margin);
  const lons = places.map(({ lon }) => lon);
  const lats = places.map(({ lat }) => lat);
  const [west, south] = [least(lons), least(lats)];
  return { west, south, stepDeg, columns: Math.round((most(lons) - west) / stepDeg), rows: Math.round((most(lats) - south) / stepDeg) };
};

/** A port may stand on a cell of water: the nearest land within two cells is its own. */
const landCellNear = ({ west, south, stepDeg, columns, rows, land }: LandGrid, lon: number, lat: number): number | undefined => {
  const x0 = Math.floor((lon - west) / stepDeg);
  const y0 = Math.floor((lat - south) / stepDeg);
  let best: { readonly cell: number; readonly far: number } | undefined;
  for (let y = Math.max(0, y0 - 2); y <= Math.min(rows - 1, y0 + 2); y++) {
    for (let x = Math.max(0, x0 - 2); x <= Math.min(columns - 1, x0 + 2); x++) {
      const cell = y * columns + x;
      const far = Math.hypot(x - x0, y - y0);
      if (land[cell] === 1 && (best === undefined || far < best.far)) best = { cell, far };
    }
  }
  return best?.cell;
};

/** Holes go to the smallest outer ring around them. */
const joinRings = (rings: readonly ContourRing[]): ContourPolygon[] => {
  const outers = rings.filter((ring) => areaOf(ring) > 0).map((ring) => ({ ring, area: areaOf(ring), holes: [] as ContourRing[] }));
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) {
    const around = outers.filter(({ ring }) => isInside(ring, hole[0] ?? [0, 0])).sort((a, b) => a.area - b.area)[0];
    around?.holes.push(hole);
  }
  return outers.map(({ ring, holes }) => [ring, ...holes]);
};

/** Square degrees, positive when counter-clockwise. */
const areaOf = (ring: ContourRing): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

const isInside = (ring: ContourRing, [lon, lat]: readonly [number, number]): boolean => {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] ?? [0, 0];
    const [bx, by] = ring[i + 1] ?? [0, 0];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
};
