import type { Draft, LinkDraft, PlaceDraft } from './draft.js';
import { greatCircleKm } from './great-circle.js';

const REACH_KM = 80;
const DETOUR = 1.3;
const LEAST_KM = 1;

/** Joins every station that no road reaches to the nearest road place of its own country, so that a truck can get there. */
export function accessLinks(draft: Draft): { links: LinkDraft[]; unreached: PlaceDraft[] } {
  const onRoad = new Set(draft.links.filter((l) => l.mode === 'road' && l.status === 'open').flatMap((l) => [l.a, l.b]));
  const roadPlaces = [...draft.places.values()].filter((p) => onRoad.has(p.seed) && p.country2 === '');
  const links: LinkDraft[] = [];
  const unreached: PlaceDraft[] = [];
  for (const station of draft.places.values()) {
    if (onRoad.has(station.seed) || !station.roles.has('station')) continue;
    const nearest = roadPlaces
      .filter((p) => p.country === station.country)
      .map((place) => ({ place, km: greatCircleKm(place, station) }))
      .sort((a, b) => a.km - b.km)[0];
    if (nearest === undefined || nearest.km > REACH_KM) {
      unreached.push(station);
      continue;
    }
    links.push(accessLink(station.seed, nearest.place.seed, nearest.km));
  }
  return { links, unreached };
}

const accessLink = (a: string, b: string, km: number): LinkDraft => ({
  a,
  b,
  mode: 'road',
  line: '',
  km: Math.max(LEAST_KM, Number((km * DETOUR).toFixed(1))),
  speedClass: 'access',
  gauge: '',
  electrified: '',
  tracks: '',
  country: '',
  status: 'open',
  statusDate: '',
  source: 'great circle x 1.3, at least 1 km: road access to the station from the nearest road place',
  basis: 'calibrated',
});
