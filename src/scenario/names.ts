/** What a network calls its things, with those that a scenario adds: what changes are resolved against. */
import { findNearSpellings, type Network, type Row, type TableName } from '../network/index.js';
import type { ScenarioIssue } from './scenario-issue.js';

/** Tables that changes name rows of by id. */
export type NamedTable = 'links' | 'places' | 'services' | 'tariffs' | 'emission_factors' | 'operations';

export interface Names {
  readonly network: Network;
  has(table: NamedTable, id: string): boolean;
  /** Registers something a change adds; false when it is there already. */
  add(table: NamedTable, id: string): boolean;
  /** The row of an id of the network as built; undefined for what is added and what is unknown. */
  find<N extends NamedTable>(table: N, id: string): Row<N> | undefined;
  /** Rows of links of a line. */
  line(name: string): readonly number[];
  hasCountry(code: string): boolean;
  /** Ids spelled nearly so, at most five. */
  near(table: NamedTable, id: string): ScenarioIssue['choices'];
}

interface NameIndex {
  readonly rows: ReadonlyMap<NamedTable, ReadonlyMap<string, number>>;
  readonly lines: ReadonlyMap<string, readonly number[]>;
  readonly countries: ReadonlySet<string>;
}
const indexes = new WeakMap<Network, NameIndex>();

export const createNames = (network: Network): Names => {
  const index = indexes.get(network) ?? indexNames(network);
  indexes.set(network, index);
  const added = new Set<string>();
  const row = (table: NamedTable, id: string): number | undefined => index.rows.get(table)?.get(id);
  const has = (table: NamedTable, id: string): boolean => row(table, id) !== undefined || added.has(`${table}/${id}`);
  return {
    network,
    has,
    add: (table, id) => {
      if (has(table, id)) return false;
      added.add(`${table}/${id}`);
      return true;
    },
    find: <N extends NamedTable>(table: N, id: string) =>
      (network.tables as Readonly<Record<TableName, readonly unknown[]>>)[table][row(table, id) ?? -1] as Row<N> | undefined,
    line: (name) => index.lines.get(name) ?? [],
    hasCountry: (code) => index.countries.has(code),
    near: (table, id) =>
      nearIds([...(index.rows.get(table)?.keys() ?? [])], id).map((name) => ({ id: name, label: labelOf(network, table, row(table, name)) })),
  };
};

const indexNames = (network: Network): NameIndex => {
  const { tables } = network;
  const byId = (rows: readonly { readonly id: string }[]) => new Map(rows.map(({ id }, i) => [id, i]));
  const lines = new Map<string, number[]>();
  for (const [i, { line }] of tables.links.entries()) {
    if (line === undefined) continue;
    const rows = lines.get(line) ?? [];
    rows.push(i);
    lines.set(line, rows);
  }
  return {
    rows: new Map<NamedTable, ReadonlyMap<string, number>>([
      ['links', byId(tables.links)],
      ['places', byId(tables.places)],
      ['services', byId(tables.services)],
      ['tariffs', byId(tables.tariffs)],
      ['emission_factors', byId(tables.emission_factors)],
      ['operations', byId(tables.operations)],
    ]),
    lines,
    countries: new Set(tables.places.flatMap(({ country, country2 }) => [country, country2]).filter((code) => code !== undefined)),
  };
};

const labelOf = ({ tables }: Network, table: NamedTable, row = -1): string => {
  if (table === 'places') return tables.places[row]?.name_en ?? '';
  if (table === 'services') return tables.services[row]?.name ?? '';
  const link = table === 'links' ? tables.links[row] : undefined;
  return link === undefined ? '' : `${link.mode} ${link.from} - ${link.to}`;
};

const MOST_NEAR = 5;
/** Ids that contain the text, else those a few letters away. */
const nearIds = (ids: readonly string[], text: string): readonly string[] => {
  const wanted = text.toLowerCase();
  const inside = ids.filter((id) => id.toLowerCase().includes(wanted)).slice(0, MOST_NEAR);
  return inside.length > 0 ? inside : findNearSpellings(text, ids, { limit: 3, count: MOST_NEAR });
};
