/** From the text of one CSV file to typed rows, by the description in network/tables.ts. A row with a bad cell is reported and set apart. */
import { type Field, type Row, type TableName, tables } from '../network/index.js';
import { clip, parseCell } from './cell.js';
import { readCsv } from './csv.js';
import type { IssueLog } from './issue-log.js';
import type { LoadedTable } from './loaded-tables.js';

interface Column {
  readonly name: string;
  readonly field: Field<unknown>;
  /** Position in a record, −1 when the header lacks the column. */
  readonly cell: number;
}

export interface TableSource<N extends TableName> {
  readonly table: N;
  readonly file: string;
  readonly text: string;
}

/** Appends the rows of `text` to `into`. */
export function readTable<N extends TableName>(source: TableSource<N>, into: LoadedTable<N>, log: IssueLog): void {
  const fields: readonly [string, Field<unknown>][] = Object.entries(tables[source.table]);
  const csv = readCsv({ text: source.text, file: source.file, columns: fields.map(([name]) => name) }, log);
  const columns = fields.map(([name, field]): Column => ({ name, field, cell: csv.header.indexOf(name) }));
  const idCell = columns.find((column) => column.name === 'id')?.cell ?? -1;
  csv.records.forEach((record, index) => {
    const line = csv.lines[index] ?? 0;
    const entity = record[idCell];
    const report = (column: Column, problem: Problem) =>
      log.report(problem.code, { file: source.file, line, field: column.name, ...(entity ? { entity } : {}) }, problem.message);
    const { row, complete } = readRow(columns, record, report);
    if (!complete) {
      into.partial.push(row as Partial<Row<N>>);
      return;
    }
    into.rows.push(row as Row<N>);
    into.files.push(source.file);
    into.lines.push(line);
  });
  for (const record of csv.misfits) into.partial.push(readRow(columns, record, () => {}).row as Partial<Row<N>>);
  into.doubtful ||= !csv.whole;
}

type Problem = { readonly code: Parameters<IssueLog['report']>[0]; readonly message: string };

interface RowReading {
  readonly row: object;
  /** Whether every column has a value. */
  readonly complete: boolean;
}

function readRow(columns: readonly Column[], record: readonly string[], report: (column: Column, problem: Problem) => void): RowReading {
  const row: Record<string, unknown> = {};
  let complete = true;
  for (const column of columns) {
    const raw = record[column.cell];
    if (raw === undefined) {
      complete = false; // the missing column is reported once, at the header
      continue;
    }
    const cell = hasBlankEdge(raw) ? raw.trim() : raw;
    if (cell !== raw) report(column, { code: 'cell/blank-edges', message: `'${clip(raw)}' begins or ends with blanks; they are dropped` });
    const reading = parseCell(column.field, cell);
    if ('code' in reading) {
      complete = false;
      report(column, column.name === 'source' ? noSource : reading);
    } else row[column.name] = reading.value;
  }
  return { row: Object.freeze(row), complete };
}

const noSource: Problem = { code: 'provenance/missing', message: 'the row names no source; write a citation that a reader can follow' };

/** Whether `trim` would change the cell; two character tests instead of a copy for each cell of a large file. */
function hasBlankEdge(cell: string): boolean {
  return cell !== '' && (isBlank(cell.charCodeAt(0)) || isBlank(cell.charCodeAt(cell.length - 1)));
}

const isBlank = (code: number): boolean => code <= 32 || code === 0xa0 || code === 0x3000;
