/** Where a figure stands: the table, the row by its id or its key columns, and the row's own source. */
import type { Network, TableName } from '../network/index.js';
import { NONE } from '../units/index.js';
import type { Source } from './outcome.js';
import { isInRegion } from './regions.js';

/** Key columns of the tables whose rows have no id. */
const keyColumns: Partial<Record<TableName, readonly string[]>> = {
  speeds: ['layer', 'scope', 'speed_class', 'product'],
  service_stops: ['service', 'direction', 'seq'],
};

export const sourceOf = (network: Network, table: TableName, row: number): Source[] => {
  const cells = network.tables[table][row] as Readonly<Record<string, unknown>> | undefined;
  if (row === NONE || cells === undefined) return [];
  const key = keyColumns[table] ?? ['id'];
  const name = key
    .map((column) => cells[column])
    .filter((value) => value !== undefined && value !== '')
    .join('/');
  return [{ table, row: name, source: String(cells['source']), basis: String(cells['basis']) }];
};

/** The sources of many rows, each text once: the first row that has it is named, and how many more share it. */
export const sourcesOfAll = (network: Network, table: TableName, rows: readonly number[]): Source[] => {
  const groups = new Map<string, { first: Source; more: number }>();
  for (const row of rows) {
    for (const source of sourceOf(network, table, row)) {
      const key = `${source.basis}\n${source.source}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { first: source, more: 0 });
      else known.more++;
    }
  }
  return [...groups.values()].map(({ first, more }) => (more === 0 ? first : { ...first, row: `${first.row} and ${more} more` }));
};

/** The driver rules that a haul in this country follows: the most specific scope that names one, as the pricing picks it. */
export const driverSources = (network: Network, country: string, drivers: 1 | 2): Source[] => {
  const { driver_rules } = network.tables;
  for (const covers of [
    (scope: string) => scope === `country:${country}`,
    (scope: string) => scope.startsWith('region:') && isInRegion(network, scope.slice('region:'.length), country),
    (scope: string) => scope === '*',
  ]) {
    const rows = driver_rules.flatMap((row, index) => (row.drivers === drivers && covers(row.scope) ? [index] : []));
    if (rows.length > 0) return sourcesOfAll(network, 'driver_rules', rows);
  }
  return [];
};
