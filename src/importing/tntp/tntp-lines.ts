/** The lines of a TNTP table: metadata in angle brackets, comments after `~`, rows of numbers that may end with `;`. */
import type { IssueLog } from '../issue-log.js';

export interface TntpTable {
  readonly file: string;
  /** By name in capitals, without brackets; the line it stands on and the text after it. */
  readonly metadata: ReadonlyMap<string, { readonly line: number; readonly text: string }>;
  /** What is left: without comments, not empty. */
  readonly rows: readonly { readonly line: number; readonly text: string }[];
}

export function readTntpLines(file: string, text: string): TntpTable {
  const metadata = new Map<string, { line: number; text: string }>();
  const rows: { line: number; text: string }[] = [];
  for (const [i, whole] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = i + 1;
    const found = /^\s*<([^>]*)>(.*)$/.exec(whole);
    if (found !== null) metadata.set((found[1] ?? '').trim().toUpperCase(), { line, text: (found[2] ?? '').trim() });
    else {
      const row = whole.replace(/~.*$/, '').trim();
      if (row !== '') rows.push({ line, text: row });
    }
  }
  return { file, metadata, rows };
}

/** A title such as `From To Volume Cost` or `Node X Y ;` stands before the rows. */
export const isTitle = (row: string): boolean => /^[a-z]/i.test(row);

/** A whole number that must be there. Undefined after a report. */
export function requireCount(table: TntpTable, name: string, least: number, log: IssueLog): number | undefined {
  const found = table.metadata.get(name);
  if (found === undefined) {
    log.report('tntp/metadata', { file: table.file, entity: name }, `the line <${name}> is missing`);
    return undefined;
  }
  const value = Number(found.text.split(/\s+/)[0]);
  if (found.text !== '' && Number.isInteger(value) && value >= least) return value;
  log.report(
    'tntp/metadata',
    { file: table.file, line: found.line, entity: name },
    `<${name}> is '${found.text}'; expected a whole number of at least ${least}`,
  );
  return undefined;
}

/** A number of at least 0 that may be left out: then 0. */
export function optionalFactor(table: TntpTable, name: string, log: IssueLog): number {
  const found = table.metadata.get(name);
  if (found === undefined || found.text === '') return 0;
  const value = Number(found.text.split(/\s+/)[0]);
  if (Number.isFinite(value) && value >= 0) return value;
  log.report('tntp/metadata', { file: table.file, line: found.line, entity: name }, `<${name}> is '${found.text}'; expected a number of at least 0`);
  return 0;
}

export interface TntpColumn {
  readonly name: string;
  readonly least?: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/** The numbers of one row, in the order of `columns`; those after the first `needed` may be missing and are 0. Undefined after a report. */
export function readNumbers(
  { file, row, columns, needed }: { file: string; row: TntpTable['rows'][number]; columns: readonly TntpColumn[]; needed: number },
  log: IssueLog,
): readonly number[] | undefined {
  const cells = row.text.replace(/[;:,]/g, ' ').trim().split(/\s+/);
  const at = { file, line: row.line };
  if (cells.length < needed || cells.length > columns.length) {
    const expected = needed === columns.length ? `${needed}` : `${needed} to ${columns.length}`;
    log.report('tntp/row', at, `the row has ${cells.length} cells; expected ${expected}: ${columns.map(({ name }) => name).join(', ')}`);
    return undefined;
  }
  let sound = true;
  const values = columns.map(({ name, least = -Infinity, most = Infinity, whole = false }, i) => {
    const cell = cells[i];
    if (cell === undefined) return 0;
    const value = Number(cell);
    const right = Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!right) {
      const what = `${whole ? 'a whole number' : 'a number'}${rangeWords(least, most)}`;
      log.report(Number.isFinite(value) ? 'tntp/range' : 'tntp/number', { ...at, field: name }, `${name} is '${cell}'; expected ${what}`);
      sound = false;
    }
    return value;
  });
  return sound ? values : undefined;
}

function rangeWords(least: number, most: number): string {
  if (least === -Infinity) return '';
  return most === Infinity ? ` of at least ${least}` : ` from ${least} to ${most}`;
}
