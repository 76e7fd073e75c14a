/** All names of all places in normal form, to be looked up whole, by their beginning, or by near spelling. Sorted on first need only. */
import { editDistance } from '../edit-distance.js';
import { languages, type Network, type Place } from '../network.js';
import { normaliseName } from './normalise-name.js';
import { stripRoleWord } from './role-words.js';

/** How well a name fits: FULL, the place's name as a whole; PART, its name without a role word, a bracket or the other half of a border. */
export const FULL = 0;
export const PART = 1;

export interface NameIndex {
  /** Row of each place whose name equals `compact`, with FULL or PART. */
  findExact(compact: string): ReadonlyMap<number, number>;
  /** Rows of places with a name that begins with `compact`; `atWord`: and goes on with a new word. */
  findByPrefix(compact: string, atWord?: string): ReadonlySet<number>;
  /** Rows of places with a name in which a later word begins with `spaced`. */
  findByWord(spaced: string): ReadonlySet<number>;
  /** Row and number of errors of places with a name at most two errors away (one for five letters or fewer). */
  findBySpelling(compact: string): ReadonlyMap<number, number>;
}

interface Entry {
  readonly place: number;
  readonly spaced: string;
  readonly compact: string;
}

const han = /\p{Script=Han}/u;
export const isHan = (text: string): boolean => han.test(text);

export function createNameIndex(network: Network): NameIndex {
  const entries: Entry[] = [];
  const exact = new Map<string, Map<number, number>>();
  const add = (place: number, text: string, fit: number) => {
    const { spaced, compact } = normaliseName(text);
    if (compact === '') return;
    const found = exact.get(compact);
    const known = found?.get(place);
    if (found === undefined) exact.set(compact, new Map([[place, fit]]));
    else if (known === undefined || fit < known) found.set(place, fit);
    if (known === undefined) entries.push({ place, spaced, compact });
    if (fit === PART && spaced.length < 2) return;
    const stripped = stripRoleWord(spaced);
    if (stripped !== undefined) add(place, stripped.base, PART);
  };
  const addName = (place: Place, name: string) => {
    if (name === '') return;
    add(place.index, name, FULL);
    for (const part of partsOf(name, place)) add(place.index, part, PART);
  };
  for (const place of network.places) {
    if (place.roles.includes('waypoint')) continue;
    for (const language of languages) addName(place, place.names[language]);
  }
  const rowOf = new Map(network.places.map((place) => [place.id, place]));
  for (const alias of network.tables.aliases) {
    const place = alias.kind === 'name' ? rowOf.get(alias.place) : undefined;
    if (place !== undefined && !place.roles.includes('waypoint')) addName(place, alias.alias);
  }
  return { findExact: (compact) => exact.get(compact) ?? new Map<number, number>(), ...createScans(entries) };
}

const brackets = /[(（]([^)）]*)[)）]/g;
const genericInner = /port|rail|road|old|new|station|terminal|ferry|north|south|east|west|铁路|鐵路|公路|港|路|дорог|авто|ж\/?д|порт/i;

/** `Port of Shanghai (Yangshan)`: also without the bracket, and what is in it; `Khorgos/Nur Zholy`: also each half. */
function partsOf(name: string, place: Place): readonly string[] {
  const parts: string[] = [];
  let plain = name;
  if (/[(（]/.test(name)) {
    for (const [, inner = ''] of name.matchAll(brackets)) if (inner.length >= (isHan(inner) ? 2 : 4) && !genericInner.test(inner)) parts.push(inner);
    plain = name.replace(brackets, ' ');
    parts.push(plain);
  }
  if (place.roles.includes('border') && /[/／—–]/.test(plain)) parts.push(...plain.split(/[/／—–]/));
  return parts;
}

function createScans(entries: readonly Entry[]): Omit<NameIndex, 'findExact'> {
  let sorted: readonly Entry[] | undefined;
  const sortedEntries = () => (sorted ??= [...entries].sort((a, b) => (a.compact < b.compact ? -1 : a.compact > b.compact ? 1 : 0)));
  return {
    findByPrefix(compact, atWord) {
      const found = new Set<number>();
      const all = sortedEntries();
      for (let at = lowerBound(all, compact); at < all.length; at++) {
        const entry = all[at];
        if (entry === undefined || !entry.compact.startsWith(compact)) break;
        if (atWord === undefined || entry.spaced.startsWith(`${atWord} `) || isHan(atWord)) found.add(entry.place);
      }
      return found;
    },
    findByWord(spaced) {
      const found = new Set<number>();
      const needle = isHan(spaced) ? spaced : ` ${spaced}`;
      for (const entry of entries) if (entry.spaced.includes(needle)) found.add(entry.place);
      return found;
    },
    findBySpelling(compact) {
      const found = new Map<number, number>();
      const limit = compact.length > 5 ? 2 : 1;
      if (compact.length < 4) return found;
      for (const entry of entries) {
        if (Math.abs(entry.compact.length - compact.length) > limit) continue;
        const distance = editDistance(compact, entry.compact, limit);
        if (distance <= limit && distance < (found.get(entry.place) ?? Infinity)) found.set(entry.place, distance);
      }
      return found;
    },
  };
}

function lowerBound(entries: readonly Entry[], compact: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.compact ?? '') < compact) low = middle + 1;
    else high = middle;
  }
  return low;
}
