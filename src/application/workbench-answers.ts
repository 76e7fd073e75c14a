/** Answers of the workbench by plain numbers: pairs of nodes against one or several weight columns over graphs of the user's own. */
import {
  BiObjectiveOverflow,
  BiObjectiveScratch,
  basicSearchGraph,
  buildCch,
  buildGraph,
  CchRefusal,
  type CchStructure,
  cchDistance,
  cchMatrix,
  createBiObjectiveGraph,
  createCchScratch,
  customize,
  type DirectedGraph,
  infiniteWeight,
  paretoSearch,
  perfectSearchGraph,
  type SearchGraph,
  searchBiObjective,
} from '../graph/index.js';
import type { DimacsCoordinates, DimacsGraph, NodePair } from '../importing/index.js';

export type WorkbenchMode = 'point' | 'matrix' | 'front';

export interface WorkbenchRow extends NodePair {
  /** One per graph; null = there is no way. */
  readonly values: readonly (number | null)[];
}

export interface WorkbenchStage {
  readonly what: string;
  readonly seconds: number;
}

export type WorkbenchAnswers =
  | { readonly kind: 'answered'; readonly rows: readonly WorkbenchRow[]; readonly stages: readonly WorkbenchStage[] }
  | { readonly kind: 'refused'; readonly field: string; readonly sentence: string };

export interface WorkbenchQuestion {
  readonly mode: WorkbenchMode;
  /** Same nodes in all; for fronts the same arcs in the same order too. At least one. */
  readonly graphs: readonly { readonly file: string; readonly graph: DimacsGraph }[];
  readonly coordinates: DimacsCoordinates | undefined;
  /** Ids from 1, checked against the graphs. */
  readonly pairs: readonly NodePair[];
  /** Milliseconds from any moment on. */
  readonly clock: () => number;
  readonly report: (share: number, what: string) => void;
}

interface Laid {
  readonly file: string;
  readonly graph: DirectedGraph;
  readonly weights: Uint32Array;
  /** The first graph that has the same arcs in the same order. */
  readonly sameAs: number;
}

export function answerWorkbench(question: WorkbenchQuestion): WorkbenchAnswers {
  const stages: WorkbenchStage[] = [];
  const timed = <T>(what: string, work: () => T): T => {
    const began = question.clock();
    const result = work();
    stages.push({ what, seconds: (question.clock() - began) / 1000 });
    return result;
  };
  const laid = timed('graph', () => layOut(question.graphs));
  if (question.mode === 'front') {
    const other = laid.find(({ sameAs }) => sameAs !== 0);
    if (other !== undefined) {
      return { kind: 'refused', field: 'graph', sentence: `A front needs the same arcs in the same order in every graph; ${other.file} has others.` };
    }
    const rows = timed('fronts', () => listFronts(laid, question));
    return typeof rows === 'string' ? { kind: 'refused', field: 'graph', sentence: rows } : { kind: 'answered', rows, stages };
  }
  try {
    const searches = prepareSearches(laid, question, timed);
    return {
      kind: 'answered',
      rows:
        question.mode === 'point' ? timed('queries', () => listPoints(searches, question)) : timed('matrix', () => listMatrix(searches, question)),
      stages,
    };
  } catch (error) {
    if (error instanceof CchRefusal) return { kind: 'refused', field: 'graph', sentence: `${error.message}.` };
    throw error;
  }
}

function layOut(graphs: WorkbenchQuestion['graphs']): Laid[] {
  const same = (a: Uint32Array, b: Uint32Array): boolean => a.length === b.length && a.every((value, i) => value === b[i]);
  const laid: Laid[] = [];
  graphs.forEach(({ file, graph: read }, i) => {
    const twin = graphs.findIndex(({ graph: other }) => same(other.tails, read.tails) && same(other.heads, read.heads));
    const built = buildGraph(read.nodes, read.tails, read.heads);
    const weights = new Uint32Array(read.weights.length);
    built.inputToArc.forEach((arc, row) => {
      weights[arc] = read.weights[row] ?? 0;
    });
    laid.push({ file, graph: built.graph, weights, sameAs: Math.min(twin, i) });
  });
  return laid;
}

