/**
 * Which place does a text mean? An id, a code, a name in four languages, or a position. One clear reading is taken and said; without one
 * the choices are listed; nothing is guessed in silence. Khorgos is a town, two border crossings and a dry port, Baku a city with a port
 * and an airport: the town is taken, the others are named.
 */
import { createNearestIndex, isPosition } from '../../geo/index.js';
import type { Network, Place } from '../network.js';
import type { Role } from '../vocabulary.js';
import { type CodeIndex, createCodeIndex } from './code-index.js';
import { createNameIndexes, FULL, isHan, isNameless, LONGER, type NameIndex } from './name-index.js';
import { normaliseName } from './normalise-name.js';
import { compareFits, comparePlaces, type Fit, isClear } from './rank-places.js';
import { describeReading } from './reading.js';
import { stripRoleWord } from './role-words.js';
import { listCountrySplits } from './split-country.js';

export interface Match {
  readonly place: Place;
  /** `code`: id or code; `name`: a whole name; `part`: a name without role word or bracket; `prefix`, `word`: the beginning of a name or of a later word; `spelling`: a near one. */
  readonly how: 'code' | 'name' | 'part' | 'prefix' | 'word' | 'spelling';
}

export type Resolution =
  /** `reading` is the sentence to show; empty when the text is the place's id, or its exact name and nobody else's. */
  | { readonly kind: 'place'; readonly place: Place; readonly reading: string; readonly others: readonly Place[] }
  | { readonly kind: 'choices'; readonly choices: readonly Place[] }
  | { readonly kind: 'unknown'; readonly near: readonly Place[] }
  | { readonly kind: 'position'; readonly lat: number; readonly lon: number };

export interface NearestOptions {
  /** Only places with one of these roles; without, all but sea waypoints and points of imported ways. */
  readonly roles?: readonly Role[];
  readonly count?: number;
}

export interface Gazetteer {
  /** For a search box: at most `limit` places, best first; what `resolve` would take comes first. */
  find(text: string, limit: number): readonly Match[];
  /**
   * Rules, in order:
   * 1. `lat,lon` in degrees is a position.
   * 2. A text that is an id or, in capitals, a code (UN/LOCODE with or without blank, IATA, ICAO) is that place; the holder of the id before an alias.
   * 3. A whole name, in any language, or a name without its role word (`Port of …`, `港`), bracket or the other half of a border pair. Among
   *    several, the clear one by exactness, role and size: see `isClear`; else the choices. `Baku port` means a port only.
   * 4. The same with a country at the end: `Alat, AZ`, `Alat AZ`, `Alat, Azerbaijan`.
   * 5. A code in small letters.
   * 6. The beginning of a name (three letters, or two characters): taken if only one place has it, else choices.
   * 7. Otherwise unknown; near spellings are suggested, never taken. Sea waypoints have no name.
   */
  resolve(text: string): Resolution;
  /** Nearest first, on the great circle. */
  nearest(lat: number, lon: number, options?: NearestOptions): readonly Place[];
}

const most = 10;
const gazetteers = new WeakMap<Network, Gazetteer>();

/** One index per network, made on first need (25 ms a script for 5,000 places) and kept as long as the network. */
export function createGazetteer(network: Network): Gazetteer {
  const known = gazetteers.get(network);
  if (known !== undefined) return known;
  const made = makeGazetteer(network);
  gazetteers.set(network, made);
  return made;
}

function makeGazetteer(network: Network): Gazetteer {
  const index = lazy((): Index => ({ places: network.places, names: createNameIndexes(network), codes: createCodeIndex(network) }));
  const points = lazy(() => createNearestIndex(network.places));
  return Object.freeze({
    find: (text: string, limit: number) => find(index(), text.trim(), limit),
    resolve: (text: string) => resolve(index(), text.trim()),
    nearest(lat: number, lon: number, { roles, count = 1 }: NearestOptions = {}) {
      const accepts = (row: number) => {
        const has = network.places[row]?.roles ?? [];
        if (roles !== undefined) return roles.some((role) => has.includes(role));
        const place = network.places[row];
        return place !== undefined && !isNameless(place);
      };
      return isPosition({ lat, lon })
        ? placesAt(
            network.places,
            points()
              .nearest({ lat, lon }, count, accepts)
              .map((near) => near.index),
          )
        : [];
    },
  });
}

