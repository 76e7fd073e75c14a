/**
 * The workbench: reads graphs, coordinates and pairs, collects every problem of all of them, and answers when there is none. Which files there are and what
 * is in them comes from outside; what is read is at most one file's columns at a time.
 */
import {
  createCoordinatesReader,
  createGraphReader,
  type DimacsCoordinates,
  type DimacsGraph,
  type NodePair,
  readQueries,
} from '../importing/index.js';
import type { Issue } from '../network/index.js';
import { answerWorkbench, type WorkbenchAnswers, type WorkbenchMode } from './workbench-answers.js';

export interface WorkbenchRequest {
  readonly graphs: readonly string[];
  readonly coordinates: string | undefined;
  readonly queries: string;
  readonly mode: WorkbenchMode;
}

export interface WorkbenchHost {
  /** Resolves to a sentence when the file cannot be read. */
  readonly readPieces: (path: string, onPiece: (piece: Uint8Array) => void) => Promise<string | undefined>;
  readonly clock: () => number;
  readonly report: (share: number, what: string) => void;
}

export type WorkbenchOutcome =
  | (Extract<WorkbenchAnswers, { kind: 'answered' }> & { readonly graphs: readonly { file: string; nodes: number; arcs: number }[] })
  | {
      readonly kind: 'wrong';
      /** About files as such, and about what does not fit together. */
      readonly problems: readonly { readonly field: string; readonly message: string }[];
      readonly issues: readonly Issue[];
    };

export async function runWorkbench(request: WorkbenchRequest, host: WorkbenchHost): Promise<WorkbenchOutcome> {
  const problems: { field: string; message: string }[] = [];
  const issues: Issue[] = [];
  const began = host.clock();
  const graphs: { file: string; graph: DimacsGraph }[] = [];
  for (const file of request.graphs) {
    const reader = createGraphReader(file);
    const refused = await host.readPieces(file, reader.push);
    if (refused !== undefined) problems.push({ field: 'graph', message: refused });
    const reading = refused === undefined ? reader.finish() : undefined;
    if (reading?.kind === 'wrong') issues.push(...reading.issues);
    if (reading?.kind === 'read') graphs.push({ file, graph: reading.graph });
  }
  const first = graphs[0];
  // without a graph nobody knows how many nodes there are: coordinates and queries are then read by themselves next time
  const nodes = Math.min(...graphs.map(({ graph }) => graph.nodes));
  for (const { file, graph } of graphs) {
    if (first === undefined || graph.nodes === first.graph.nodes) continue;
    problems.push({ field: 'graph', message: `${file} has ${graph.nodes} nodes, but ${first.file} has ${first.graph.nodes}.` });
  }
  const coordinates = first === undefined ? undefined : await readCoordinates(request.coordinates, nodes, host, problems, issues);
  const pairs = first === undefined ? [] : await readPairs(request.queries, nodes, host, problems, issues);
  if (first === undefined || problems.length > 0 || issues.length > 0) return { kind: 'wrong', problems, issues };

  const read = { what: 'reading', seconds: (host.clock() - began) / 1000 };
  const { clock, report } = host;
  const answers = answerWorkbench({ mode: request.mode, graphs, coordinates, pairs, clock, report });
  if (answers.kind === 'refused') return { kind: 'wrong', problems: [{ field: answers.field, message: answers.sentence }], issues: [] };
  const described = graphs.map(({ file, graph }) => ({ file, nodes: graph.nodes, arcs: graph.tails.length }));
  return { ...answers, stages: [read, ...answers.stages], graphs: described };
}

async function readCoordinates(
  path: string | undefined,
  nodes: number,
  host: WorkbenchHost,
  problems: { field: string; message: string }[],
  issues: Issue[],
): Promise<DimacsCoordinates | undefined> {
  if (path === undefined) return undefined;
  const reader = createCoordinatesReader(path, nodes);
  const refused = await host.readPieces(path, reader.push);
  if (refused !== undefined) problems.push({ field: 'coordinates', message: refused });
  const reading = refused === undefined ? reader.finish() : undefined;
  if (reading?.kind === 'wrong') issues.push(...reading.issues);
  return reading?.kind === 'read' ? reading.coordinates : undefined;
}

async function readPairs(
  path: string,
  nodes: number,
  host: WorkbenchHost,
  problems: { field: string; message: string }[],
  issues: Issue[],
): Promise<readonly NodePair[]> {
  const pieces: Uint8Array[] = [];
  const refused = await host.readPieces(path, (piece) => pieces.push(piece.slice()));
  if (refused !== undefined) {
    problems.push({ field: 'queries', message: refused });
    return [];
  }
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const reading = readQueries(path, bytes, nodes);
  if (reading.kind === 'wrong') issues.push(...reading.issues);
  return reading.kind === 'read' ? reading.pairs : [];
}
