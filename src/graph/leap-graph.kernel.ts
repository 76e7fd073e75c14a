/**
 * Where does a traveller have a choice? A leap is an arc with the arcs after it that leave none: who takes the first takes them all. Searches that
 * only meet at nodes with a choice see a graph of a third of the nodes (default network: 3,600 of 12,900), built once per structure and set of open arcs;
 * weights are summed over its leaps per metric.
 *
 *   choice --arc--> . --arc--> . --arc--> choice        one leap of three arcs; nodes `.` are "passed"
 *
 * Ways may begin and end at passed nodes: `listLeapsFrom` and `listLeapsTo` say how they join.
 *
 * Why `!` is right here: arcs and nodes come from the graph's columns; leaps are counted before columns are made for them.
 */
import { NONE } from '../units/index.js';
import type { DirectedGraph } from './directed-graph.js';

export interface LeapGraph {
  readonly graph: DirectedGraph;
  /** 1 = admitted when the leaps were found. Rows: arcs. */
  readonly open: Uint8Array;
  /** 1 = a leap by itself, whose time depends on the clock. Rows: arcs. */
  readonly timed: Uint8Array;
  /** Nodes with a choice, ascending by node of the graph. */
  readonly node: Uint32Array;
  /** Position in `node`, NONE where there is no choice. Rows: nodes of the graph. */
  readonly place: Uint32Array;
  readonly leaps: number;
  /** Leaps are numbered by the node they lead to: those into place `p` are `firstIn[p] … firstIn[p + 1] − 1`. Rows: places + 1. */
  readonly firstIn: Uint32Array;
  /** Place a leap leaves. Rows: leaps. */
  readonly from: Uint32Array;
  /** Place a leap leads to. Rows: leaps. */
  readonly to: Uint32Array;
  /** Leaps out of place `p` are `outLeap[firstOut[p]] … outLeap[firstOut[p + 1] − 1]`. Rows: places + 1. */
  readonly firstOut: Uint32Array;
  readonly outLeap: Uint32Array;
  /** Arcs of leap `l`, in order of travel, are `arc[firstArc[l]] … arc[firstArc[l + 1] − 1]`. Rows: leaps + 1. */
  readonly firstArc: Uint32Array;
  readonly arc: Uint32Array;
  /** The first of them. Rows: leaps. */
  readonly first: Uint32Array;
  /** Leaps over arc `a`, ascending, are `leapOver[firstOver[a]] … leapOver[firstOver[a + 1] − 1]`. Rows: arcs + 1. */
  readonly firstOver: Uint32Array;
  readonly leapOver: Uint32Array;
}

/** A leap that begins or ends at a node of a query: arcs in order of travel, and the place at its far end. */
export interface Approach {
  readonly arcs: Uint32Array;
  /** NONE: it ends, or begins, at a passed node. */
  readonly place: number;
}

/** `weights`: Infinity = closed. Rows: arcs. */
export function buildLeapGraph(graph: DirectedGraph, weights: Float64Array, timedFlags?: Uint8Array): LeapGraph {
  const open = new Uint8Array(graph.arcs);
  const timed = new Uint8Array(graph.arcs);
  for (let arc = 0; arc < graph.arcs; arc++) {
    if (weights[arc] === Infinity || graph.head[arc] === graph.tail[arc]) continue; // a loop never helps
    open[arc] = 1;
    if (timedFlags?.[arc] === 1) timed[arc] = 1;
  }
  const { node, place } = findChoices(graph, open, timed);
  return layOut(graph, { open, timed, node, place }, walkAll(graph, open, node, place));
}

/** Whether leaps found for other weights still serve: arcs may have closed since, but none opened, and none become timed. */
export function leapsServe(leaps: LeapGraph, graph: DirectedGraph, weights: Float64Array, timedFlags?: Uint8Array): boolean {
  if (leaps.graph.firstOut !== graph.firstOut || leaps.graph.head !== graph.head) return false;
  const { open, timed } = leaps;
  for (let arc = 0; arc < graph.arcs; arc++) {
    if (weights[arc] === Infinity) continue;
    if (open[arc] === 0 && graph.head[arc] !== graph.tail[arc]) return false;
    if (timedFlags !== undefined && timedFlags[arc] === 1 && timed[arc] === 0 && open[arc] === 1) return false;
  }
  return true;
}

