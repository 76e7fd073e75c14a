/** Where a network joins another: at places of one name, else at the nearest point within reach. Every joint is told, since it is assumed. */
import { createPositionGrid, greatCircle } from '../../geo/index.js';
import type { Row, TableSet } from '../../network/index.js';

type Place = Row<'places'>;

export interface Joint {
  /** Of the network joined to, and of the one that joins. */
  readonly base: string;
  readonly other: string;
  readonly mode: 'road' | 'rail' | 'sea';
  /** Straight, metres. */
  readonly distanceM: number;
  /** `name`: both have one name; `nearest`: no name in common. */
  readonly by: 'name' | 'nearest';
  readonly gauges: readonly string[];
}

/** Two towns of one name farther apart than this are two towns. Metres. */
const NAMED_REACH_M = 30_000;

export function findJoints(base: TableSet, other: TableSet, withinM: number): Joint[] {
  return (['road', 'rail', 'sea'] as const).flatMap((mode) => {
    const ours = placesOn(base, mode);
    const theirs = placesOn(other, mode);
    if (theirs.size === 0) return [];
    return mode === 'road' ? jointsOfRoads(base, other, { ours, theirs }, withinM) : nearestJoints(base, other, { ours, theirs, mode }, withinM);
  });
}

/** How near the two come, for the sentence that says they do not come near enough. */
export function findNearest(
  base: TableSet,
  other: TableSet,
): { readonly base: Place; readonly other: Place; readonly distanceM: number } | undefined {
  let best: { base: Place; other: Place; distanceM: number } | undefined;
  const [ours, theirs] = [placesOn(base, 'road'), placesOn(other, 'road')];
  const far = other.places.filter(({ id }) => theirs.has(id));
  const step = Math.max(1, Math.floor(far.length / 500));
  for (const place of base.places) {
    if (!ours.has(place.id)) continue;
    for (let i = 0; i < far.length; i += step) {
      const point = far[i] as Place;
      const distanceM = greatCircle(place, point);
      if (best === undefined || distanceM < best.distanceM) best = { base: place, other: point, distanceM };
    }
  }
  return best;
}

interface Ends {
  /** Gauges by place; empty but on rails. */
  readonly ours: ReadonlyMap<string, ReadonlySet<string>>;
  readonly theirs: ReadonlyMap<string, ReadonlySet<string>>;
}

function placesOn({ links, places }: TableSet, mode: Joint['mode']): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const link of links) {
    if (link.mode !== mode || link.status !== 'open') continue;
    for (const id of [link.from, link.to]) {
      const gauges = found.get(id) ?? new Set<string>();
      found.set(id, gauges);
      for (const gauge of link.gauge_mm ?? []) gauges.add(gauge);
    }
  }
  if (mode === 'road') for (const place of places) if (place.roles.includes('town') && !found.has(place.id)) found.set(place.id, new Set());
  return found;
}

/** A border place belongs to its two countries: nobody of a third gets there without crossing another border first. */
const canMeet = (place: Place, other: Place | undefined): boolean =>
  place.country2 === undefined || other?.country === place.country || other?.country === place.country2;

const nameKey = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Streets where the network has streets, any road place where it has none. */
function jointsOfRoads(base: TableSet, other: TableSet, { ours, theirs }: Ends, withinM: number): Joint[] {
  const streets = other.places.filter((place) => place.roles.includes('street'));
  const points = streets.length > 0 ? streets : other.places.filter(({ id }) => theirs.has(id));
  const grid = createPositionGrid(points);
  const byName = new Map<string, Place[]>();
  for (const place of other.places) {
    if (!place.roles.includes('town') || !theirs.has(place.id)) continue;
    const key = nameKey(place.name_en);
    byName.set(key, [...(byName.get(key) ?? []), place]);
  }
  if (!other.links.some(({ mode }) => mode === 'road')) return jointsOfPlaces(base, other, { ours, theirs }, withinM);
  return base.places.flatMap((place): Joint[] => {
    if (!ours.has(place.id) || place.status !== 'open') return [];
    const joint = (at: Place, by: Joint['by']): Joint[] => [
      { base: place.id, other: at.id, mode: 'road', distanceM: greatCircle(place, at), by, gauges: [] },
    ];
    const namesake = (byName.get(nameKey(place.name_en)) ?? [])
      .filter((town) => place.roles.includes('town') && town.country === place.country && greatCircle(place, town) <= NAMED_REACH_M)
      .sort((a, b) => greatCircle(place, a) - greatCircle(place, b))[0];
    if (namesake !== undefined) return joint(namesake, 'name');
    const near = points[grid.nearest(place, withinM, (row) => canMeet(place, points[row]))?.row ?? -1];
    return near === undefined ? [] : joint(near, 'nearest');
  });
}

/** Places alone, as of UN/LOCODE: each is joined to the nearest road place of the base. */
function jointsOfPlaces(base: TableSet, other: TableSet, { ours, theirs }: Ends, withinM: number): Joint[] {
  const points = base.places.filter(({ id, status }) => ours.has(id) && status === 'open');
  const grid = createPositionGrid(points);
  return other.places.flatMap((place): Joint[] => {
    const near = theirs.has(place.id) ? grid.nearest(place, withinM, (row) => canMeet(points[row] as Place, place)) : undefined;
    const point = points[near?.row ?? -1];
    return near === undefined || point === undefined
      ? []
      : [{ base: point.id, other: place.id, mode: 'road', distanceM: near.distance, by: 'nearest', gauges: [] }];
  });
}

function nearestJoints(base: TableSet, other: TableSet, { ours, theirs, mode }: Ends & { readonly mode: 'rail' | 'sea' }, withinM: number): Joint[] {
  const points = other.places.filter(({ id }) => theirs.has(id));
  const grid = createPositionGrid(points);
  return base.places.flatMap((place): Joint[] => {
    const own = ours.get(place.id);
    if (own === undefined || place.status !== 'open') return [];
    const meets = (row: number) => canMeet(place, points[row]);
    const common = (row: number) => [...(theirs.get(points[row]?.id ?? '') ?? [])].filter((gauge) => own.has(gauge)).sort();
    const near = grid.nearest(place, withinM, (row) => meets(row) && (mode === 'sea' || common(row).length > 0));
    const point = points[near?.row ?? -1];
    if (near === undefined || point === undefined) return [];
    return [{ base: place.id, other: point.id, mode, distanceM: near.distance, by: 'nearest', gauges: common(near.row) }];
  });
}
