/**
 * Networks of the "Transportation Networks for Research" collection (Stabler, Bar-Gera, Sall, TNTP): `_net` with its links and `_node` with positions. A
 * network without positions cannot be planned over, and is refused; demand (`_trips`) belongs to studies and is checked for its kind only.
 */
import { isPosition, type Position } from '../../geo/index.js';
import { type ByteSource, readWhole } from '../byte-source.js';
import { draftOfGraph, type GraphArc } from '../draft/graph-draft.js';
import type { ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { decodeText } from '../lenient-text.js';

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
    const kind = /^\s*node\s+x\s+y/im.test(text.slice(0, 400))
      ? 'node'
      : /<TOTAL OD FLOW>|^\s*Origin\s+\d|^\s*From\s+To\s+Volume/im.test(text.slice(0, 4000))
        ? 'trips'
        : 'net';
    files.push({ file: source.name, text, kind });
  }
  onProgress(0.5);
  const [net, node] = [files.find(({ kind }) => kind === 'net'), files.find(({ kind }) => kind === 'node')];
  if (files.some(({ kind }) => kind === 'trips')) {
    log.report(
      'import/left-out',
      {
        file: files
          .filter(({ kind }) => kind === 'trips')
          .map(({ file }) => file)
          .join(', '),
      },
      'demand and flows are no part of a network; they are not read',
    );
  }
  if (net === undefined) log.report('import/missing-part', { file: files[0]?.file ?? '' }, 'the _net file with the links was not given');
  if (node === undefined)
    log.report('import/missing-part', { file: net?.file ?? '' }, 'the network has no positions; give its _node file (node, X, Y in degrees) too');
  const arcs = net === undefined ? undefined : readLinks(net, log);
  if (arcs === undefined || node === undefined || net === undefined) return undefined;
  const { positions, rowOf, names } = readPositions(node, log);
  const known = arcs.flatMap((arc): GraphArc[] => {
    const [from, to] = [rowOf.get(arc.from), rowOf.get(arc.to)];
    for (const [end, row] of [
      [arc.from, from],
      [arc.to, to],
    ] as const) {
      if (row === undefined) log.report('import/reference', { file: net.file, line: arc.line }, `node ${end} has no position in ${node.file}`);
    }
    return from === undefined || to === undefined
      ? []
      : [{ id: arc.id, from, to, length: arc.length, bothWays: false, speedClass: 'II', name: undefined }];
  });
  return log.hasErrors() ? undefined : draftOfGraph(positions, known, { file: net.file, namespace, nodeName: (row) => `n${names[row]}` }, log);
}

interface TntpLink {
  readonly id: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** Whole numbers and numbers of a row, as `1 2 25900.2 6 6 0.15 4 0 0 1 ;`. */
function readLinks({ file, text }: TntpFile, log: IssueLog): TntpLink[] | undefined {
  const promised = Number(/<NUMBER OF LINKS>\s*(\d+)/i.exec(text)?.[1]);
  const nodes = Number(/<NUMBER OF NODES>\s*(\d+)/i.exec(text)?.[1]);
  const links: TntpLink[] = [];
  let body = false;
  let rows = 0;
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = i + 1;
    if (/<END OF METADATA>/i.test(raw)) body = true;
    const row = raw.replace(/;.*$/, '').trim();
    if (!body || row === '' || row.startsWith('~') || row.startsWith('<')) continue;
    rows++;
    const [from = Number.NaN, to = Number.NaN, , length = Number.NaN] = row.split(/\s+/).map(Number);
    if (!Number.isInteger(from) || !Number.isInteger(to) || !(length >= 0)) {
      log.report('import/value', { file, line }, `expected init node, term node, capacity, length …; found ${JSON.stringify(row.slice(0, 60))}`);
    } else if (from < 1 || to < 1 || from > nodes || to > nodes) {
      log.report('import/reference', { file, line }, `the link joins nodes ${from} and ${to}; nodes are 1 to ${nodes}`);
    } else links.push({ id: String(rows), line, from, to, length });
  }
  if (!body) log.report('import/structure', { file }, "the file has no '<END OF METADATA>' before its links");
  else if (promised !== rows) log.report('import/count', { file }, `the file promises ${promised} links and has ${rows}`);
  return log.hasErrors() ? undefined : links;
}

function readPositions({ file, text }: TntpFile, log: IssueLog): { positions: Position[]; rowOf: ReadonlyMap<number, number>; names: number[] } {
  const positions: Position[] = [];
  const names: number[] = [];
  const rowOf = new Map<number, number>();
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const row = raw.replace(/;.*$/, '').trim();
    if (row === '' || /^node\b/i.test(row)) continue;
    const [node = Number.NaN, lon = Number.NaN, lat = Number.NaN] = row.split(/[\s,]+/).map(Number);
    const at = { file, line: i + 1 };
    if (!Number.isInteger(node) || !isPosition({ lat, lon })) {
      log.report('import/value', at, `expected a node with its longitude and latitude in degrees; found ${JSON.stringify(row.slice(0, 60))}`);
    } else if (rowOf.has(node)) log.report('import/duplicate', at, `node ${node} stands a second time`);
    else {
      rowOf.set(node, positions.push({ lat, lon }) - 1);
      names.push(node);
    }
  }
  return { positions, rowOf, names };
}
