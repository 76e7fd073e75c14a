// The land places and links (written by scripts/curate/land.ts), as the scripts for ports, pipelines and terminals need them.

import { type Row, readRows } from './sea-csv.js';
import { greatCircleKm, type Point } from './sea-geo.js';

export interface LandPlace {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly country2: string;
  readonly at: Point;
  readonly roles: ReadonlySet<string>;
  readonly population: number;
  readonly status: string;
  /** An open road link ends here. */
  readonly road: boolean;
  /** Rail gauges of the open links that end here. */
  readonly gauges: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

export const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[ıİ]/g, 'i')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

export const slug = (name: string): string => plain(name).replaceAll(' ', '-');

export class Land {
  readonly places: LandPlace[];
  readonly byId: ReadonlyMap<string, LandPlace>;
  /** Land place by the key of the seed files (`Aktau Port/KZ`, `KZ:Aktau`). */
  readonly bySeed: ReadonlyMap<string, LandPlace>;

  constructor() {
    const road = new Set<string>();
    const gauges = new Map<string, Set<string>>();
    for (const file of ['links-road.csv', 'links-access.csv', 'links-rail.csv']) {
      for (const link of readRows(`data/eurasia/${file}`)) {
        if (link.status !== 'open') continue;
        for (const end of [link.from, link.to]) {
          if (link.mode === 'road') road.add(end);
          else for (const gauge of link.gauge_mm.split(';')) gauges.set(end, (gauges.get(end) ?? new Set()).add(gauge));
        }
      }
    }
    const aliases = readRows('data/eurasia/aliases-land.csv');
    const names = new Map<string, Set<string>>();
    for (const row of aliases) if (row.kind === 'name') names.set(row.place, (names.get(row.place) ?? new Set()).add(plain(row.alias)));
    this.places = readRows('data/eurasia/places-land.csv').map((row) => this.#place(row, road, gauges, names));
    this.byId = new Map(this.places.map((place) => [place.id, place]));
    this.bySeed = new Map(
      aliases
        .filter((row) => row.kind === 'seed')
        .flatMap((row) => {
          const place = this.byId.get(row.place);
          return place ? [[row.alias, place] as const] : [];
        }),
    );
  }

  #place(row: Row, road: Set<string>, gauges: Map<string, Set<string>>, names: Map<string, Set<string>>): LandPlace {
    return {
      id: row.id,
      name: row.name_en,
      country: row.country,
      country2: row.country2,
      at: [Number(row.lon), Number(row.lat)],
      roles: new Set(row.roles.split(';')),
      population: Number(row.population || 0),
      status: row.status,
      road: road.has(row.id),
      gauges: gauges.get(row.id) ?? new Set(),
      names: new Set([plain(row.name_en), ...(names.get(row.id) ?? [])]),
    };
  }

  /** The nearest place of the country for which `fits` holds, with its distance; border crossings never. */
  nearest(country: string, at: Point, fits: (place: LandPlace) => boolean): { place: LandPlace; km: number } | undefined {
    let best: { place: LandPlace; km: number } | undefined;
    for (const place of this.places) {
      if (place.country !== country || place.country2 !== '' || place.status !== 'open' || !fits(place)) continue;
      const km = greatCircleKm(at, place.at);
      if (!best || km < best.km) best = { place, km };
    }
    return best;
  }

  /** A place of that name within `withinKm`; a town before a mere station. */
  named(country: string, names: readonly string[], at: Point, withinKm: number): LandPlace | undefined {
    for (const name of names.map(plain)) {
      const found = this.places
        .filter((p) => p.country === country && p.country2 === '' && p.names.has(name) && greatCircleKm(p.at, at) <= withinKm)
        .sort((a, b) => Number(b.roles.has('town')) - Number(a.roles.has('town')) || greatCircleKm(a.at, at) - greatCircleKm(b.at, at));
      if (found[0]) return found[0];
    }
    return undefined;
  }
}