/** Whether leaps that serve other weights, without timed arcs, serve these too, which differ from them in `arcs` alone. */
export function leapsStillServe({ graph, open }: LeapGraph, weights: Float64Array, arcs: Uint32Array): boolean {
  return arcs.every((arc) => weights[arc] === Infinity || open[arc] === 1 || graph.head[arc] === graph.tail[arc]);
}

/** Every column summed over the arcs of every leap; Infinity in all of them where the first is. Rows: leaps. */
export function sumOverLeaps(leaps: LeapGraph, weights: readonly Float64Array[]): Float64Array[] {
  const { firstArc, arc } = leaps;
  const columns = weights.map((weight) => sumColumn(weight, firstArc, arc));
  const first = columns[0];
  if (first === undefined) return columns;
  for (let leap = 0; leap < leaps.leaps; leap++) {
    if (first[leap] === Infinity) for (const column of columns) column[leap] = Infinity;
  }
  return columns;
}

/** What `sumOverLeaps` makes of `weights`, from `sums` that it made of others: those differ from `weights` in `arcs` alone. */
export function sumAgain(leaps: LeapGraph, sums: readonly Float64Array[], weights: readonly Float64Array[], arcs: Uint32Array): Float64Array[] {
  const { firstArc, arc, firstOver, leapOver } = leaps;
  const columns = sums.map((column) => column.slice());
  for (const changed of arcs) {
    for (let at = firstOver[changed]!, end = firstOver[changed + 1]!; at < end; at++) {
      const leap = leapOver[at]!;
      for (let k = 0; k < columns.length; k++) {
        let sum = 0;
        for (let i = firstArc[leap]!, stop = firstArc[leap + 1]!; i < stop; i++) sum += weights[k]![arc[i]!]!;
        columns[k]![leap] = k > 0 && columns[0]![leap] === Infinity ? Infinity : sum;
      }
    }
  }
  return columns;
}

/** The longest open leap by a column that `sumOverLeaps` made. */
export function longestLeap(column: Float64Array): number {
  let longest = 0;
  for (let leap = 0; leap < column.length; leap++) if (column[leap]! > longest && column[leap] !== Infinity) longest = column[leap]!;
  return longest;
}

function sumColumn(weight: Float64Array, firstArc: Uint32Array, arc: Uint32Array): Float64Array {
  const column = new Float64Array(firstArc.length - 1);
  for (let leap = 0, i = 0; leap < column.length; leap++) {
    let sum = 0;
    for (const stop = firstArc[leap + 1]!; i < stop; i++) sum += weight[arc[i]!]!;
    column[leap] = sum;
  }
  return column;
}

/** The ways from a passed node to the first places, and to nodes of `stops` on the way (then `place` is NONE and the last arc leads there). */
export function listLeapsFrom({ graph, open, place }: LeapGraph, node: number, stops: ReadonlySet<number>): Approach[] {
  const found: Approach[] = [];
  for (let first = graph.firstOut[node]!; first < graph.firstOut[node + 1]!; first++) {
    if (open[first] === 0) continue;
    const arcs = [first];
    let at = graph.head[first]!;
    for (let arc = first; at !== node; at = graph.head[arc]!) {
      if (place[at] !== NONE) {
        found.push({ arcs: Uint32Array.from(arcs), place: place[at]! });
        break;
      }
      if (stops.has(at)) found.push({ arcs: Uint32Array.from(arcs), place: NONE });
      arc = onlyWayOn(graph, open, at, graph.tail[arc]!);
      if (arc === NONE || arcs.length > graph.nodes) break;
      arcs.push(arc);
    }
  }
  return found;
}

