/**
 * All names of all places in normal form, to be looked up whole, by their beginning, or by near spelling. Beginnings
 * are found by a scan: half a millisecond over 20,000 names, where sorting them first would take twenty. */
import { editDistance } from '../edit-distance.js';
import type { Language, Network, Place } from '../network.js';
import { normaliseName } from './normalise-name.js';
import { stripRoleWord } from './role-words.js';

/** How well a name fits: FULL, the place's name as a whole; PART, its name without a role word, a bracket or the other half of a border; */
export const FULL = 0;
export const PART = 1;
/** LONGER, a name that goes on with another word. */
export const LONGER = 2;

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
  readonly fit: number;
}

const han = /\p{Script=Han}/u;
const cyrillic = /\p{Script=Cyrillic}/u;
export const isHan = (text: string): boolean => han.test(text);

/** A text in one script is looked up among the names in that script only, so the other two indexes are not made for it. */
type Script = 'latin' | 'han' | 'cyrillic';
const scriptOf = (text: string): Script => (isHan(text) ? 'han' : cyrillic.test(text) ? 'cyrillic' : 'latin');
const languagesOf: Readonly<Record<Script, readonly Language[]>> = { latin: ['en'], han: ['zhHans', 'zhHant'], cyrillic: ['ru'] };

/** The index for the script of a text, made when it is first asked for. */
export function createNameIndexes(network: Network): (text: string) => NameIndex {
  const made = new Map<Script, NameIndex>();
  return (text) => {
    const script = scriptOf(text);
    const index = made.get(script) ?? createNameIndex(network, script);
    made.set(script, index);
    return index;
  };
}

function createNameIndex(network: Network, script: Script): NameIndex {
  const entries: Entry[] = [];
  const byName = new Map<string, Entry[]>();
  const add = (place: number, text: string, fit: number) => {
    const { spaced, compact } = normaliseName(text);
    if (compact === '') return;
    const same = byName.get(compact);
    const known = same?.some((entry) => entry.place === place && entry.fit <= fit);
    if (known !== true) {
      const entry = { place, spaced, compact, fit };
      entries.push(entry);
      if (same === undefined) byName.set(compact, [entry]);
      else same.push(entry);
    }
    const stripped = stripRoleWord(spaced);
    if (stripped !== undefined) add(place, stripped.base, PART);
  };
  const addName = (place: Place, name: string) => {
    if (name === '') return;
    add(place.index, name, FULL);
    for (const part of partsOf(name, place)) add(place.index, part, PART);
  };
  for (const place of network.places) {
    if (isNameless(place)) continue;
    for (const name of new Set(languagesOf[script].map((language) => place.names[language]))) addName(place, name);
  }
  const rowOf = new Map(network.places.map((place) => [place.id, place]));
  for (const alias of network.tables.aliases) {
    const place = alias.kind === 'name' && scriptOf(alias.alias) === script ? rowOf.get(alias.place) : undefined;
    if (place !== undefined && !isNameless(place)) addName(place, alias.alias);
  }
  return { findExact: (compact) => bestFits(byName.get(compact) ?? []), ...createScans(entries) };
}

/** Points at sea and of imported ways have a name to be shown, and none to be asked for. */
export const isNameless = ({ roles }: Place): boolean =>
  roles.includes('waypoint') || (roles.length === 1 && (roles[0] === 'street' || roles[0] === 'point'));

/** The best fit of each place. */
function bestFits(entries: readonly Entry[]): ReadonlyMap<number, number> {
  const fits = new Map<number, number>();
  for (const { place, fit } of entries) fits.set(place, Math.min(fit, fits.get(place) ?? fit));
  return fits;
}

const brackets = /[(（]([^)）]*)[)）]/g;
const genericInner = /port|rail|road|old|new|station|terminal|ferry|north|south|east|west|铁路|鐵路|公路|港|路|дорог|авто|ж\/?д|порт/i;

/** `Port of Shanghai (Yangshan)`: also without the bracket, and what is in it; `Khorgos/Nur Zholy`: also each half. */
function partsOf(name: string, place: Place): readonly string[] {
  const parts: string[] = [];
  let plain = name;
  if (name.includes('(') || name.includes('（')) {
    for (const [, inner = ''] of name.matchAll(brackets)) if (inner.length >= (isHan(inner) ? 2 : 4) && !genericInner.test(inner)) parts.push(inner);
    plain = name.replace(brackets, ' ');
    parts.push(plain);
  }
  if (place.roles.includes('border') && /[/／—–]/.test(plain)) parts.push(...plain.split(/[/／—–]/));
  return parts;
}

function createScans(entries: readonly Entry[]): Omit<NameIndex, 'findExact'> {
  return {
    findByPrefix(compact, atWord) {
      const found = new Set<number>();
      const anyGoingOn = atWord === undefined || isHan(atWord);
      for (const entry of entries) {
        if (entry.compact.startsWith(compact) && (anyGoingOn || entry.spaced.startsWith(`${atWord} `))) found.add(entry.place);
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
