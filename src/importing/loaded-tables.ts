/** The rows of a package as they are read, with the file and line each came from: what the cross-table checks look at. */
import { type Row, type TableName, type TableSet, tableNames } from '../network/index.js';

export interface LoadedTable<N extends TableName> {
  readonly rows: Row<N>[];
  /** File and line of row `i`. */
  readonly files: string[];
  readonly lines: number[];
  /**
   * What could be read of the rows that were left out for a bad cell. They still count where others refer to them, so that one bad cell
   * is one issue and not one for every row that names its row.
   */
  readonly partial: Partial<Row<N>>[];
  /** Raised when rows may be lost without a trace (no file, no header, a quote that never closes): then no reference to the table is judged. */
  doubtful: boolean;
}

export type LoadedTables = { readonly [N in TableName]: LoadedTable<N> };

export const createLoadedTables = (): LoadedTables =>
  Object.fromEntries(tableNames.map((name) => [name, { rows: [], files: [], lines: [], partial: [], doubtful: false }])) as unknown as LoadedTables;

/** Where row `index` of `table` stands, with the column the problem is in. */
export function locate(table: LoadedTable<TableName>, index: number, field?: string): Location {
  const row = table.rows[index] as { readonly id?: string } | undefined;
  return {
    file: table.files[index] ?? '',
    line: table.lines[index] ?? 0,
    ...(field === undefined ? {} : { field }),
    ...(row?.id === undefined ? {} : { entity: row.id }),
  };
}

export interface Location {
  readonly file: string;
  readonly line: number;
  readonly field?: string;
  readonly entity?: string;
}

export const toTableSet = (tables: LoadedTables): TableSet =>
  Object.freeze(Object.fromEntries(tableNames.map((name) => [name, Object.freeze(tables[name].rows)]))) as unknown as TableSet;
