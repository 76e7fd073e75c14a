/**
 * Networks of the "Transportation Networks for Research" collection (Stabler, Bar-Gera, Sall, TNTP): `_net` with its links and `_node` with positions. A
 * network without positions cannot be planned over, and is refused; demand (`_trips`) belongs to studies and is checked for its kind only.
 * The tables are read as those of an assignment are (read-net.ts, read-nodes.ts); what is known by its name there is known by its content here.
 */
import { isPosition, type Position } from '../../geo/index.js';
import { type ByteSource, readWhole } from '../byte-source.js';
import { draftOfGraph, type GraphArc } from '../draft/graph-draft.js';
import type { ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { decodeText } from '../lenient-text.js';
import { readStreets, type TntpNet } from './read-net.js';
import { readNodes } from './read-nodes.js';
import { readTntpLines } from './tntp-lines.js';

interface TntpFile {
  readonly file: string;
  readonly text: string;
  readonly kind: 'net' | 'node' | 'trips';
}

export async function readTntpDraft(
  sources: readonly ByteSource[],
  { namespace, onProgress }: { readonly namespace: string; readonly onProgress: (share: number) => void },
  log: IssueLog,
): Promise<ImportDraft | undefined> {
  const files: TntpFile[] = [];
  for (const source of sources) {
    const text = decodeText(await readWhole(source), source.name, log);
    files.push({ file: source.name, text, kind: kindOf(text) });
  }
  onProgress(0.5);
  const [net, node] = [files.find(({ kind }) => kind === 'net'), files.find(({ kind }) => kind === 'node')];
  const demand = files.filter(({ kind }) => kind === 'trips').map(({ file }) => file);
  if (demand.length > 0) log.report('import/left-out', { file: demand.join(', ') }, 'demand and flows are no part of a network; they are not read');
  if (net === undefined) log.report('import/missing-part', { file: files[0]?.file ?? '' }, 'the _net file with the links was not given');
  if (node === undefined)
    log.report('import/missing-part', { file: net?.file ?? '' }, 'the network has no positions; give its _node file (node, X, Y in degrees) too');
  const read = net === undefined ? undefined : readStreets(readTntpLines(net.file, net.text), log);
  if (read === undefined || node === undefined || net === undefined) return undefined;
  const { positions, rowOf, names } = readPositions(node, log);
  const arcs = readArcs(read, { net: net.file, node: node.file, rowOf }, log);
  return log.hasErrors() ? undefined : draftOfGraph(positions, arcs, { file: net.file, namespace, nodeName: (row) => `n${names[row]}` }, log);
}

function kindOf(text: string): TntpFile['kind'] {
  if (/^\s*node\s+x\s+y/im.test(text.slice(0, 400))) return 'node';
  return /<TOTAL OD FLOW>|^\s*Origin\s+\d|^\s*From\s+To\s+Volume/im.test(text.slice(0, 4000)) ? 'trips' : 'net';
}

interface Positions {
  readonly positions: Position[];
  readonly rowOf: ReadonlyMap<number, number>;
  readonly names: number[];
}

function readPositions({ file, text }: TntpFile, log: IssueLog): Positions {
  const positions: Position[] = [];
  const names: number[] = [];
  const rowOf = new Map<number, number>();
  for (const { node, x, y, line } of readNodes(file, text, log)) {
    const at = { file, line };
    const position = { lat: y, lon: x };
    if (!isPosition(position)) log.report('import/value', at, `node ${node} is at X ${x}, Y ${y}; expected its longitude and latitude in degrees`);
    else if (rowOf.has(node)) log.report('import/duplicate', at, `node ${node} stands a second time`);
    else {
      rowOf.set(node, positions.push(position) - 1);
      names.push(node);
    }
  }
  return { positions, rowOf, names };
}

function readArcs(
  { links }: Pick<TntpNet, 'links'>,
  { net, node, rowOf }: { readonly net: string; readonly node: string; readonly rowOf: Positions['rowOf'] },
  log: IssueLog,
): GraphArc[] {
  return links.flatMap((link, i): GraphArc[] => {
    const [from, to] = [rowOf.get(link.from), rowOf.get(link.to)];
    for (const [end, row] of [
      [link.from, from],
      [link.to, to],
    ] as const) {
      if (row === undefined) log.report('import/reference', { file: net, line: link.line }, `node ${end} has no position in ${node}`);
    }
    if (from === undefined || to === undefined) return [];
    return [{ id: String(i + 1), from, to, length: link.length, bothWays: false, speedClass: 'II', name: undefined }];
  });
}
