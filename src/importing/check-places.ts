/** What a row of places, and every column that names a country, must satisfy beyond its form. */
import { countryCodes, type Row } from '../network/index.js';
import type { IssueLog } from './issue-log.js';
import { type LoadedTables, locate } from './loaded-tables.js';

export function checkPlaces({ places }: LoadedTables, log: IssueLog): void {
  const isZone = createZoneTest();
  places.rows.forEach((place, index) => {
    const at = (field: string) => locate(places, index, field);
    if (place.roles.length === 0) log.report('place/no-role', at('roles'), `place ${place.id} has no role`);
    const problem = findCountryProblem(place);
    if (problem !== undefined) log.report('place/country', at('country'), `place ${place.id} ${problem}`);
    if (place.country !== undefined && place.country2 !== undefined && place.country >= place.country2) {
      const message = `the countries of border place ${place.id} stand as ${place.country}, ${place.country2}; expected two in alphabetical order`;
      log.report('place/country-order', at('country2'), message);
    }
    if (place.zone === undefined) {
      if (!isWaypoint(place)) log.report('place/zone-missing', at('zone'), `place ${place.id} has no time zone; its clock is taken as UTC`);
    } else if (!isZone(place.zone)) {
      log.report('place/zone', at('zone'), `'${place.zone}' is not a time zone of the IANA database, such as Asia/Almaty`);
    }
  });
}

const isWaypoint = (place: Row<'places'>): boolean => place.roles.includes('waypoint');

function findCountryProblem(place: Row<'places'>): string | undefined {
  const border = place.roles.includes('border');
  if (isWaypoint(place) && place.roles.length > 1) return 'is a waypoint and something else; a sea waypoint has no other role';
  if (isWaypoint(place)) return place.country === undefined ? undefined : 'is a sea waypoint and has a country';
  if (place.country === undefined) return 'has no country';
  if (border && place.country2 === undefined) return 'is a border place without a country2';
  return !border && place.country2 !== undefined ? 'has a country2 but not the role border' : undefined;
}

/** Every column that holds a country code. Procedures may also have `*` or a region, regions a place. */
export function checkCountries(tables: LoadedTables, log: IssueLog): void {
  const { places, links, procedures, regions } = tables;
  const check = (code: string | undefined, at: Parameters<IssueLog['report']>[1]) => {
    if (code === undefined || countryCodes.has(code)) return;
    log.report('country/unknown', at, `'${code}' is not an ISO 3166-1 alpha-2 country code, such as KZ`);
  };
  places.rows.forEach((row, index) => {
    check(row.country, locate(places, index, 'country'));
    check(row.country2, locate(places, index, 'country2'));
  });
  links.rows.forEach((row, index) => check(row.country, locate(links, index, 'country')));
  procedures.rows.forEach((row, index) => {
    for (const field of ['from_country', 'to_country'] as const) {
      if (row[field] !== '*' && !row[field].startsWith('region:')) check(row[field], locate(procedures, index, field));
    }
  });
  regions.rows.forEach((row, index) => {
    if (!row.country.startsWith('place:')) check(row.country, locate(regions, index, 'country'));
  });
}

/** A formatter is the only public way to ask for a zone that is not canonical; a package has few zones, so each is asked once. */
function createZoneTest(): (zone: string) => boolean {
  const known = new Map<string, boolean>();
  return (zone) => {
    const before = known.get(zone);
    if (before !== undefined) return before;
    const valid = isIanaZone(zone);
    known.set(zone, valid);
    return valid;
  };
}

function isIanaZone(zone: string): boolean {
  if (zone !== 'UTC' && !zone.includes('/')) return false; // an offset or an abbreviation is not a zone
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
