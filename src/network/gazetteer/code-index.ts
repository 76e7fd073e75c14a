/** Ids and codes of places: the package's own id, UN/LOCODE, IATA, ICAO, and the keys of the seed files. */
import type { Network } from '../network.js';

export interface CodeIndex {
  /** As typed: an id, a seed key, or a code in capitals with or without the blank of a UN/LOCODE (`KZ AAU`). The place that has it as its id comes first. */
  find(text: string): readonly number[];
  /** The same without regard to case. */
  findFolded(text: string): readonly number[];
}

export function createCodeIndex(network: Network): CodeIndex {
  const exact = new Map<string, number[]>();
  const add = (code: string, place: number) => push(exact, code, place);
  const rowOf = new Map<string, number>();
  for (const place of network.places) {
    rowOf.set(place.id, place.index);
    add(place.id, place.index);
  }
  for (const { place, alias, kind } of network.tables.aliases) {
    const row = rowOf.get(place);
    if (row !== undefined && kind !== 'name') add(kind === 'seed' ? alias : alias.replaceAll(' ', ''), row);
  }
  const lookUp = (index: ReadonlyMap<string, number[]>, text: string) => index.get(text) ?? index.get(withoutLocodeBlank(text)) ?? [];
  let folded: ReadonlyMap<string, number[]> | undefined;
  return {
    find: (text) => lookUp(exact, text),
    findFolded(text) {
      folded ??= foldCodes(exact);
      return lookUp(folded, text.toLowerCase());
    },
  };
}

function foldCodes(exact: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, number[]> {
  const folded = new Map<string, number[]>();
  for (const [code, rows] of exact) for (const row of rows) push(folded, code.toLowerCase(), row);
  return folded;
}

function push(index: Map<string, number[]>, code: string, place: number): void {
  const rows = index.get(code);
  if (rows === undefined) index.set(code, [place]);
  else if (!rows.includes(place)) rows.push(place);
}

const withoutLocodeBlank = (text: string): string => (/^[a-z]{2} [a-z0-9]{3}$/i.test(text) ? text.replace(' ', '') : text);
