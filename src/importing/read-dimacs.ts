/** A DIMACS graph and its coordinates as a network of roads. Only for trying the planner on benchmark graphs: they say neither names nor classes. */
import { isPosition, type Position } from '../geo/index.js';
import { type ByteSource, readStart } from './byte-source.js';
import { createCoordinatesReader, createGraphReader } from './dimacs/index.js';
import { draftOfGraph, type GraphArc } from './draft/graph-draft.js';
import type { ImportDraft } from './draft/import-draft.js';
import type { IssueLog } from './issue-log.js';
import { decodeLenient } from './lenient-text.js';

export async function readDimacs(
  sources: readonly ByteSource[],
  { namespace, onProgress }: { readonly namespace: string; readonly onProgress: (share: number) => void },
  log: IssueLog,
): Promise<ImportDraft | undefined> {
  const graphs: ByteSource[] = [];
  const coordinates: ByteSource[] = [];
  for (const source of sources) (/^p aux sp co /m.test(decodeLenient(await readStart(source, 4096))) ? coordinates : graphs).push(source);
  const [graphFile, coordinateFile] = [graphs[0], coordinates[0]];
  if (graphFile === undefined) {
    log.report('import/missing-part', { file: coordinateFile?.name ?? '' }, 'coordinates alone are no network; give the .gr file too');
    return undefined;
  }
  const reader = createGraphReader(graphFile.name, log);
  for await (const chunk of graphFile.open((read) => onProgress((read / Math.max(1, graphFile.size)) * 0.5))) reader.push(chunk);
  const reading = reader.finish();
  if (coordinateFile === undefined)
    log.report('import/missing-part', { file: graphFile.name }, 'a graph has no positions; give its coordinates (.co) too');
  for (const extra of [...graphs.slice(1), ...coordinates.slice(1)]) {
    log.report('import/format', { file: extra.name }, 'one graph and its coordinates make a network; import a second graph by itself');
  }
  if (reading.kind === 'wrong' || coordinateFile === undefined || log.hasErrors()) return undefined;
  const { graph } = reading;
  const placing = createCoordinatesReader(coordinateFile.name, graph.nodes, log);
  for await (const chunk of coordinateFile.open((read) => onProgress(0.5 + (read / Math.max(1, coordinateFile.size)) * 0.5))) placing.push(chunk);
  const placed = placing.finish();
  if (placed.kind === 'wrong') return undefined;
  const { x, y } = placed.coordinates;
  const nodes = Array.from(x, (lon, row): Position => ({ lon: lon / 1e6, lat: (y[row] ?? Number.NaN) / 1e6 }));
  const astray = nodes.findIndex((node) => !isPosition(node));
  if (astray !== -1) {
    log.report(
      'import/value',
      { file: coordinateFile.name, entity: `node ${astray + 1}` },
      `node ${astray + 1} is not on the earth; coordinates are millionths of a degree`,
    );
    return undefined;
  }
  const arcs = Array.from(
    graph.tails,
    (tail, arc): GraphArc => ({
      id: String(arc + 1),
      from: tail,
      to: graph.heads[arc] ?? 0,
      length: graph.weights[arc],
      bothWays: false,
      speedClass: 'II',
      name: undefined,
    }),
  );
  return draftOfGraph(nodes, arcs, { file: graphFile.name, namespace, nodeName: (row) => `n${row + 1}` }, log);
}
