/** A CSV table of the user's, named by a flag: its rows with their lines, and problems told where they are. */
import type { ProblemDocument } from '../contract/index.js';
import type { Located } from '../importing/index.js';
import type { CommandContext } from './command-context.js';

export interface TableFile<T> {
  /** The flag. */
  readonly field: string;
  readonly path: string;
  readonly read: (file: string, bytes: Uint8Array) => Located<T>;
}

/** Without rows where anything is wrong with the file: it is told, and half a table is not judged. */
export function readTableFile<T>({ use }: CommandContext, { field, path, read }: TableFile<T>, problems: ProblemDocument[]): Located<T>['rows'] {
  const file = use.readFile(path);
  if (file.kind === 'refused') {
    problems.push({ field, message: file.sentence, choices: [] });
    return [];
  }
  const { rows, issues } = read(path, file.bytes);
  const found = locateIssues(field, issues);
  problems.push(...found);
  return found.length === 0 ? rows : [];
}

export const locateIssues = (field: string, issues: Located<unknown>['issues']): ProblemDocument[] =>
  issues
    .filter(({ severity }) => severity === 'error')
    .map(({ at, message }) => {
      const where = [at.file, ...(at.line === undefined ? [] : [`line ${at.line}`])].filter((word) => word !== '').join(' ');
      return { field, message: `${where === '' ? '' : `${where}: `}${message}.`, choices: [] };
    });

/** By the field of the call that holds the rows. */
export type TableLines = Readonly<Record<string, { readonly path: string; readonly rows: readonly { readonly line: number }[] }>>;

/** A problem of a row that came from a file, as `flows.3.origin`, is told at its line. */
export function atTableLine(found: ProblemDocument, lines: TableLines): ProblemDocument {
  const [table = '', row, ...field] = found.field.split('.');
  const source = lines[table];
  const line = source?.rows[Number(row)]?.line;
  if (source === undefined || line === undefined || line === 0) return found;
  return { ...found, field: field.join('.') || table, message: `${source.path} line ${line}: ${found.message}` };
}
