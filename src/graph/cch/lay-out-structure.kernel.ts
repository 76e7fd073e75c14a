/**
 * The columns of a hierarchy that follow from its upper arcs: tails, depths, arcs from below, and which arcs of the graph lie under which.
 *
 * Why `!` is right here: heads are ranks, and every arc of the graph joins two ranks of which the higher is an upper neighbour of the lower.
 */
import { NONE } from '../../units/index.js';
import type { DirectedGraph } from '../directed-graph.js';
import { type CchColumns, CchRefusal } from './cch-structure.js';
import type { Contraction } from './contract.kernel.js';

export function layOutStructure(graph: DirectedGraph, { rank, parent, firstUp, upHead: head }: Contraction): CchColumns {
  const { nodes } = graph;
  const arcs = head.length;
  const order = new Uint32Array(nodes);
  rank.forEach((x, node) => (order[x] = node));

  const depth = new Uint16Array(nodes);
  let height = 0;
  for (let x = nodes - 1; x >= 0; x--) {
    const level = parent[x] === NONE ? 0 : depth[parent[x]!]! + 1;
    if (level > 0xffff) throw new CchRefusal('the elimination tree is more than 65,535 nodes high; expected a graph with small separators');
    depth[x] = level;
    if (level >= height) height = level + 1;
  }

  const tail = new Uint32Array(arcs);
  const headDepth = new Uint16Array(arcs);
  const firstDown = new Uint32Array(nodes + 1);
  for (let x = 0; x < nodes; x++) {
    for (let arc = firstUp[x]!; arc < firstUp[x + 1]!; arc++) {
      tail[arc] = x;
      headDepth[arc] = depth[head[arc]!]!;
      firstDown[head[arc]! + 1] = firstDown[head[arc]! + 1]! + 1;
    }
  }
  for (let y = 0; y < nodes; y++) firstDown[y + 1] = firstDown[y + 1]! + firstDown[y]!;
  const downArc = new Uint32Array(arcs);
  const cursor = firstDown.slice(0, nodes);
  for (let arc = 0; arc < arcs; arc++) {
    const y = head[arc]!;
    downArc[cursor[y]!] = arc;
    cursor[y] = cursor[y]! + 1;
  }

  const slotOfInput = new Uint32Array(graph.arcs).fill(NONE);
  const firstInput = new Uint32Array(arcs + 1);
  for (let i = 0; i < graph.arcs; i++) {
    const from = rank[graph.tail[i]!]!;
    const to = rank[graph.head[i]!]!;
    if (from === to) continue;
    const arc = findUpArc(firstUp, head, from < to ? from : to, from < to ? to : from);
    slotOfInput[i] = 2 * arc + (from < to ? 0 : 1);
    firstInput[arc + 1] = firstInput[arc + 1]! + 1;
  }
  for (let arc = 0; arc < arcs; arc++) firstInput[arc + 1] = firstInput[arc + 1]! + firstInput[arc]!;
  const input = new Uint32Array(graph.arcs);
  const next = firstInput.slice(0, arcs);
  for (let i = 0; i < graph.arcs; i++) {
    if (slotOfInput[i] === NONE) continue;
    const arc = slotOfInput[i]! >>> 1;
    input[next[arc]!] = i;
    next[arc] = next[arc]! + 1;
  }
  return {
    nodes,
    arcs,
    inputArcs: graph.arcs,
    height,
    rank,
    order,
    parent,
    firstUp,
    tail,
    head,
    firstDown,
    downArc,
    slotOfInput,
    firstInput,
    input,
    depth,
    headDepth,
  };
}

/** The arc from rank `x` up to rank `y`, which must exist. */
function findUpArc(firstUp: Uint32Array, head: Uint32Array, x: number, y: number): number {
  let low = firstUp[x]!;
  let high = firstUp[x + 1]! - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (head[middle]! < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
