// Short access links from a port, an airport or a terminal to the roads and railways of the land network.
//
// The way is a guess (great circle times a detour), so the choice avoids water: each kilometre of water on the straight line counts
// six, which keeps Ambarli on the European side and Ningbo off Zhoushan.

import type { Row } from './sea-csv.js';
import { greatCircleKm, type Point, renderKm } from './sea-geo.js';
import type { WaterMask } from './sea-mask.js';
import type { Land, LandPlace } from './term-land.js';

const reachKm = 120;
/** An island town of the ferries has no road link, yet its streets reach its port. */
const townKm = 25;
/** A straight line mostly over open water joins two shores, not a port and its town. */
const mostWaterKm = 25;
const railReachKm = 45;
const roadDetour = 1.3;
const railDetour = 1.2;
const waterWeight = 6;

export interface Site {
  readonly id: string;
  readonly country: string;
  readonly at: Point;
}

export class AccessLinks {
  readonly rows: Row[] = [];
  readonly unreached: string[] = [];
  /** Links that cross more than three kilometres of water: to be looked at by eye. */
  readonly wet: string[] = [];
  readonly #ids = new Set<string>();

  constructor(
    readonly land: Land,
    readonly mask: WaterMask,
  ) {}

  add(from: string, to: string, mode: 'road' | 'rail', km: number, country: string, gauge: string, source: string, basis = 'calibrated'): void {
    const id = mode === 'road' ? `road:${from}:${to}` : `rail-${gauge.replaceAll(';', '-')}:${from}:${to}`;
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    this.rows.push({
      id,
      from,
      to,
      mode,
      length_km: renderKm(km),
      speed_class: 'access',
      gauge_mm: gauge,
      country,
      direction: 'both',
      status: 'open',
      source,
      basis,
    });
  }

  has(from: string, mode: 'road' | 'rail', gauge = ''): boolean {
    return this.rows.some((row) => row.from === from && row.mode === mode && (gauge === '' || row.gauge_mm.split(';').includes(gauge)));
  }

  road(site: Site, leastKm: number, what: string): void {
    if (this.has(site.id, 'road')) return;
    const best = this.#best(site, reachKm, (place, km) => place.road || (km <= townKm && place.roles.has('town')));
    if (!best) {
      this.unreached.push(site.id);
      return;
    }
    this.#note(site, best, 'road');
    this.add(
      site.id,
      best.place.id,
      'road',
      Math.max(leastKm, best.km * roadDetour),
      site.country,
      '',
      `great circle x ${roadDetour}, at least ${leastKm} km: road access of the ${what} from the nearest road place`,
    );
  }

  /** Joins the site to the nearest railway of the gauge; false when there is none in reach. */
  rail(site: Site, gauge: string, what: string): boolean {
    if (this.has(site.id, 'rail', gauge)) return true;
    const best = this.#best(site, railReachKm, (place) => place.gauges.has(gauge));
    if (!best) return false;
    this.#note(site, best, `rail ${gauge}`);
    this.add(
      site.id,
      best.place.id,
      'rail',
      Math.max(1, best.km * railDetour),
      site.country,
      gauge,
      `great circle x ${railDetour}, at least 1 km: siding of the ${what} to the nearest station of its gauge`,
    );
    return true;
  }

  #best(site: Site, reach: number, fits: (place: LandPlace, km: number) => boolean): { place: LandPlace; km: number; wetKm: number } | undefined {
    let best: { place: LandPlace; km: number; wetKm: number } | undefined;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const place of this.land.places) {
      if (place.country !== site.country || place.country2 !== '' || place.status !== 'open') continue;
      const km = greatCircleKm(site.at, place.at);
      if (km > reach || km > bestCost || !fits(place, km)) continue;
      const wetKm = Math.max(0, km - this.mask.landKm(site.at, place.at) - 1);
      if (wetKm > mostWaterKm && wetKm > km / 2) continue;
      const cost = km + waterWeight * wetKm;
      if (cost < bestCost) [best, bestCost] = [{ place, km, wetKm }, cost];
    }
    return best;
  }

  #note(site: Site, best: { place: LandPlace; km: number; wetKm: number }, what: string): void {
    if (best.wetKm > 3) this.wet.push(`${site.id} ${what} -> ${best.place.id} ${best.km.toFixed(1)} km, ${best.wetKm.toFixed(1)} over water`);
  }
}
