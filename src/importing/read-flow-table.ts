/** A demand table as CSV: `origin,destination,tonnes_per_year,cargo`, and any other columns, which are for people. Every problem with its line. */
import type { FlowDocument } from '../contract/index.js';
import type { Issue } from '../network/index.js';
import { readCsv } from './csv.js';
import { createIssueLog } from './issue-log.js';

const needed = ['origin', 'destination', 'tonnes_per_year', 'cargo'] as const;

export interface FlowTable {
  readonly flows: readonly FlowDocument[];
  readonly issues: readonly Issue[];
}

export function readFlowTable(source: { readonly file: string; readonly text: string }): FlowTable {
  const log = createIssueLog();
  const table = readCsv(source, log);
  const { file } = source;
  const missing = needed.filter((name) => !table.header.includes(name));
  for (const column of missing) {
    log.report('csv/missing-column', { file, line: 1, field: column }, `the demand table has no column ${column}; it needs ${needed.join(', ')}`);
  }
  if (missing.length > 0) return { flows: [], issues: log.listIssues() };
  const at = (record: readonly string[], column: (typeof needed)[number]): string => record[table.header.indexOf(column)]?.trim() ?? '';
  const flows = table.records.map((record, i): FlowDocument => {
    const line = table.lines[i] ?? 0;
    for (const column of needed) {
      if (at(record, column) === '') log.report('cell/empty', { file, line, field: column }, `${column} is empty`);
    }
    const text = at(record, 'tonnes_per_year');
    const tonnesPerYear = Number(text);
    if (text !== '' && !(tonnesPerYear > 0 && tonnesPerYear <= 1e10)) {
      log.report('cell/number', { file, line, field: 'tonnes_per_year' }, `tonnes_per_year is “${text}”; expected a number above 0 and at most 1e10`);
    }
    return { origin: at(record, 'origin'), destination: at(record, 'destination'), tonnesPerYear, cargo: at(record, 'cargo') };
  });
  if (table.records.length === 0) log.report('csv/no-header', { file }, 'the demand table has no rows');
  return { flows, issues: log.listIssues() };
}
