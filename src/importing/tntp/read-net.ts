/** The net file: how many zones, nodes and links there are, and one row a link. */
import type { IssueLog } from '../issue-log.js';
import type { TntpInstance, TntpLink } from './tntp-instance.js';
import { optionalFactor, readNumbers, readTntpLines, requireCount, type TntpColumn, type TntpTable } from './tntp-lines.js';

export type TntpNet = Pick<TntpInstance, 'zones' | 'nodes' | 'firstThru' | 'tollFactor' | 'distanceFactor'> & {
  readonly links: readonly (TntpLink & { readonly line: number })[];
};

/** init_node … power; speed, toll and type may be left out. */
const needed = 7;
const columnsFor = (nodes: number): readonly TntpColumn[] => [
  { name: 'init_node', least: 1, most: nodes, whole: true },
  { name: 'term_node', least: 1, most: nodes, whole: true },
  { name: 'capacity', least: 0 },
  { name: 'length', least: 0 },
  { name: 'free_flow_time', least: 0 },
  { name: 'b', least: 0 },
  { name: 'power', least: 0 },
  { name: 'speed' },
  { name: 'toll', least: 0 },
  { name: 'link_type' },
];

/** What an assignment needs of the file. Undefined when a number that everything else hangs on is missing; then the rows are not read. */
export function readNet(file: string, text: string, log: IssueLog): TntpNet | undefined {
  const table = readTntpLines(file, text);
  const firstThru = requireCount(table, 'FIRST THRU NODE', 1, log);
  const tollFactor = optionalFactor(table, 'TOLL FACTOR', log);
  const distanceFactor = optionalFactor(table, 'DISTANCE FACTOR', log);
  const streets = readStreets(table, log);
  return streets === undefined ? undefined : { ...streets, firstThru: firstThru ?? 1, tollFactor, distanceFactor };
}

/** What a network of streets needs of it: its links between numbered nodes. */
export function readStreets(table: TntpTable, log: IssueLog): Pick<TntpNet, 'zones' | 'nodes' | 'links'> | undefined {
  const { file } = table;
  const zones = requireCount(table, 'NUMBER OF ZONES', 1, log);
  const nodes = requireCount(table, 'NUMBER OF NODES', 1, log);
  const count = requireCount(table, 'NUMBER OF LINKS', 0, log);
  if (zones === undefined || nodes === undefined) return undefined;
  if (zones > nodes) {
    log.report(
      'tntp/metadata',
      { file, line: table.metadata.get('NUMBER OF ZONES')?.line ?? 1 },
      `there are ${zones} zones but only ${nodes} nodes; every zone is a node`,
    );
  }
  const columns = columnsFor(nodes);
  const links = table.rows.flatMap((row) => {
    const values = readNumbers({ file, row, columns, needed }, log);
    return values === undefined ? [] : [checkLink(file, { ...toLink(values), line: row.line }, log)];
  });
  if (count !== undefined && count !== table.rows.length) {
    const line = table.metadata.get('NUMBER OF LINKS')?.line ?? 1;
    log.report('tntp/count', { file, line }, `<NUMBER OF LINKS> is ${count}, but ${table.rows.length} rows follow; the file may be cut off`);
  }
  return { zones, nodes, links };
}

function checkLink<T extends TntpLink & { readonly line: number }>(file: string, link: T, log: IssueLog): T {
  if (link.capacity === 0 && link.b > 0 && link.power > 0 && link.freeFlowTime > 0) {
    const message = 'capacity is 0 on a link that slows down with its flow; expected more than 0';
    log.report('tntp/range', { file, line: link.line, field: 'capacity' }, message);
  }
  return link;
}

const toLink = (values: readonly number[]): TntpLink => {
  const [from = 0, to = 0, capacity = 0, length = 0, freeFlowTime = 0, b = 0, power = 0, speed = 0, toll = 0, type = 0] = values;
  return { from, to, capacity, length, freeFlowTime, b, power, speed, toll, type };
};
