/** Boxes that are columns of one table: titles over each, a row for each thing, what does not fit on further sheets, totals below. */
import type { DocumentLanguage, DocumentTable } from '../../contract/index.js';
import { titleText } from './draw-box.js';
import type { Area, TableLayout } from './form-layout.js';
import { type Sheet, toPoints } from './sheet.js';

const titleSize = 5.2;
const cellSize = 7.5;
const leading = 1.22;
const pad = 3;

interface Columns {
  readonly figures: readonly number[];
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
}

/** Rows from `from` on, as many as fit into `area`; the number of the first that did not. */
export function drawTable(sheet: Sheet, table: DocumentTable, languages: readonly DocumentLanguage[], area: Area, from: number): number {
  const { type, layout } = sheet;
  const columns = placeColumns(layoutOf(sheet, table), area);
  sheet.frame(area);
  for (const left of columns.lefts.slice(1)) sheet.rule(left, area.y, left, area.y + area.h);
  const below = drawTitles(sheet, table, languages, area, columns);
  const footing = table.totals === null ? 0 : cellSize * leading + 2 * pad;
  const bottom = area.y + area.h - footing;
  const style = { size: cellSize, color: '#000000' };
  let y = below;
  let row = from;
  for (; row < table.rows.length; row++) {
    const cells = (table.rows[row] ?? []).map((cell, i) => type.wrap(cell, (columns.widths[i] ?? 0) - 2 * pad, style));
    const height = Math.max(1, ...cells.map((lines) => lines.length)) * cellSize * leading + 2;
    const isLast = row === table.rows.length - 1;
    const reserve = isLast ? 0 : cellSize * leading;
    if (y + height + reserve > bottom && row > from) break;
    for (const [i, lines] of cells.entries())
      for (const [k, line] of lines.entries()) drawCell(sheet, columns, i, line, y + cellSize + k * cellSize * leading, cellSize);
    y += height;
  }
  if (row < table.rows.length)
    type.draw(`… + ${table.rows.length - row}`, area.x + pad, bottom - 2, { size: cellSize, bold: true, color: layout.ink });
  if (table.totals !== null) drawTotals(sheet, table.totals, columns, area, bottom);
  return row;
}

function placeColumns({ columns, figures }: TableLayout, area: Area): Columns {
  const sum = columns.reduce((all, width) => all + width, 0);
  const widths = columns.map((width) => (width / sum) * area.w);
  return { figures, widths, lefts: widths.map((_, i) => area.x + widths.slice(0, i).reduce((all, width) => all + width, 0)) };
}

function drawTitles(sheet: Sheet, table: DocumentTable, languages: readonly DocumentLanguage[], area: Area, { lefts, widths }: Columns): number {
  const { type, layout } = sheet;
  let lowest = 0;
  for (const [i, { number, titles }] of table.columns.entries()) {
    const left = (lefts[i] ?? 0) + pad;
    const baseline = area.y + pad + titleSize * 0.8;
    const big = { size: 7, bold: true, color: layout.ink };
    const indent = number === '' ? 0 : type.widthOf(`${number} `, big) + 2;
    if (number !== '') type.draw(number, left, baseline + 1, big);
    const style = { size: titleSize, color: layout.ink };
    const lines = type.wrap(titleText(titles, languages), (widths[i] ?? 0) - 2 * pad - indent, style);
    for (const [k, line] of lines.entries()) type.draw(line, left + indent, baseline + k * titleSize * leading, style);
    lowest = Math.max(lowest, lines.length);
  }
  const y = area.y + pad + lowest * titleSize * leading + 1;
  sheet.rule(area.x, y, area.x + area.w, y);
  return y + 1;
}

function drawCell(sheet: Sheet, { lefts, widths, figures }: Columns, column: number, text: string, y: number, size: number, bold = false): void {
  const style = { size, bold, color: '#000000' };
  const left = (lefts[column] ?? 0) + pad;
  const isFigure = figures.includes(column);
  const shift = isFigure ? (widths[column] ?? 0) - 2 * pad - sheet.type.widthOf(text, style) : 0;
  sheet.type.draw(text, left + Math.max(0, shift), y, style);
}

function drawTotals(sheet: Sheet, totals: readonly string[], columns: Columns, area: Area, bottom: number): void {
  sheet.rule(area.x, bottom, area.x + area.w, bottom);
  const y = bottom + pad + cellSize * 0.85;
  if (totals[0] === '') sheet.type.draw('Σ', (columns.lefts[0] ?? 0) + pad, y, { size: cellSize, bold: true, color: sheet.layout.ink });
  for (const [i, text] of totals.entries()) if (text !== '') drawCell(sheet, columns, i, text, y, cellSize, true);
}

const layoutOf = ({ layout }: Sheet, { id }: DocumentTable): TableLayout => {
  const found = layout.tables[id.slice(id.indexOf('.') + 1)];
  if (found === undefined) throw new Error(`The table ${id} has no place on its page`);
  return found;
};

export const tableArea = (sheet: Sheet, table: DocumentTable): Area => toPoints(layoutOf(sheet, table));
