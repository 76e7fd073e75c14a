/** Points of a street get a name that a driver understands: the street, and the settlement it is in. */
import { createPositionGrid } from '../../geo/index.js';
import type { DraftPlace, ImportDraft } from './import-draft.js';

/** A settlement farther away than this does not name a street; metres. */
const SETTLEMENT_REACH_M = 8_000;

export function nameStreets(draft: ImportDraft): ImportDraft {
  const towns = draft.places.filter((place) => place.roles.includes('town'));
  const grid = createPositionGrid(towns);
  const named = (place: DraftPlace): DraftPlace => {
    if (!place.roles.every((role) => role === 'street' || role === 'point')) return place;
    const town = towns[grid.nearest(place, SETTLEMENT_REACH_M)?.row ?? -1]?.name_en;
    return { ...place, name_en: wordsFor(place.name_en, town, place) };
  };
  return { ...draft, places: draft.places.map(named) };
}

function wordsFor(way: string, town: string | undefined, { lat, lon }: DraftPlace): string {
  if (town === undefined) return way === '' ? `Point ${lat.toFixed(4)}, ${lon.toFixed(4)}` : `${way} at ${lat.toFixed(3)}, ${lon.toFixed(3)}`;
  return way === '' ? town : `${way}, ${town}`;
}
