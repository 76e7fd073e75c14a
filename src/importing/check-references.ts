/** Ids are well formed and unique, and whatever names something names something that a row defines. */
import { countryCodes, tables as descriptions, type Field, findNearSpellings, type TableName, tableNames } from '../network/index.js';
import { clip } from './cell.js';
import type { IssueLog } from './issue-log.js';
import { type LoadedTable, type LoadedTables, locate } from './loaded-tables.js';

type AnyRow = Readonly<Record<string, unknown>>;

/** The columns that together name a row, where no two rows may agree. */
const keys: Partial<Record<TableName, readonly string[]>> = {
  terminals: ['place'],
  service_stops: ['service', 'direction', 'seq'],
  regions: ['region', 'country'],
};

export function checkIds(tables: LoadedTables, log: IssueLog): void {
  for (const name of tableNames) {
    if ('id' in descriptions[name]) {
      checkIdForm(tables[name], log);
      checkUnique(tables[name], ['id'], log);
    }
    const key = keys[name];
    if (key !== undefined) checkUnique(tables[name], key, log);
  }
  checkAirportCodes(tables, log);
}

const idForm = /^[!-~]+$/;

function checkIdForm(table: LoadedTable<TableName>, log: IssueLog): void {
  table.rows.forEach((row, index) => {
    const { id } = row as { readonly id: string };
    if (!idForm.test(id)) log.report('id/form', locate(table, index, 'id'), `id '${clip(id)}' must be ASCII without blanks`);
  });
}

function checkUnique(table: LoadedTable<TableName>, columns: readonly string[], log: IssueLog): void {
  const first = new Map<string, number>();
  table.rows.forEach((row, index) => {
    const key = columns.map((column) => String((row as AnyRow)[column])).join(' | ');
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else reportDuplicate(table, { index, earlier, what: `${columns.join(', ')} '${clip(key)}'`, field: columns[0] ?? '' }, log);
  });
}

/**
 * An IATA or ICAO code names one airport. A UN/LOCODE may be shared: the code of a town stands for its port and its dry port too, which are
 * places of their own here; the gazetteer reads it as the place that has it as its id and names the others.
 */
function checkAirportCodes({ aliases }: LoadedTables, log: IssueLog): void {
  const first = new Map<string, number>();
  aliases.rows.forEach((row, index) => {
    if (row.kind !== 'iata' && row.kind !== 'icao') return;
    const key = `${row.kind} ${row.alias}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else if (aliases.rows[earlier]?.place !== row.place) reportDuplicate(aliases, { index, earlier, what: key, field: 'alias' }, log);
  });
}

interface Duplicate {
  readonly index: number;
  readonly earlier: number;
  readonly what: string;
  readonly field: string;
}

function reportDuplicate(table: LoadedTable<TableName>, { index, earlier, what, field }: Duplicate, log: IssueLog): void {
  const before = locate(table, earlier);
  log.report('id/duplicate', locate(table, index, field), `${what} stands already in ${before.file}, line ${before.line}`);
}

/** Every field with `refers`, every scope, and the few columns whose target depends on the row. */
export function checkReferences(tables: LoadedTables, log: IssueLog): void {
  const known: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
    places: idsOf(tables.places),
    services: idsOf(tables.services),
    tariffs: idsOf(tables.tariffs),
    emission_factors: idsOf(tables.emission_factors),
    pipelines: idsOf(tables.pipelines),
  };
  const resolve = (at: Parameters<IssueLog['report']>[1], id: unknown, target: string) => {
    const candidates = known[target];
    if (typeof id !== 'string' || candidates === undefined || candidates.has(id)) return;
    const near = log.isFull('reference/unknown') ? '' : suggest(id, candidates);
    log.report('reference/unknown', at, `${at.field} '${clip(id)}' is in no row of ${target}${near}`);
  };
  for (const name of tableNames) {
    const table = tables[name];
    for (const [field, { refers }] of Object.entries<Field<unknown>>(descriptions[name])) {
      if (refers === undefined) continue;
      table.rows.forEach((row, index) => {
        const cell = (row as AnyRow)[field];
        for (const id of Array.isArray(cell) ? cell : [cell]) resolve(locate(table, index, field), id, refers);
      });
    }
  }
  tables.links.rows.forEach((row, index) => {
    if (row.mode === 'pipeline') resolve(locate(tables.links, index, 'line'), row.line ?? '', 'pipelines');
  });
  checkScopes(tables, known['places'], log);
}

/** Ids of a table, rows with a bad cell included; undefined when rows may be missing, so that nothing is said about references to it. */
function idsOf(table: LoadedTable<'places' | 'services' | 'tariffs' | 'emission_factors' | 'pipelines'>): ReadonlySet<string> | undefined {
  if (table.doubtful) return undefined;
  return new Set([...table.rows, ...table.partial].flatMap((row) => row.id ?? []));
}

function suggest(id: string, candidates: ReadonlySet<string>): string {
  const near = findNearSpellings(id, candidates);
  return near.length === 0 ? '' : `; near spellings: ${near.join(', ')}`;
}

type Known = ReadonlySet<string> | undefined;

function checkScopes(tables: LoadedTables, places: Known, log: IssueLog): void {
  const { rows, partial, doubtful } = tables.regions;
  const regions: Known = doubtful ? undefined : new Set([...rows, ...partial].flatMap((row) => row.region ?? []));
  for (const name of tableNames) {
    if (!('scope' in descriptions[name])) continue;
    const table = tables[name];
    table.rows.forEach((row, index) => {
      const problem = findScopeProblem((row as { readonly scope: string }).scope, places, regions);
      if (problem !== undefined) log.report('reference/scope', locate(table, index, 'scope'), problem);
    });
  }
  tables.regions.rows.forEach((row, index) => {
    const problem = row.country.startsWith('place:') ? findScopeProblem(row.country, places, regions) : undefined;
    if (problem !== undefined) log.report('reference/scope', locate(tables.regions, index, 'country'), problem);
  });
  tables.procedures.rows.forEach((row, index) => {
    for (const field of ['from_country', 'to_country'] as const) {
      const problem = row[field].startsWith('region:') ? findScopeProblem(row[field], places, regions) : undefined;
      if (problem !== undefined) log.report('reference/scope', locate(tables.procedures, index, field), problem);
    }
  });
  tables.tariffs.rows.forEach((row, index) => {
    for (const field of ['from_region', 'to_region'] as const) {
      const region = row[field];
      if (region === undefined || regions === undefined || regions.has(region)) continue;
      log.report(
        'reference/unknown',
        locate(tables.tariffs, index, field),
        `${field} '${clip(region)}' is in no row of regions${suggest(region, regions)}`,
      );
    }
  });
}

function findScopeProblem(scope: string, places: Known, regions: Known): string | undefined {
  if (scope === '*') return undefined;
  const colon = scope.indexOf(':');
  const kind = scope.slice(0, colon);
  const name = scope.slice(colon + 1);
  if (kind === 'place') return !places || places.has(name) ? undefined : `scope '${clip(scope)}' names no row of places${suggest(name, places)}`;
  if (kind === 'country') return countryCodes.has(name) ? undefined : `scope '${clip(scope)}' names no ISO 3166-1 country`;
  if (kind === 'region')
    return !regions || regions.has(name) ? undefined : `scope '${clip(scope)}' names no region of the regions table${suggest(name, regions)}`;
  return `scope '${clip(scope)}' is not *, country:XX, place:ID or region:NAME`;
}
