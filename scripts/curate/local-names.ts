import type { PlaceDraft } from './draft.js';
import { type Row, cell } from './table.js';

export type LocalNames = Readonly<Record<'name_zh_hans' | 'name_zh_hant' | 'name_ru', string>>;
const NONE: LocalNames = { name_zh_hans: '', name_zh_hant: '', name_ru: '' };

const kindOf = (place: PlaceDraft): string => (place.country2 !== '' ? 'border' : place.roles.has('town') || place.roles.has('junction') ? 'town' : 'station');

/** Finds the hand-kept names of a place by its country and any of its names, first those of its own kind. */
export function namesFinder(rows: readonly Row[]): (place: PlaceDraft) => LocalNames {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    for (const kind of [cell(row, 'kind'), '*']) {
      const key = `${cell(row, 'country')} ${kind} ${cell(row, 'name_en')}`;
      if (!byKey.has(key)) byKey.set(key, row);
    }
  }
  return (place) => {
    const countries = place.country2 === '' ? [place.country] : [`${place.country}-${place.country2}`, place.country, place.country2];
    for (const kind of [kindOf(place), '*']) {
      for (const country of countries) {
        for (const name of [place.name, ...place.names]) {
          const row = byKey.get(`${country} ${kind} ${name}`);
          if (row !== undefined) return { name_zh_hans: cell(row, 'name_zh_hans'), name_zh_hant: cell(row, 'name_zh_hant'), name_ru: cell(row, 'name_ru') };
        }
      }
    }
    return NONE;
  };
}
