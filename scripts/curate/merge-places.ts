import { comparable } from './ascii-name.js';
import type { Draft, PlaceDraft } from './draft.js';
import { greatCircleKm } from './great-circle.js';
import { dropParallels } from './parallel-links.js';
import { cell, type Row } from './table.js';

/** A town and its main station of the same name are one place within this distance. */
const ONE_PLACE_KM = 25;

const isRoadPlace = (place: PlaceDraft): boolean => place.seed.includes(':');

/** Which place each station joins: the nearest road place of that name in its country. */
function automatic(places: ReadonlyMap<string, PlaceDraft>, apart: ReadonlySet<string>): Map<string, string> {
  const towns = new Map<string, PlaceDraft[]>();
  for (const place of places.values()) {
    if (!isRoadPlace(place) || place.roles.has('border')) continue;
    const key = `${place.country} ${comparable(place.name)}`;
    towns.set(key, [...(towns.get(key) ?? []), place]);
  }
  const into = new Map<string, string>();
  for (const station of places.values()) {
    if (isRoadPlace(station) || apart.has(station.seed)) continue;
    const candidates = (towns.get(`${station.country} ${comparable(station.name)}`) ?? [])
      .map((town) => ({ town, km: greatCircleKm(town, station) }))
      .filter(({ km }) => km <= ONE_PLACE_KM)
      .sort((a, b) => a.km - b.km);
    const nearest = candidates[0];
    if (nearest !== undefined) into.set(station.seed, nearest.town.seed);
  }
  return into;
}

function absorb(target: PlaceDraft, other: PlaceDraft): void {
  target.seeds.push(...other.seeds);
  target.names.push(...other.names);
  // A border town that was merged into the crossing beside it is that crossing and nothing else.
  if (!target.roles.has('border')) for (const role of other.roles) target.roles.add(role);
  target.population ??= other.population;
}

/** Makes one place of each group that is one place on the ground, and carries the links over. */
export function mergePlaces(draft: Draft, rows: readonly Row[]): void {
  const apart = new Set(rows.filter((row) => cell(row, 'verdict') === 'apart').map((row) => cell(row, 'seed')));
  const into = automatic(draft.places, apart);
  for (const row of rows) {
    if (cell(row, 'verdict') !== 'same') continue;
    for (const seed of [cell(row, 'seed'), cell(row, 'into')]) {
      if (!draft.places.has(seed)) throw new Error(`merges names ${seed}, which is no place of the seeds`);
    }
    into.set(cell(row, 'seed'), cell(row, 'into'));
  }
  const final = (seed: string): string => {
    const next = into.get(seed);
    return next === undefined ? seed : final(next);
  };
  for (const seed of [...into.keys()].sort()) {
    const place = draft.places.get(seed);
    const target = draft.places.get(final(seed));
    if (place === undefined || target === undefined) throw new Error(`${seed} cannot be merged into ${final(seed)}`);
    absorb(target, place);
    draft.places.delete(seed);
  }
  const moved = draft.links.map((link) => ({ ...link, a: final(link.a), b: final(link.b) }));
  draft.links = dropParallels(moved.filter((link) => link.a !== link.b));
}
