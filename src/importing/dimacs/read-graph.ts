/**
 * A graph of the 9th DIMACS implementation challenge (`.gr`): comments `c …`, one line `p sp NODES ARCS`, then a line `a TAIL HEAD WEIGHT` per arc,
 * nodes from 1, weights whole numbers (http://www.diag.uniroma1.it/challenge9/format.shtml). Read piece by piece, so that a file of
 * gigabytes needs the memory of its columns and no more.
 */
import type { Issue } from '../../network/index.js';
import { createIssueLog, type IssueLog } from '../issue-log.js';
import { quoteLine } from './quote-line.js';
import { createLineSplitter, type Fields, readFields } from './split-lines.kernel.js';

export interface DimacsGraph {
  readonly nodes: number;
  /** Node ids as in the file minus 1. Rows: arcs, in the order of the file. */
  readonly tails: Uint32Array;
  readonly heads: Uint32Array;
  /** In the unit of the file. */
  readonly weights: Uint32Array;
}

export type DimacsGraphReading =
  | { readonly kind: 'read'; readonly graph: DimacsGraph }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export interface DimacsGraphReader {
  push(piece: Uint8Array): void;
  finish(): DimacsGraphReading;
}

export const dimacsLimits = {
  largestWeight: 0x3fff_ffff, // 30 bits: the searches here sum in 32
  largestCount: 0x7fff_fffe, // of nodes or arcs
};

const letter = { a: 97, c: 99, p: 112 };

export function createGraphReader(file: string, log: IssueLog = createIssueLog()): DimacsGraphReader {
  const { largestWeight, largestCount } = dimacsLimits;
  const fields: Fields = { values: new Float64Array(3), count: 0 };
  const text = new TextDecoder();
  let nodes: number | undefined;
  let promised = 0;
  let headerLine = 0;
  let tails = new Uint32Array(0);
  let heads = tails;
  let weights = tails;
  let arcs = 0; // good ones
  let arcLines = 0;

  const readHeader = (words: string, line: number): void => {
    if (nodes !== undefined) {
      log.report('dimacs/header', { file, line }, `a second line p; the first is line ${headerLine}`);
      return;
    }
    const match = /^p\s+sp\s+(\d{1,10})\s+(\d{1,10})\s*$/.exec(words);
    const [n, m] = [Number(match?.[1]), Number(match?.[2])];
    if (!(n <= largestCount && m <= largestCount)) {
      log.report('dimacs/header', { file, line }, `expected p sp NODES ARCS; found ${JSON.stringify(words.slice(0, 60))}`);
      return;
    }
    nodes = n;
    promised = m;
    headerLine = line;
    tails = new Uint32Array(Math.min(m, 1 << 20));
    heads = new Uint32Array(tails.length);
    weights = new Uint32Array(tails.length);
  };
  const readArc = (bytes: Uint8Array, from: number, to: number, line: number): void => {
    arcLines++;
    if (nodes === undefined) {
      if (arcLines === 1) log.report('dimacs/header', { file, line }, 'an arc before the line p sp NODES ARCS');
      return;
    }
    readFields(bytes, from + 1, to, fields);
    const [tail = Number.NaN, head = Number.NaN, weight = Number.NaN] = fields.values;
    if (fields.count !== 3 || Number.isNaN(tail + head + weight)) {
      log.report('dimacs/line', { file, line }, `expected a TAIL HEAD WEIGHT in whole numbers; found ${quoteLine(bytes, from, to)}`);
      return;
    }
    const stranger = tail < 1 || tail > nodes ? tail : head < 1 || head > nodes ? head : undefined;
    if (stranger !== undefined) {
      log.report('dimacs/node', { file, line }, `node ${stranger} is not from 1 to ${nodes}, the number of nodes in line ${headerLine}`);
      return;
    }
    if (weight < 0 || weight > largestWeight) {
      log.report('dimacs/weight', { file, line }, `the weight ${weight} is not from 0 to ${largestWeight}`);
      return;
    }
    if (arcs === tails.length) [tails, heads, weights] = [longer(tails), longer(heads), longer(weights)];
    tails[arcs] = tail - 1;
    heads[arcs] = head - 1;
    weights[arcs] = weight;
    arcs++;
  };
  const splitter = createLineSplitter((bytes, from, to, line) => {
    const first = bytes[from];
    if (from === to || first === letter.c) return;
    if (first === letter.a) readArc(bytes, from, to, line);
    else if (first === letter.p) readHeader(text.decode(bytes.subarray(from, Math.min(to, from + 200))), line);
    else log.report('dimacs/line', { file, line }, `a line begins with c, p or a; found ${quoteLine(bytes, from, to)}`);
  });

  return {
    push: splitter.push,
    finish() {
      const lines = splitter.finish();
      if (nodes === undefined && !log.hasErrors()) {
        log.report('dimacs/header', { file, line: Math.max(1, lines) }, 'the file ends without a line p sp NODES ARCS');
      }
      if (nodes !== undefined && arcLines !== promised) {
        log.report('dimacs/count', { file, line: headerLine }, `the line promises ${promised} arcs, but the file has ${arcLines}`);
      }
      if (nodes === undefined || log.hasErrors()) return { kind: 'wrong', issues: log.listIssues() };
      return { kind: 'read', graph: { nodes, tails: tails.slice(0, arcs), heads: heads.slice(0, arcs), weights: weights.slice(0, arcs) } };
    },
  };
}

function longer(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(Math.max(1024, 2 * column.length));
  grown.set(column);
  return grown;
}
