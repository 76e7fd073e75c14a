/** Columns of text for a terminal: figures flush right, words flush left and wrapped where a column has a greatest width. */
import { displayWidth, padEnd, padStart, wrap } from './display-width.js';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Wrapped to this many columns; otherwise as wide as its widest cell. */
  readonly most?: number;
}

export interface TableStyle {
  readonly indent: number;
  readonly head: (text: string) => string;
}

export const plainStyle: TableStyle = { indent: 0, head: (text) => text };
const gap = '  ';

/** One string per line, without line ends and without trailing blanks; the first line holds the titles. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], style: TableStyle = plainStyle): string[] {
  const cells = rows.map((row) => columns.map((column, c) => (column.most === undefined ? [row[c] ?? ''] : wrapCell(row[c] ?? '', column.most))));
  const widths = columns.map((column, c) =>
    Math.max(displayWidth(column.title), ...cells.map((row) => Math.max(...(row[c] ?? ['']).map(displayWidth)))),
  );
  const indent = ' '.repeat(style.indent);
  const put = (text: string, c: number) => (columns[c]?.align === 'right' ? padStart(text, widths[c] ?? 0) : padEnd(text, widths[c] ?? 0));
  const head =
    indent +
    style.head(
      columns
        .map((column, c) => put(column.title, c))
        .join(gap)
        .trimEnd(),
    );
  const body = cells.flatMap((row) => {
    const height = Math.max(...row.map((lines) => lines.length));
    return Array.from({ length: height }, (_, i) => (indent + row.map((lines, c) => put(lines[i] ?? '', c)).join(gap)).trimEnd());
  });
  return [head.trimEnd(), ...body];
}

const wrapCell = (text: string, most: number): string[] => text.split('\n').flatMap((line) => wrap(line, most));
