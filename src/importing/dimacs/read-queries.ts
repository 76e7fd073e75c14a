/**
 * Pairs of nodes to be asked about: a CSV with columns source and target, ids as in the graph file (from 1). Further columns, as known answers,
 * are not read.
 */
import type { Issue } from '../../network/index.js';
import { plainHeader, readCsv } from '../csv.js';
import { createIssueLog } from '../issue-log.js';
import { decodeUtf8 } from '../utf8.js';

export interface NodePair {
  /** As in the file. */
  readonly source: number;
  readonly target: number;
}

export type QueriesReading =
  | { readonly kind: 'read'; readonly pairs: readonly NodePair[] }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export function readQueries(file: string, bytes: Uint8Array, nodes: number): QueriesReading {
  const log = createIssueLog();
  const text = decodeUtf8(bytes, file, log);
  const { header: typed, records, lines } = readCsv({ text, file }, log);
  const header = plainHeader(typed);
  const places = (['source', 'target'] as const).map((column) => ({ column, at: header.indexOf(column) }));
  for (const { column, at } of places) {
    if (at === -1 && header.length > 0)
      log.report('csv/missing-column', { file, line: 1, field: column }, `column '${column}' is missing from the header`);
  }
  if (log.hasErrors() && places.some(({ at }) => at === -1)) return { kind: 'wrong', issues: log.listIssues() };
  const pairs = records.map((cells, i) => {
    const [source = 0, target = 0] = places.map(({ column, at }) => {
      const cell = (cells[at] ?? '').trim();
      const where = { file, line: lines[i] ?? 0, field: column };
      const node = Number(cell);
      if (!/^\d{1,15}$/.test(cell)) log.report('cell/number', where, `expected the id of a node; found ${JSON.stringify(cell.slice(0, 40))}`);
      else if (node < 1 || node > nodes) log.report('dimacs/node', where, `node ${cell} is not from 1 to ${nodes}, the number of nodes of the graph`);
      return node;
    });
    return { source, target };
  });
  if (pairs.length === 0 && !log.hasErrors()) log.report('dimacs/line', { file, line: 1 }, 'the file has no query');
  return log.hasErrors() ? { kind: 'wrong', issues: log.listIssues() } : { kind: 'read', pairs };
}
