import type { PlaceDraft } from './draft.js';
import { cell, type Row } from './table.js';

export type LocalNames = Readonly<Record<'name_zh_hans' | 'name_zh_hant' | 'name_ru', string>>;
const NONE: LocalNames = { name_zh_hans: '', name_zh_hant: '', name_ru: '' };

const kindOf = (place: PlaceDraft): string =>
  place.country2 !== '' ? 'border' : place.roles.has('town') || place.roles.has('junction') ? 'town' : 'station';

/** A crossing made from a link has no name of its own in any language: it is called after the link's two ends. */
export function crossingNames(place: PlaceDraft, [first, second]: readonly LocalNames[]): LocalNames {
  if (first === undefined || second === undefined) return NONE;
  const rail = place.seed.endsWith(' rail');
  const both = (column: keyof LocalNames, joint: string, tail: string): string =>
    first[column] === '' || second[column] === '' ? '' : `${first[column]}${joint}${second[column]}${tail}`;
  return {
    name_zh_hans: both('name_zh_hans', '—', rail ? '铁路口岸' : '口岸'),
    name_zh_hant: both('name_zh_hant', '—', rail ? '鐵路口岸' : '口岸'),
    name_ru: both('name_ru', ' — ', rail ? ' (железная дорога)' : ''),
  };
}

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
          if (row !== undefined)
            return { name_zh_hans: cell(row, 'name_zh_hans'), name_zh_hant: cell(row, 'name_zh_hant'), name_ru: cell(row, 'name_ru') };
        }
      }
    }
    return NONE;
  };
}