/** The beginnings, up to a passed node, of all leaps that pass it. */
export function listLeapsTo({ graph, open, place }: LeapGraph, node: number): Approach[] {
  const found: Approach[] = [];
  // backward from the node; a passed node is stepped over only as its leap would step over it, and never twice
  const waiting: number[][] = [];
  const extend = (arcs: number[], at: number): void => {
    for (let i = graph.firstIn[at]!; i < graph.firstIn[at + 1]!; i++) {
      const arc = graph.inArc[i]!;
      const tail = graph.tail[arc]!;
      if (open[arc] === 0 || tail === node) continue;
      if (arcs.length > 0 && (tail === graph.head[arcs[0]!] || onlyWayOn(graph, open, at, tail) !== arcs[0])) continue;
      if (place[tail] !== NONE) found.push({ arcs: Uint32Array.from([arc, ...arcs]), place: place[tail]! });
      else if (!arcs.some((other) => graph.tail[other] === tail)) waiting.push([arc, ...arcs]);
    }
  };
  extend([], node);
  for (let arcs = waiting.pop(); arcs !== undefined; arcs = waiting.pop()) extend(arcs, graph.tail[arcs[0]!]!);
  return found;
}

/** The open arc that leaves `node`, those back to `before` left out; NONE: there is none, or several. */
function onlyWayOn({ firstOut, head }: DirectedGraph, open: Uint8Array, node: number, before: number): number {
  let only = NONE;
  for (let arc = firstOut[node]!, stop = firstOut[node + 1]!; arc < stop; arc++) {
    if (open[arc] === 0 || head[arc] === before) continue;
    if (only !== NONE) return NONE;
    only = arc;
  }
  return only;
}

/** A node has a choice when someone who comes by some open arc may go on by several, or where an arc is timed. */
function findChoices(graph: DirectedGraph, open: Uint8Array, timed: Uint8Array): { node: Uint32Array; place: Uint32Array } {
  const { nodes, firstOut, firstIn, inArc, head, tail } = graph;
  const place = new Uint32Array(nodes).fill(NONE);
  let count = 0;
  for (let node = 0; node < nodes; node++) {
    let a = NONE; // heads of open arcs out of the node, the first three that count
    let b = NONE;
    let several = false;
    let clock = false;
    let parallel = false;
    for (let arc = firstOut[node]!, stop = firstOut[node + 1]!; arc < stop; arc++) {
      if (open[arc] === 0) continue;
      if (timed[arc] === 1) clock = true;
      const next = head[arc]!;
      if (a === NONE) a = next;
      else if (next === a) parallel = true;
      else if (b === NONE) b = next;
      else several = true;
    }
    let chosen = clock || several;
    for (let i = firstIn[node]!, stop = firstIn[node + 1]!; i < stop && !chosen; i++) {
      const arc = inArc[i]!;
      if (open[arc] === 0) continue;
      // two ways on, of which one leads back, are no choice
      chosen = timed[arc] === 1 || hasSeveral(graph, open, node, tail[arc]!, a, b, parallel);
    }
    if (chosen) place[node] = count++;
  }
  const node = new Uint32Array(count);
  for (let at = 0; at < nodes; at++) if (place[at] !== NONE) node[place[at]!] = at;
  return { node, place };
}

function hasSeveral(graph: DirectedGraph, open: Uint8Array, node: number, before: number, a: number, b: number, parallel: boolean): boolean {
  if (a === NONE) return false;
  if (!parallel) return b !== NONE && before !== a && before !== b;
  let count = 0;
  for (let arc = graph.firstOut[node]!, stop = graph.firstOut[node + 1]!; arc < stop; arc++) {
    if (open[arc] === 1 && graph.head[arc] !== before) count++;
  }
  return count > 1;
}

interface Walks {
  /** `[place from, place to, position in arc, number of arcs]` of walk `i` from `4 i`, ascending by place from. */
  readonly walk: Uint32Array;
  readonly walks: number;
  readonly arc: Uint32Array;
}