interface Index {
  readonly places: readonly Place[];
  readonly names: (text: string) => NameIndex;
  readonly codes: CodeIndex;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const placesAt = (places: readonly Place[], rows: Iterable<number>): Place[] => [...rows].flatMap((row) => places[row] ?? []);

const positionForm = /^(-?\d{1,3}(?:\.\d+)?)(?:\s*,\s*|\s+)(-?\d{1,3}(?:\.\d+)?)$/;

function resolve(index: Index, text: string): Resolution {
  const position = positionForm.exec(text);
  const at = { lat: Number(position?.[1]), lon: Number(position?.[2]) };
  if (isPosition(at)) return { kind: 'position', ...at };
  const { compact } = normaliseName(text);
  if (compact === '') return { kind: 'unknown', near: [] };
  const byCode = placesAt(index.places, index.codes.find(text));
  if (byCode.length > 0) return take(text, byCode);
  const fits = findFits(index, text);
  if (fits.length > 0) return decide(index, text, fits);
  const narrowed = listCountrySplits(text).map(({ name, country }) => findFits(index, name).filter(({ place }) => isIn(place, country)));
  const inCountry = narrowed.find((found) => found.length > 0);
  if (inCountry !== undefined) return decide(index, text, inCountry);
  const byFoldedCode = placesAt(index.places, index.codes.findFolded(text));
  if (byFoldedCode.length > 0) return take(text, byFoldedCode);
  return resolveBeginning(index, text, compact);
}

const isIn = (place: Place, country: string): boolean => place.country === country || place.country2 === country;

/** Places whose name is `text`, best first. A role word in the text leaves only places of that role. */
function findFits(index: Index, text: string): readonly Fit[] {
  const { spaced, compact } = normaliseName(text);
  const fits = toFits(index, index.names(compact).findExact(compact));
  const stripped = stripRoleWord(spaced);
  if (stripped !== undefined) {
    const known = new Set(fits.map(({ place }) => place));
    const more = toFits(index, index.names(stripped.base).findExact(normaliseName(stripped.base).compact));
    fits.push(...more.filter(({ place }) => place.roles.includes(stripped.role) && !known.has(place)));
  }
  return fits.sort(compareFits);
}

const toFits = (index: Index, found: ReadonlyMap<number, number>): Fit[] =>
  [...found].flatMap(([row, fit]) => {
    const place = index.places[row];
    return place === undefined ? [] : [{ place, fit }];
  });

/** The clear one of `fits`, or the choices. Places whose name goes on after the text (`Khorgos Gateway`) are named, and stand in the way when they are large. */
function decide(index: Index, text: string, fits: readonly Fit[]): Resolution {
  const { spaced, compact } = normaliseName(text);
  const known = new Set(fits.map(({ place }) => place));
  const longer = placesAt(index.places, index.names(compact).findByPrefix(compact, spaced)).filter((place) => !known.has(place));
  const all = [...fits, ...longer.map((place) => ({ place, fit: LONGER }))].sort(compareFits);
  const places = all.map(({ place }) => place);
  return isClear(all) ? take(text, places) : { kind: 'choices', choices: places.slice(0, most) };
}

/** The first of `places`; the rest are the others. */
function take(text: string, [place, ...rest]: readonly Place[]): Resolution {
  if (place === undefined) return { kind: 'unknown', near: [] };
  const others = rest.slice(0, most);
  const silent = text === place.id || (others.length === 0 && Object.values(place.names).includes(text));
  return { kind: 'place', place, reading: silent ? '' : describeReading(text, place, others), others };
}

function resolveBeginning(index: Index, text: string, compact: string): Resolution {
  const long = compact.length >= (isHan(compact) ? 2 : 3);
  const begun = long ? placesAt(index.places, index.names(compact).findByPrefix(compact)).sort(comparePlaces) : [];
  if (begun.length === 1) return take(text, begun);
  if (begun.length > 1) return { kind: 'choices', choices: begun.slice(0, most) };
  const country = listCountrySplits(text)[0];
  const near = [text, country?.name ?? ''].flatMap((name) => find(index, name, most)).map(({ place }) => place);
  return { kind: 'unknown', near: [...new Set(near)].slice(0, most) };
}

function find(index: Index, text: string, limit: number): readonly Match[] {
  const found = new Map<Place, Match['how']>();
  const add = (places: readonly Place[], how: Match['how']) => {
    for (const place of places) if (!found.has(place)) found.set(place, how);
  };
  const { spaced, compact } = normaliseName(text);
  if (compact === '' || limit < 1) return [];
  add(placesAt(index.places, index.codes.find(text)), 'code');
  for (const { place, fit } of findFits(index, text)) add([place], fit === FULL ? 'name' : 'part');
  for (const { name, country } of listCountrySplits(text)) {
    for (const { place, fit } of findFits(index, name)) if (isIn(place, country)) add([place], fit === FULL ? 'name' : 'part');
  }
  add(placesAt(index.places, index.codes.findFolded(text)), 'code');
  if (found.size < limit) add(placesAt(index.places, index.names(compact).findByPrefix(compact)).sort(comparePlaces), 'prefix');
  if (found.size < limit && compact.length > 2) add(placesAt(index.places, index.names(compact).findByWord(spaced)).sort(comparePlaces), 'word');
  if (found.size < limit) {
    const near = [...index.names(compact).findBySpelling(compact)].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    add(
      placesAt(
        index.places,
        near.map(([row]) => row),
      ),
      'spelling',
    );
  }
  return [...found].slice(0, limit).map(([place, how]) => ({ place, how }));
}
