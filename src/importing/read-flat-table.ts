/** A CSV table that stands by itself: some columns needed, others are for people. Cells by column, each with its line. */
import type { Issue } from '../network/index.js';
import { plainHeader, readCsv } from './csv.js';
import { createIssueLog, type IssueLog } from './issue-log.js';
import { decodeUtf8 } from './utf8.js';

export interface FlatRow<C extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<C, string>>;
}

export interface FlatTable<C extends string> {
  readonly rows: readonly FlatRow<C>[];
  readonly log: IssueLog;
}

/** An empty cell of a needed column is reported, and the row kept, so that its other cells are read too. */
export function readFlatTable<C extends string>(file: string, bytes: Uint8Array, needed: readonly C[]): FlatTable<C> {
  const log = createIssueLog();
  const table = readCsv({ file, text: decodeUtf8(bytes, file, log) }, log);
  const header = plainHeader(table.header);
  const missing = header.length === 0 ? [] : needed.filter((column) => !header.includes(column));
  for (const column of missing) {
    log.report(
      'csv/missing-column',
      { file, line: 1, field: column },
      `column '${column}' is missing from the header; it needs ${needed.join(', ')}`,
    );
  }
  if (missing.length > 0) return { rows: [], log };
  const rows = table.records.map((record, i) => {
    const line = table.lines[i] ?? 0;
    const pairs = needed.map((column) => [column, record[header.indexOf(column)]?.trim() ?? ''] as const);
    for (const [column, cell] of pairs) if (cell === '') log.report('cell/empty', { file, line, field: column }, `${column} is empty`);
    return { line, cells: Object.fromEntries(pairs) as Record<C, string> };
  });
  return { rows, log };
}

/** Reports what is no number in the range; NaN then. */
export function readAmount(
  { file, line, field, text, least, most }: { file: string; line: number; field: string; text: string; least: number; most: number },
  log: IssueLog,
): number {
  const value = text === '' ? Number.NaN : Number(text);
  if (text !== '' && !(value >= least && value <= most)) {
    const code = Number.isFinite(value) ? 'cell/range' : 'cell/number';
    log.report(
      code,
      { file, line, field },
      `${field} is '${text}'; expected a number from ${least} to ${most}, without thousands separators or units`,
    );
  }
  return value;
}

export type Located<T> = { readonly rows: readonly (T & { readonly line: number })[]; readonly issues: readonly Issue[] };
