/**
 * Reads the CSV of a table (RFC 4180: comma, `"` quoting, a header row) and says every problem with its line. Never throws.
 * Our own and not csv-parse, because that stops at the first malformed row: docs/decisions/0003-own-csv-reader.md.
 *
 * Tolerated: a byte order mark, CRLF, blank lines (warning). A row with the wrong number of cells is reported and left out.
 */
import type { IssueLog } from './issue-log.js';

export interface CsvTable {
  readonly header: readonly string[];
  /** Each as long as the header. */
  readonly records: readonly (readonly string[])[];
  /** The line, from 1, on which each record begins. */
  readonly lines: readonly number[];
  /** The records that were left out because they are longer or shorter than the header. */
  readonly misfits: readonly (readonly string[])[];
  /** Whether no record can have been lost: there is a header with every column, and no quote swallowed the lines after it. */
  readonly whole: boolean;
}

export interface CsvSource {
  readonly text: string;
  readonly file: string;
  /** When given, the header must have these columns and no others, in any order. */
  readonly columns?: readonly string[];
}

export function readCsv(source: CsvSource, log: IssueLog): CsvTable {
  const { file } = source;
  const text = source.text.charCodeAt(0) === 0xfeff ? source.text.slice(1) : source.text;
  checkControlCharacters(text, file, log);
  const records: string[][] = [];
  const lines: number[] = [];
  const misfits: string[][] = [];
  const found = listRecords(text, file, log);
  let header: string[] | undefined;
  for (const { cells, line } of found.records) {
    if (header === undefined) header = cells;
    else if (cells.length === header.length) {
      records.push(cells);
      lines.push(line);
    } else {
      const message = `the row has ${count(cells.length, 'cell')}, the header ${count(header.length, 'column')}`;
      log.report('csv/cell-count', { file, line }, message);
      misfits.push(cells);
    }
  }
  const complete = checkHeader(header, source, log);
  return { header: header ?? [], records, lines, misfits, whole: complete && found.closed };
}

/** The header of a table that people type: its names without blanks at their edges, in small letters. */
export const plainHeader = (header: readonly string[]): readonly string[] => header.map((name) => name.trim().toLowerCase());

const lineFeed = 10;
const carriageReturn = 13;
const doubleQuote = 34;
const comma = 44;

interface LocatedRecord {
  readonly cells: string[];
  readonly line: number;
}

/** Splits the text into records. A line without a quote is one `split`; only the others are read cell by cell. */
function listRecords(text: string, file: string, log: IssueLog): { readonly records: LocatedRecord[]; readonly closed: boolean } {
  const records: LocatedRecord[] = [];
  const length = text.length;
  const textEnd = endOfText(text);
  let position = 0;
  let line = 1;
  let quote = text.indexOf('"');
  let recoveries = 0;
  while (position < length) {
    if (quote !== -1 && quote < position) quote = text.indexOf('"', position);
    const newline = text.indexOf('\n', position);
    const lineEnd = newline === -1 ? length : newline;
    if (quote === -1 || quote >= lineEnd) {
      const end = text.charCodeAt(lineEnd - 1) === carriageReturn && lineEnd > position ? lineEnd - 1 : lineEnd;
      if (end > position) records.push({ cells: text.slice(position, end).split(','), line });
      else if (lineEnd < textEnd) log.report('csv/blank-line', { file, line }, 'the line is empty');
      position = lineEnd + 1;
      line++;
      continue;
    }
    const record = readQuotedRecord(text, position);
    if (record.strayAt !== undefined) reportStray(file, line + countLines(text, position, record.strayAt), log);
    if (record.unclosedAt === undefined) {
      records.push({ cells: record.cells, line });
      line += countLines(text, position, record.end);
      position = record.end;
      continue;
    }
    line += countLines(text, position, record.unclosedAt);
    log.report('csv/unclosed-quote', { file, line }, 'a quoted cell begins here and never ends');
    // go on with the line after the opening quote, once: the rest of the table may hold other problems
    const next = text.indexOf('\n', record.unclosedAt);
    if (recoveries++ > 0 || next === -1) break;
    position = next + 1;
    line++;
  }
  return { records, closed: recoveries === 0 };
}

interface QuotedRecord {
  readonly cells: string[];
  /** Position after the line end. */
  readonly end: number;
  readonly strayAt: number | undefined;
  readonly unclosedAt: number | undefined;
}

/** Reads one record that has a quote somewhere; quoted cells may hold commas, doubled quotes and line ends. */
function readQuotedRecord(text: string, start: number): QuotedRecord {
  const cells: string[] = [];
  let strayAt: number | undefined;
  let position = start;
  for (;;) {
    let cell = '';
    if (text.charCodeAt(position) === doubleQuote) {
      const close = findClosingQuote(text, position + 1);
      if (close === -1) return { cells, end: text.length, strayAt, unclosedAt: position };
      cell = text.slice(position + 1, close).replaceAll('""', '"');
      position = close + 1;
    }
    const rest = position;
    position = findCellEnd(text, position);
    const atLineEnd = text.charCodeAt(position) !== comma;
    if (position > rest) {
      const tail = text.slice(rest, atLineEnd && text.charCodeAt(position - 1) === carriageReturn ? position - 1 : position);
      if (tail !== '' && (tail.includes('"') || text.charCodeAt(rest - 1) === doubleQuote)) strayAt ??= rest;
      cell += tail;
    }
    cells.push(cell);
    position++;
    if (atLineEnd) return { cells, end: position, strayAt, unclosedAt: undefined };
  }
}

/** Position of the next comma or line end, or of the end of the text. */
function findCellEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comma || code === lineFeed) return at;
  }
  return text.length;
}

/** Position of the quote that ends a cell begun before `from`, doubled quotes skipped; −1 if none. */
function findClosingQuote(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
}

function reportStray(file: string, line: number, log: IssueLog): void {
  const message = 'a quote stands inside a cell or text follows a closing quote; quote the whole cell and double the quotes in it';
  log.report('csv/stray-quote', { file, line }, message);
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Where the blank lines at the end begin. */
function endOfText(text: string): number {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === lineFeed || text.charCodeAt(end - 1) === carriageReturn)) end--;
  return end;
}

/** Control characters but tab, LF and the CR of a CRLF. */
const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f]|\r(?!\n)/;

function checkControlCharacters(text: string, file: string, log: IssueLog): void {
  const at = text.search(controlCharacter);
  if (at === -1) return;
  const code = text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase();
  const message = `character U+${code} cannot stand in a table; save the file as plain UTF-8 text with LF line ends`;
  log.report('csv/control-character', { file, line: 1 + countLines(text, 0, at) }, message);
}

/** Whether every column that is asked for is there. */
function checkHeader(header: readonly string[] | undefined, source: CsvSource, log: IssueLog): boolean {
  if (header === undefined) {
    log.report('csv/no-header', { file: source.file }, 'the file is empty; a table begins with its header row');
    return false;
  }
  const at = (field: string) => ({ file: source.file, line: 1, field });
  const seen = new Set<string>();
  for (const column of header) {
    if (seen.has(column)) log.report('csv/duplicate-column', at(column), `column '${column}' stands twice in the header`);
    else if (source.columns !== undefined && !source.columns.includes(column)) {
      log.report('csv/unknown-column', at(column), `column '${column}' is not a column of this table`);
    }
    seen.add(column);
  }
  const missing = (source.columns ?? []).filter((column) => !seen.has(column));
  for (const column of missing) log.report('csv/missing-column', at(column), `column '${column}' is missing from the header`);
  return missing.length === 0;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