function walkAll(graph: DirectedGraph, open: Uint8Array, node: Uint32Array, place: Uint32Array): Walks {
  const { nodes, firstOut, head, tail } = graph;
  let arcs = new Uint32Array(2 * graph.arcs + nodes + 1);
  const walk = new Uint32Array(4 * graph.arcs);
  let walks = 0;
  let size = 0;
  for (let from = 0; from < node.length; from++) {
    const start = node[from]!;
    for (let first = firstOut[start]!, stop = firstOut[start + 1]!; first < stop; first++) {
      if (open[first] === 0) continue;
      if (size + nodes + 1 > arcs.length) {
        const larger = new Uint32Array(2 * arcs.length);
        larger.set(arcs);
        arcs = larger;
      }
      const begin = size;
      arcs[size++] = first;
      let arc = first;
      let at = head[arc]!;
      while (place[at] === NONE) {
        arc = onlyWayOn(graph, open, at, tail[arc]!);
        if (arc === NONE || size - begin > nodes) break; // a dead end, or a ring without a way out
        arcs[size++] = arc;
        at = head[arc]!;
      }
      if (place[at] === NONE || at === start) {
        size = begin; // leads nowhere
        continue;
      }
      walk[4 * walks] = from;
      walk[4 * walks + 1] = place[at]!;
      walk[4 * walks + 2] = begin;
      walk[4 * walks + 3] = size - begin;
      walks++;
    }
  }
  return { walk, walks, arc: arcs };
}

/** Numbers the walks by the place they lead to; those into one place keep their order. */
function layOut(graph: DirectedGraph, found: Pick<LeapGraph, 'open' | 'timed' | 'node' | 'place'>, { walk, walks, arc }: Walks): LeapGraph {
  const places = found.node.length;
  const firstIn = new Uint32Array(places + 1);
  const firstOut = new Uint32Array(places + 1);
  for (let i = 0; i < walks; i++) {
    firstOut[walk[4 * i]! + 1]!++;
    firstIn[walk[4 * i + 1]! + 1]!++;
  }
  for (let p = 0; p < places; p++) {
    firstOut[p + 1]! += firstOut[p]!;
    firstIn[p + 1]! += firstIn[p]!;
  }
  const from = new Uint32Array(walks);
  const to = new Uint32Array(walks);
  const outLeap = new Uint32Array(walks); // walks are ascending by the place they leave
  const next = firstIn.slice(0, places);
  const firstArc = new Uint32Array(walks + 1);
  for (let i = 0; i < walks; i++) {
    const leap = next[walk[4 * i + 1]!]!++;
    from[leap] = walk[4 * i]!;
    to[leap] = walk[4 * i + 1]!;
    outLeap[i] = leap;
    firstArc[leap + 1] = walk[4 * i + 3]!;
  }
  for (let leap = 0; leap < walks; leap++) firstArc[leap + 1]! += firstArc[leap]!;
  const arcs = new Uint32Array(firstArc[walks]!);
  for (let i = 0; i < walks; i++) {
    const at = firstArc[outLeap[i]!]!;
    for (let j = 0, begin = walk[4 * i + 2]!, count = walk[4 * i + 3]!; j < count; j++) arcs[at + j] = arc[begin + j]!;
  }
  const first = Uint32Array.from({ length: walks }, (_, leap) => arcs[firstArc[leap]!]!);
  return {
    graph,
    ...found,
    leaps: walks,
    firstIn,
    from,
    to,
    firstOut,
    outLeap,
    firstArc,
    arc: arcs,
    first,
    ...indexArcs(graph.arcs, firstArc, arcs),
  };
}

function indexArcs(rows: number, firstArc: Uint32Array, arc: Uint32Array): Pick<LeapGraph, 'firstOver' | 'leapOver'> {
  const firstOver = new Uint32Array(rows + 1);
  for (const one of arc) firstOver[one + 1]!++;
  for (let row = 0; row < rows; row++) firstOver[row + 1]! += firstOver[row]!;
  const next = firstOver.slice(0, rows);
  const leapOver = new Uint32Array(arc.length);
  for (let leap = 0, i = 0; leap + 1 < firstArc.length; leap++) {
    for (const stop = firstArc[leap + 1]!; i < stop; i++) leapOver[next[arc[i]!]!++] = leap;
  }
  return { firstOver, leapOver };
}
