import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

/** Every row of a CSV file with a header; a missing optional file has none. */
export function readTable(path: string, optional = false): Row[] {
  if (optional && !existsSync(path)) return [];
  return parse(readFileSync(path, 'utf8'), { columns: true, skip_empty_lines: true, relax_quotes: false }) as Row[];
}

/** The cell, or a failure that says which column is absent: a renamed column must not read as "not known". */
export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`column ${column} is absent; received ${Object.keys(row).join(', ')}`);
  return value;
}

const quoted = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** One line per row in the order given, LF, no trailing blanks. */
export function writeTable(path: string, columns: readonly string[], rows: readonly Row[]): void {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((c) => quoted(cell(row, c))).join(','))];
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** Code-unit order: the same on every machine, whatever its locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
