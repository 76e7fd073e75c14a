/** node.csv and link.csv of the General Modeling Network Specification (Zephyr Foundation, GMNS 0.96, read November 2026). */
import { isPosition, type Position, renderPolyline } from '../../geo/index.js';
import type { SpeedClass } from '../../network/index.js';
import { type ByteSource, readWhole } from '../byte-source.js';
import { type CsvTable, readCsv } from '../csv.js';
import { draftOfGraph, type GraphArc } from '../draft/graph-draft.js';
import type { ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { decodeText } from '../lenient-text.js';

interface OpenTable extends CsvTable {
  readonly file: string;
  readonly cell: (record: readonly string[], name: string) => string;
}

export async function readGmns(
  sources: readonly ByteSource[],
  { namespace, onProgress }: { readonly namespace: string; readonly onProgress: (share: number) => void },
  log: IssueLog,
): Promise<ImportDraft | undefined> {
  const tables: OpenTable[] = [];
  for (const source of sources) tables.push(openTable(source.name, decodeText(await readWhole(source), source.name, log), log));
  onProgress(0.5);
  const nodeTable = tables.find(({ header }) => header.includes('x_coord'));
  const linkTable = tables.find(({ header }) => header.includes('from_node_id'));
  if (nodeTable === undefined || linkTable === undefined) {
    const lacking = nodeTable === undefined ? 'node.csv (node_id, x_coord, y_coord)' : 'link.csv (link_id, from_node_id, to_node_id)';
    log.report('import/missing-part', { file: tables[0]?.file ?? '' }, `a GMNS network is node.csv and link.csv; ${lacking} was not given`);
    return undefined;
  }
  const { nodes, names, rowOf } = readNodes(nodeTable, log);
  const arcs = readArcs(linkTable, rowOf, log);
  return log.hasErrors() ? undefined : draftOfGraph(nodes, arcs, { file: linkTable.file, namespace, nodeName: (row) => `n${names[row]}` }, log);
}

function openTable(file: string, text: string, log: IssueLog): OpenTable {
  const csv = readCsv({ text, file }, log);
  const header = csv.header.map((name) => name.trim().toLowerCase());
  return { ...csv, header, file, cell: (record, name) => record[header.indexOf(name)]?.trim() ?? '' };
}

function readNodes(table: OpenTable, log: IssueLog): { nodes: Position[]; names: string[]; rowOf: ReadonlyMap<string, number> } {
  const nodes: Position[] = [];
  const names: string[] = [];
  const rowOf = new Map<string, number>();
  for (const [i, record] of table.records.entries()) {
    const id = table.cell(record, 'node_id');
    const at = { file: table.file, line: table.lines[i] ?? 0, entity: id };
    const [x, y] = [table.cell(record, 'x_coord'), table.cell(record, 'y_coord')];
    const position = { lon: x === '' ? Number.NaN : Number(x), lat: y === '' ? Number.NaN : Number(y) };
    if (!/^[!-~]+$/.test(id)) log.report('import/value', at, `'${id.slice(0, 40)}' is no id of ASCII characters without blanks`);
    else if (rowOf.has(id)) log.report('import/duplicate', at, `node ${id} stands a second time`);
    else if (!isPosition(position))
      log.report('import/value', at, `node ${id} is at ${x.slice(0, 20)}, ${y.slice(0, 20)}, which is no longitude and latitude in degrees`);
    else {
      rowOf.set(id, nodes.push(position) - 1);
      names.push(id);
    }
  }
  return { nodes, names, rowOf };
}

const classWords: readonly (readonly [RegExp, SpeedClass])[] = [
  [/motorway|freeway|interstate|expressway/, 'motorway'],
  [/trunk|highway/, 'I'],
  [/primary|secondary|arterial/, 'II'],
  [/tertiary|collector|unclassified/, 'III'],
  [/local|residential|service|ramp|access/, 'access'],
];

function readArcs(table: OpenTable, rowOf: ReadonlyMap<string, number>, log: IssueLog): GraphArc[] {
  let closed = 0;
  const seen = new Set<string>();
  const arcs = table.records.flatMap((record, i): GraphArc[] => {
    const id = table.cell(record, 'link_id') || String(i + 1);
    const at = { file: table.file, line: table.lines[i] ?? 0, entity: id };
    if (seen.has(id) || !/^[!-~]+$/.test(id)) {
      log.report(seen.has(id) ? 'import/duplicate' : 'import/value', at, `link id '${id.slice(0, 40)}' is not a new id of ASCII characters`);
      return [];
    }
    seen.add(id);
    const ends = (['from_node_id', 'to_node_id'] as const).map((name) => {
      const node = table.cell(record, name);
      const row = rowOf.get(node);
      if (row === undefined)
        log.report('import/reference', { ...at, field: name }, `link ${id} names node '${node.slice(0, 40)}', which is not in the nodes`);
      return row;
    });
    const uses = table.cell(record, 'allowed_uses').toLowerCase();
    if (uses !== '' && !/auto|truck|hgv|all|motor|\*/.test(uses)) {
      closed++;
      return [];
    }
    const [from, to] = ends;
    const text = table.cell(record, 'length');
    const length = text === '' ? undefined : Number(text);
    if (length !== undefined && !(length >= 0 && length < 1e9))
      log.report('import/value', { ...at, field: 'length' }, `'${text.slice(0, 20)}' is no length`);
    if (from === undefined || to === undefined) return [];
    const kind = table.cell(record, 'facility_type').toLowerCase();
    const directed = table.cell(record, 'directed').toLowerCase();
    return [
      {
        id,
        from,
        to,
        length,
        bothWays: directed === '0' || directed === 'false',
        speedClass: classWords.find(([words]) => words.test(kind))?.[1] ?? 'II',
        name: table.cell(record, 'name') || undefined,
        geometry: shapeOf(table.cell(record, 'geometry')),
      },
    ];
  });
  if (closed > 0) log.report('import/left-out', { file: table.file }, `${closed} links are not open to cars or trucks (allowed_uses)`);
  return arcs;
}

/** The bends of a WKT LINESTRING; undefined for anything else. */
function shapeOf(text: string): string | undefined {
  const body = /^LINESTRING\s*\(([^()]*)\)$/i.exec(text)?.[1];
  if (body === undefined) return undefined;
  const points = body.split(',').map((pair) => {
    const [lon, lat] = pair.trim().split(/\s+/).map(Number);
    return { lon: lon ?? Number.NaN, lat: lat ?? Number.NaN };
  });
  return points.length > 2 && points.every(isPosition) ? renderPolyline(points.slice(1, -1)) : undefined;
}