function prepareSearches(
  laid: readonly Laid[],
  { coordinates, report, mode }: WorkbenchQuestion,
  timed: <T>(what: string, work: () => T) => T,
): SearchGraph[] {
  const structures: CchStructure[] = [];
  return laid.map(({ file, graph, weights, sameAs }, i) => {
    const shared = structures[sameAs];
    const structure =
      shared ??
      timed(`order and contraction of ${file}`, () =>
        buildCch(graph, { coordinates, report: (done, all) => report(all === 0 ? 1 : done / all, 'order') }),
      );
    structures[i] = structure;
    const metric = timed(`customization by ${file}`, () => customize(structure, weights));
    return mode === 'matrix' ? basicSearchGraph(metric) : timed(`perfect customization by ${file}`, () => perfectSearchGraph(metric));
  });
}

function listPoints(searches: readonly SearchGraph[], { pairs }: WorkbenchQuestion): WorkbenchRow[] {
  const scratches = searches.map(({ structure }) => createCchScratch(structure));
  return pairs.map(({ source, target }) => ({
    source,
    target,
    values: searches.map((search, k) => {
      const scratch = scratches[k];
      if (scratch === undefined) throw new Error(`no scratch for graph ${k}`);
      return finite(cchDistance(search, source - 1, target - 1, scratch), Infinity);
    }),
  }));
}

/** Every source of the file with every target, both once, in the order of the file. */
function listMatrix(searches: readonly SearchGraph[], { pairs }: WorkbenchQuestion): WorkbenchRow[] {
  const sources = [...new Set(pairs.map(({ source }) => source))];
  const targets = [...new Set(pairs.map(({ target }) => target))];
  const query = { sources: sources.map((id) => id - 1), targets: targets.map((id) => id - 1) };
  const cells = searches.map((search) => cchMatrix(search, query));
  return sources.flatMap((source, i) =>
    targets.map((target, j) => ({
      source,
      target,
      values: cells.map((column) => finite(column[i * targets.length + j] ?? infiniteWeight, infiniteWeight)),
    })),
  );
}

const finite = (value: number, none: number): number | null => (value === none ? null : value);

/** Rows of a pair ascending by the first graph, then the next; a sentence when the memory does not suffice. */
function listFronts(laid: readonly Laid[], { pairs, report }: WorkbenchQuestion): WorkbenchRow[] | string {
  const distinct = [...new Map(pairs.map((pair) => [`${pair.source} ${pair.target}`, pair])).values()];
  const frontOf = laid.length === 2 ? bySearchOfTwo(laid) : bySearchOfAny(laid);
  const rows: WorkbenchRow[] = [];
  for (const [i, { source, target }] of distinct.entries()) {
    report(i / distinct.length, 'fronts');
    const points = frontOf(source - 1, target - 1);
    if (points === 'memory') return `The front from ${source} to ${target} needs more labels than fit; no answer is given.`;
    if (points.length === 0) rows.push({ source, target, values: laid.map(() => null) });
    for (const values of points) rows.push({ source, target, values });
  }
  return rows;
}

type FrontOf = (source: number, target: number) => readonly (readonly number[])[] | 'memory';

function bySearchOfTwo(laid: readonly Laid[]): FrontOf {
  const [a, b] = laid;
  if (a === undefined || b === undefined) throw new Error(`${laid.length} graphs; expected two`);
  const pair = createBiObjectiveGraph(a.graph, a.weights, b.weights);
  const scratch = new BiObjectiveScratch();
  return (source, target) => {
    try {
      const found = searchBiObjective(pair, { source, target }, scratch);
      if (found.kind === 'none') return found.because === 'memory' ? 'memory' : [];
      return Array.from(found.pointsA, (value, i) => [value, found.pointsB[i] ?? 0]);
    } catch (error) {
      if (error instanceof BiObjectiveOverflow) return bySearchOfAny(laid)(source, target); // slower, and exact beyond 31 bits
      throw error;
    }
  };
}

function bySearchOfAny(laid: readonly Laid[]): FrontOf {
  const graph = laid[0]?.graph;
  if (graph === undefined) throw new Error('no graph; expected one or more');
  const weights = laid.map((one) => Float64Array.from(one.weights));
  const zero = laid.map(() => 0);
  return (source, target) => {
    const result = paretoSearch({ graph, weights, sources: [{ node: source, values: zero }], targets: [{ node: target, values: zero }] });
    return result.complete ? result.solutions.map(({ values }) => values) : 'memory';
  };
}
