/** Country and time zone of every imported place: said by the user, or by the borders of the atlas; the zone of the nearest place that is known. */
import { createNearestIndex, type Position } from '../../geo/index.js';
import type { TableSet } from '../../network/index.js';
import type { IssueLog } from '../issue-log.js';
import type { DraftLink, DraftPlace, ImportDraft } from './import-draft.js';

export interface Locator {
  /** ISO 3166-1 alpha-2 of all places without one; undefined = found by `countryAt`. */
  readonly country: string | undefined;
  /** IANA zone of all places; undefined = that of the nearest place of the parameters in the same country. */
  readonly zone: string | undefined;
  /** True: the places lie in one country, the one in which most of them do. Coarse borders must not cut a street. */
  readonly oneCountry: boolean;
  readonly countryAt: (at: Position) => string | undefined;
  readonly file: string;
  readonly parameters: TableSet;
}

/** So many places are asked for their country to find that of all. */
const SAMPLE = 200;
/** A known place farther away than this says nothing of the clock; metres. */
const ZONE_REACH_M = 1_500_000;

const isAtSea = (place: DraftPlace): boolean => place.roles.includes('waypoint');

export function locatePlaces(draft: ImportDraft, locator: Locator, log: IssueLog): ImportDraft {
  const open = draft.places.filter((place) => place.country === undefined && !isAtSea(place));
  const common = locator.country ?? (locator.oneCountry ? mostCommon(open, locator) : undefined);
  if (open.length > 0 && locator.country === undefined && locator.oneCountry) {
    const message = `all places are taken to lie in ${common ?? 'no known country'}, where most of them do; --country says another`;
    log.report('import/assumed', { file: locator.file }, message);
  }
  const zoneOf = createZones(locator);
  let unknown = 0;
  const places = draft.places.map((place): DraftPlace => {
    if (isAtSea(place)) return place;
    const country = place.country ?? common ?? locator.countryAt(place);
    const zone = place.zone ?? zoneOf(country, place);
    if (country === undefined || zone === undefined) unknown++;
    return { ...place, country, zone };
  });
  if (unknown > 0) {
    const message = `${unknown} places have no country or no time zone that could be found; clocks there are taken as UTC (--country, --zone)`;
    log.report('import/assumed', { file: locator.file }, message);
  }
  const countryOf = new Map(places.map((place) => [place.id, place.country]));
  const links = draft.links.map((link): DraftLink => (link.mode === 'sea' ? link : { ...link, country: link.country ?? countryOf.get(link.from) }));
  return { ...draft, places, links };
}

function mostCommon(places: readonly DraftPlace[], { countryAt }: Locator): string | undefined {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(places.length / SAMPLE));
  for (let i = 0; i < places.length; i += step) {
    const place = places[i];
    const country = place === undefined ? undefined : countryAt(place);
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** Asked once for each cell of a tenth of a degree: streets of one town share a clock. */
function createZones({ zone, parameters }: Locator): (country: string | undefined, at: Position) => string | undefined {
  if (zone !== undefined) return () => zone;
  const known = parameters.places.filter((place) => place.zone !== undefined);
  const index = createNearestIndex(known);
  const cells = new Map<string, string | undefined>();
  return (country, at) => {
    const cell = `${country}/${Math.round(at.lat * 10)}/${Math.round(at.lon * 10)}`;
    if (cells.has(cell)) return cells.get(cell);
    const inCountry = index.nearest(at, 1, (row) => known[row]?.country === country)[0];
    const nearest = inCountry ?? index.nearest(at, 1)[0];
    const found = nearest === undefined || nearest.distance > ZONE_REACH_M ? undefined : known[nearest.index]?.zone;
    cells.set(cell, found);
    return found;
  };
}
