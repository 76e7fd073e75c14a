/**
 * Coordinates of the 9th DIMACS implementation challenge (`.co`): comments `c …`, one line `p aux sp co NODES`, then `v NODE X Y` once per node, in
 * millionths of a degree. They only steer the order of a hierarchy; no answer depends on them.
 */
import type { Issue } from '../../network/index.js';
import { createIssueLog, type IssueLog } from '../issue-log.js';
import { quoteLine } from './quote-line.js';
import { createLineSplitter, type Fields, readFields } from './split-lines.kernel.js';

export interface DimacsCoordinates {
  /** Longitude, latitude in millionths of a degree. Rows: nodes, node ids as in the file minus 1. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export type DimacsCoordinatesReading =
  | { readonly kind: 'read'; readonly coordinates: DimacsCoordinates }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export interface DimacsCoordinatesReader {
  push(piece: Uint8Array): void;
  finish(): DimacsCoordinatesReading;
}

const letter = { c: 99, p: 112, v: 118 };

/** `nodes`: how many the graph has; the file must place each of them once. */
export function createCoordinatesReader(file: string, nodes: number, log: IssueLog = createIssueLog()): DimacsCoordinatesReader {
  const x = new Float64Array(nodes).fill(Number.NaN);
  const y = new Float64Array(nodes);
  const fields: Fields = { values: new Float64Array(3), count: 0 };
  const text = new TextDecoder();
  let headerLine = 0;
  let placed = 0;

  const readHeader = (words: string, line: number): void => {
    const match = /^p\s+aux\s+sp\s+co\s+(\d{1,10})\s*$/.exec(words);
    const found = JSON.stringify(words.slice(0, 60));
    if (headerLine > 0) log.report('dimacs/header', { file, line }, `a second line p; the first is line ${headerLine}`);
    else if (match === null) log.report('dimacs/header', { file, line }, `expected p aux sp co NODES; found ${found}`);
    else if (Number(match[1]) !== nodes)
      log.report('dimacs/count', { file, line }, `the line promises ${match[1]} nodes, but the graph has ${nodes}`);
    headerLine ||= line;
  };
  const readNode = (bytes: Uint8Array, from: number, to: number, line: number): void => {
    readFields(bytes, from + 1, to, fields);
    const [node = Number.NaN, lon = Number.NaN, lat = Number.NaN] = fields.values;
    if (fields.count !== 3 || Number.isNaN(node + lon + lat)) {
      log.report('dimacs/line', { file, line }, `expected v NODE X Y in whole numbers; found ${quoteLine(bytes, from, to)}`);
    } else if (node < 1 || node > nodes) {
      log.report('dimacs/node', { file, line }, `node ${node} is not from 1 to ${nodes}, the number of nodes of the graph`);
    } else if (!Number.isNaN(x[node - 1])) {
      log.report('dimacs/node', { file, line }, `node ${node} is placed a second time`);
    } else {
      x[node - 1] = lon;
      y[node - 1] = lat;
      placed++;
    }
  };
  const splitter = createLineSplitter((bytes, from, to, line) => {
    const first = bytes[from];
    if (from === to || first === letter.c) return;
    if (first === letter.v) readNode(bytes, from, to, line);
    else if (first === letter.p) readHeader(text.decode(bytes.slice(from, Math.min(to, from + 200))), line);
    else log.report('dimacs/line', { file, line }, `a line begins with c, p or v; found ${quoteLine(bytes, from, to)}`);
  });

  return {
    push: splitter.push,
    finish() {
      const lines = splitter.finish();
      const line = Math.max(1, lines);
      if (headerLine === 0) log.report('dimacs/header', { file, line }, 'the file ends without a line p aux sp co NODES');
      if (placed < nodes && !log.hasErrors()) log.report('dimacs/count', { file, line }, `the file places ${placed} of ${nodes} nodes`);
      if (log.hasErrors()) return { kind: 'wrong', issues: log.listIssues() };
      return { kind: 'read', coordinates: { x, y } };
    },
  };
}
