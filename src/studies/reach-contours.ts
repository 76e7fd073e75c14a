/**
 * The area in reach as polygons, one set per limit. Around every place in reach the value grows over land at an assumed local pace, to
 * `mostKm` at most, and not past a town that is out of reach; so a shore is never crossed, and a place beyond the sea is an island of its own,
 * reached by its ship. To half a cell, `stepDeg`, a polygon follows the coast of the land it was given (reach-field.ts), and its corners are rounded.
 */
import type { Network } from '../network/index.js';
import { type ContourRing, traceContours } from './contour-rings.kernel.js';
import { computeLandCover, type GridFrame, type Ring } from './land-grid.js';
import type { ReachResult } from './reach.js';
import { openReachFields } from './reach-field.js';
import { smoothRing } from './smooth-ring.js';
import { requirePlace, type StudyCriterion } from './study-terms.js';

/** Beyond the network: a truck on local roads. Assumed: 30 km/h, 2 USD a kilometre, 1 kg CO2e a kilometre; printed with the answer. */
export const beyondTheNetwork = {
  stepDeg: 0.1,
  mostKm: 150,
  perKm: { time: 3600 / 30, cost: 200, co2: 1000 } satisfies Record<StudyCriterion, number>,
} as const;

/** GeoJSON order: outer ring first, counter-clockwise, then its holes. */
export type ContourPolygon = readonly ContourRing[];

/** Looks into a cell, each way, for how much of it is land. */
const looks = 4;
/** Degrees that a point of a polygon may lie beside its line. */
const tolerance = 0.006;

/** Polygons per limit of the result, in its order; `land` as for `computeLandGrid`. */
export const computeReachContours = (network: Network, { by, bands, reached }: ReachResult, land: readonly Ring[]): (readonly ContourPolygon[])[] => {
  const places = reached.map(({ id, value }) => ({ ...requirePlace(network, id), value }));
  const frame = frameAround(places);
  const fields = openReachFields(computeLandCover(frame, land, looks), places, {
    perKm: beyondTheNetwork.perKm[by],
    mostKm: beyondTheNetwork.mostKm,
  });
  return bands.map(({ limit }) => {
    const within = places.filter(({ value }) => value <= limit);
    const ids = new Set(within.map(({ id }) => id));
    const outOfReach = network.places.filter((place) => place.roles.includes('town') && !ids.has(place.id));
    const rings = traceContours(frame, fields.within(limit, within, outOfReach), 0);
    return joinRings(rings.filter((ring) => !isSpeck(ring)).map((ring) => smoothRing(ring, tolerance)));
  });
};

/** A hole smaller than half a cell is a pond. */
const isSpeck = (ring: ContourRing): boolean => {
  const area = areaOf(ring);
  return area < 0 && -area < beyondTheNetwork.stepDeg ** 2 / 2;
};

/** With room for what grows around the outermost places. */
const frameAround = (places: readonly { readonly lon: number; readonly lat: number }[]): GridFrame => {
  const { stepDeg, mostKm } = beyondTheNetwork;
  const least = (values: number[]): number => Math.floor(values.reduce((a, b) => Math.min(a, b), Infinity));
  const most = (values: number[]): number => Math.ceil(values.reduce((a, b) => Math.max(a, b), -Infinity));
  const margin = mostKm / 100; // degrees of latitude, with a cell or two to spare
  const wide = ({ lat }: { readonly lat: number }): number => margin / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  const [west, east] = [least(places.map((place) => place.lon - wide(place))), most(places.map((place) => place.lon + wide(place)))];
  const [south, north] = [Math.max(-90, least(places.map(({ lat }) => lat - margin))), Math.min(90, most(places.map(({ lat }) => lat + margin)))];
  return { west, south, stepDeg, columns: Math.round((east - west) / stepDeg), rows: Math.round((north - south) / stepDeg) };
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
