/**
 * Pairs of places as CSV: `origin,destination`, and where they are told `cargo`, `avoid` and `tonnes_per_year`; any other column is for people.
 * So every demand table is one of pairs as well. Every problem with its line.
 */
import type { Issue } from '../network/index.js';
import { plainHeader, readCsv } from './csv.js';
import { createIssueLog } from './issue-log.js';

export interface PairRow {
  readonly from: string;
  readonly to: string;
  readonly cargo?: string;
  readonly avoid?: string;
  readonly tonnesPerYear?: number;
  /** Its line in the file. */
  readonly line: number;
}

export interface PairTable {
  readonly pairs: readonly PairRow[];
  readonly issues: readonly Issue[];
}

const needed = ['origin', 'destination'] as const;

export function readPairTable(source: { readonly file: string; readonly text: string }): PairTable {
  const { file } = source;
  const log = createIssueLog();
  const table = readCsv(source, log);
  const header = plainHeader(table.header);
  const missing = needed.filter((name) => !header.includes(name));
  for (const field of missing) log.report('csv/missing-column', { file, line: 1, field }, `the table of pairs has no column ${field}`);
  if (missing.length > 0) return { pairs: [], issues: log.listIssues() };
  const pairs = table.records.map((record, i): PairRow => {
    const line = table.lines[i] ?? 0;
    const cell = (column: string): string => record[header.indexOf(column)]?.trim() ?? '';
    for (const field of needed) if (cell(field) === '') log.report('cell/empty', { file, line, field }, `${field} is empty`);
    const tonnes = cell('tonnes_per_year');
    if (tonnes !== '' && !(Number(tonnes) >= 0 && Number(tonnes) <= 1e9)) {
      log.report('cell/number', { file, line, field: 'tonnes_per_year' }, `tonnes_per_year is “${tonnes}”; expected a number from 0 to 1e9`);
    }
    return {
      from: cell('origin'),
      to: cell('destination'),
      line,
      ...(cell('cargo') === '' ? {} : { cargo: cell('cargo') }),
      ...(cell('avoid') === '' ? {} : { avoid: cell('avoid') }),
      ...(tonnes === '' ? {} : { tonnesPerYear: Number(tonnes) }),
    };
  });
  if (table.records.length === 0) log.report('csv/no-header', { file }, 'the table of pairs has no rows');
  return { pairs, issues: log.listIssues() };
}
