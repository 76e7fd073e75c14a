/** The node file: one row a node with its position, in whatever unit the town's surveyors used. */
import type { IssueLog } from '../issue-log.js';
import type { TntpNode } from './tntp-instance.js';
import { isTitle, readNumbers, readTntpLines, type TntpColumn } from './tntp-lines.js';

const columns: readonly TntpColumn[] = [{ name: 'Node', least: 1, whole: true }, { name: 'X' }, { name: 'Y' }];

export function readNodes(file: string, text: string, log: IssueLog): (TntpNode & { readonly line: number })[] {
  const rows = readTntpLines(file, text).rows.filter((row) => !isTitle(row.text));
  return rows.flatMap((row) => {
    const values = readNumbers({ file, row, columns, needed: 3 }, log);
    if (values === undefined) return [];
    const [node = 0, x = 0, y = 0] = values;
    return [{ node, x, y, line: row.line }];
  });
}
