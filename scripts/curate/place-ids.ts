import { slug } from './ascii-name.js';
import type { PlaceDraft } from './draft.js';
import { byText, cell, type Row } from './table.js';

const codeKey = (country: string, name: string): string => `${country} ${slug(name)}`;

function borderId(place: PlaceDraft): string {
  const mode = place.seed.endsWith(' rail') ? 'rail' : 'road';
  const name = slug(place.name.replace(/ border$/, '').replace(/ \(rail\)$/, ''));
  return `${place.country}-${place.country2}-${name}-${mode}`.toLowerCase();
}

/** Gives every place its id: the UN/LOCODE where the hand-kept list has one, else country and name. */
export function assignIds(places: ReadonlyMap<string, PlaceDraft>, locodes: readonly Row[]): void {
  const codes = new Map<string, string>();
  for (const row of locodes) if (cell(row, 'kind') !== 'also') codes.set(codeKey(cell(row, 'country'), cell(row, 'name')), cell(row, 'locode'));
  const taken = new Set<string>();
  const claim = (place: PlaceDraft, wanted: readonly string[]): void => {
    const free = wanted.find((id) => !taken.has(id));
    if (free === undefined) throw new Error(`no id is free for ${place.seed}: ${wanted.join(', ')}`);
    place.id = free;
    taken.add(free);
  };
  // Towns before stations and crossings, so that the plain name goes to the town whatever the order of the seeds.
  const rank = (p: PlaceDraft): number => (p.id !== '' ? 0 : p.roles.has('town') ? 1 : p.country2 === '' ? 2 : 3);
  for (const place of [...places.values()].sort((a, b) => rank(a) - rank(b) || byText(a.seed, b.seed))) {
    if (place.id !== '') claim(place, [place.id]);
    else if (place.country2 !== '') claim(place, [borderId(place)]);
    else {
      const base = `${place.country.toLowerCase()}-${slug(place.name)}`;
      const locode = codes.get(codeKey(place.country, place.name));
      const degree = `${base}-${Math.round(place.lat)}n-${Math.round(place.lon)}e`;
      claim(
        place,
        [...(locode === undefined ? [] : [locode]), base, `${base}-station`, degree].filter(
          (id) => id !== `${base}-station` || place.roles.has('station'),
        ),
      );
    }
  }
}
