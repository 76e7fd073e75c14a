/** A copy of the tables that shares every table nobody changes. */
import type { Row, TableName, TableSet } from '../network/index.js';

export class TableDraft {
  readonly #base: TableSet;
  readonly #own = new Map<TableName, unknown[]>();

  constructor(base: TableSet) {
    this.#base = base;
  }

  rows<N extends TableName>(table: N): readonly Row<N>[] {
    return (this.#own.get(table) ?? (this.#base as Readonly<Record<TableName, readonly unknown[]>>)[table]) as readonly Row<N>[];
  }

  patch<N extends TableName>(table: N, row: number, cells: Partial<Row<N>>): void {
    const rows = this.#edit(table);
    const before = rows[row];
    if (before === undefined) throw new Error(`${table} has no row ${row}; it has ${rows.length}`);
    rows[row] = { ...before, ...cells };
  }

  /** Row number of the appended row. */
  append<N extends TableName>(table: N, cells: Row<N>): number {
    return this.#edit(table).push(cells) - 1;
  }

  /** Row of an id, −1 when there is none. */
  find(table: 'links' | 'places' | 'services' | 'tariffs' | 'emission_factors', id: string): number {
    return this.rows(table).findIndex((row) => row.id === id);
  }

  finish(): TableSet {
    return this.#own.size === 0 ? this.#base : ({ ...this.#base, ...Object.fromEntries(this.#own) } as TableSet);
  }

  #edit<N extends TableName>(table: N): Row<N>[] {
    const own = (this.#own.get(table) ?? [...this.rows(table)]) as Row<N>[];
    this.#own.set(table, own);
    return own;
  }
}
