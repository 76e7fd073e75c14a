/**
 * The one structure every kernel here reads: a directed graph as columns, arcs sorted by tail. Weights are not part of it: a
 * query brings its own columns (structure / metric / query apart, after RoutingKit), so a scenario never rebuilds a graph.
 *
 * Tolerated everywhere, and tested: parallel arcs, loops, zero weights, unconnected parts, a graph without arcs or nodes.
 */
export interface DirectedGraph {
  /** Nodes are `0 … nodes − 1`. */
  readonly nodes: number;
  /** Arcs are `0 … arcs − 1`, ascending by tail. */
  readonly arcs: number;
  /** Arcs out of node `n` are `firstOut[n] … firstOut[n + 1] − 1`. Rows: nodes + 1; first 0, last = arcs. */
  readonly firstOut: Uint32Array;
  /** Rows: arcs. */
  readonly tail: Uint32Array;
  /** Rows: arcs. */
  readonly head: Uint32Array;
  /** Arcs into node `n` are `inArc[firstIn[n]] … inArc[firstIn[n + 1] − 1]`, ascending. Rows: nodes + 1. */
  readonly firstIn: Uint32Array;
  /** Rows: arcs. */
  readonly inArc: Uint32Array;
}

export interface BuiltGraph {
  readonly graph: DirectedGraph;
  /** The arc that input row `i` became. Rows of one tail keep their order. Rows: arcs. */
  readonly inputToArc: Uint32Array;
}

/** A graph from arcs in any order, in time linear in nodes and arcs. `tails` and `heads` are copied, not kept. */
export function buildGraph(nodes: number, tails: ArrayLike<number>, heads: ArrayLike<number>): BuiltGraph {
  if (!Number.isInteger(nodes) || nodes < 0) throw new Error(`nodes is ${nodes}; expected a whole number ≥ 0`);
  if (tails.length !== heads.length) throw new Error(`${tails.length} tails but ${heads.length} heads; expected one of each per arc`);
  const arcs = tails.length;
  requireNodes(nodes, tails, 'tail');
  requireNodes(nodes, heads, 'head');

  const out = groupRows(nodes, tails);
  const inputToArc = new Uint32Array(arcs);
  const tail = new Uint32Array(arcs);
  const head = new Uint32Array(arcs);
  out.rows.forEach((row, arc) => {
    inputToArc[row] = arc;
    tail[arc] = tails[row] ?? 0;
    head[arc] = heads[row] ?? 0;
  });
  const into = groupRows(nodes, head);
  return { graph: { nodes, arcs, firstOut: out.first, tail, head, firstIn: into.first, inArc: into.rows }, inputToArc };
}

/** What is wrong with a graph, a sentence each, ten at most for each column; empty when it keeps every promise of the interface. */
export function checkGraph(graph: DirectedGraph): string[] {
  const lengths = checkLengths(graph);
  if (lengths.length > 0) return lengths; // the columns cannot be read against each other
  return [
    ...checkEnds(graph),
    ...checkOffsets('firstOut', graph.firstOut, graph),
    ...checkOffsets('firstIn', graph.firstIn, graph),
    ...checkGrouping(graph),
  ];
}

const worst = 10; // sentences per column: a broken column is broken in every row

/** Stable counting sort: rows of group g are `rows[first[g]] … rows[first[g + 1] − 1]`, ascending. */
function groupRows(groups: number, groupOf: ArrayLike<number>): { first: Uint32Array; rows: Uint32Array } {
  const first = new Uint32Array(groups + 1);
  for (let row = 0; row < groupOf.length; row++) {
    const next = (groupOf[row] ?? 0) + 1;
    first[next] = (first[next] ?? 0) + 1;
  }
  for (let group = 0; group < groups; group++) first[group + 1] = (first[group + 1] ?? 0) + (first[group] ?? 0);
  const cursor = first.slice();
  const rows = new Uint32Array(groupOf.length);
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] ?? 0;
    const at = cursor[group] ?? 0;
    rows[at] = row;
    cursor[group] = at + 1;
  }
  return { first, rows };
}

function requireNodes(nodes: number, ends: ArrayLike<number>, name: string): void {
  for (let row = 0; row < ends.length; row++) {
    const node = ends[row] ?? Number.NaN;
    if (!Number.isInteger(node) || node < 0 || node >= nodes) {
      throw new Error(`${name} of row ${row} is ${node}; expected a node from 0 to ${nodes - 1}`);
    }
  }
}

function checkLengths(graph: DirectedGraph): string[] {
  const expected = [
    ['firstOut', graph.firstOut.length, graph.nodes + 1],
    ['firstIn', graph.firstIn.length, graph.nodes + 1],
    ['tail', graph.tail.length, graph.arcs],
    ['head', graph.head.length, graph.arcs],
    ['inArc', graph.inArc.length, graph.arcs],
  ] as const;
  return expected.filter(([, is, should]) => is !== should).map(([name, is, should]) => `${name} has ${is} rows; expected ${should}`);
}

function checkEnds(graph: DirectedGraph): string[] {
  const found: string[] = [];
  for (const name of ['tail', 'head'] as const) {
    let listed = 0;
    graph[name].forEach((node, arc) => {
      if (node < graph.nodes || listed === worst) return;
      listed++;
      found.push(`${name} of arc ${arc} is ${node}; expected a node below ${graph.nodes}`);
    });
  }
  return found;
}

function checkOffsets(name: string, first: Uint32Array, graph: DirectedGraph): string[] {
  const found: string[] = [];
  if (first[0] !== 0) found.push(`${name} begins with ${first[0]}; expected 0`);
  if (first[graph.nodes] !== graph.arcs) found.push(`${name} ends with ${first[graph.nodes]}; expected the arc count ${graph.arcs}`);
  for (let node = 0; node < graph.nodes && found.length < worst; node++) {
    const from = first[node] ?? 0;
    const to = first[node + 1] ?? 0;
    if (to < from) found.push(`${name} falls from ${from} to ${to} after node ${node}; expected it never to fall`);
  }
  return found;
}

function checkGrouping(graph: DirectedGraph): string[] {
  const found: string[] = [];
  for (let node = 0; node < graph.nodes && found.length < worst; node++) {
    for (let arc = graph.firstOut[node] ?? 0; arc < (graph.firstOut[node + 1] ?? 0); arc++) {
      if (graph.tail[arc] !== node) found.push(`arc ${arc} stands among those out of node ${node} but its tail is ${graph.tail[arc]}`);
    }
    let before = -1;
    for (let i = graph.firstIn[node] ?? 0; i < (graph.firstIn[node + 1] ?? 0); i++) {
      const arc = graph.inArc[i] ?? 0;
      if (graph.head[arc] !== node) found.push(`arc ${arc} stands among those into node ${node} but its head is ${graph.head[arc]}`);
      if (arc <= before) found.push(`arcs into node ${node} are not ascending at arc ${arc}`);
      before = arc;
    }
  }
  return found.slice(0, worst);
}
