/**
 * Which nodes have one or two neighbours left? They go first in the order: eliminating them adds no edge, or one that replaces two, and on
 * road networks about half of all nodes go this way, so the costly part of the order sees half a graph. In rounds, never two neighbours
 * in one, so that a chain of n nodes becomes a tree of height log n and not n.
 *
 * Why `!` is right here: nodes come from a SupportGraph; a list of neighbours only ever shrinks in its own place.
 */
import type { SupportGraph } from './support-graph.kernel.js';

export interface ChainFree {
  /** The nodes that were eliminated, in order. */
  readonly eliminated: Uint32Array;
  /** What is left: node `i` of `core` is node `coreNode[i]` of the graph. Each has three neighbours or more. */
  readonly core: SupportGraph;
  readonly coreNode: Uint32Array;
}

export function eliminateChains(support: SupportGraph): ChainFree {
  const { nodes, first } = support;
  const neighbour = support.neighbour.slice();
  const degree = new Uint32Array(nodes);
  for (let node = 0; node < nodes; node++) degree[node] = first[node + 1]! - first[node]!;
  const eliminated = new Uint32Array(nodes);
  const gone = new Uint8Array(nodes);
  const blockedIn = new Uint32Array(nodes); // the last round in which a neighbour went; rounds count from 1
  let count = 0;
  let waiting = Uint32Array.from({ length: nodes }, (_, node) => node);
  for (let round = 1; waiting.length > 0; round++) {
    const later: number[] = [];
    for (const node of waiting) {
      const d = degree[node]!;
      if (gone[node] === 1 || d > 2) continue;
      if (blockedIn[node] === round) {
        later.push(node);
        continue;
      }
      gone[node] = 1;
      eliminated[count++] = node;
      const at = first[node]!;
      const a = d > 0 ? neighbour[at]! : node;
      const b = d > 1 ? neighbour[at + 1]! : a;
      if (d > 0) {
        relink(first, neighbour, degree, a, node, b);
        blockedIn[a] = round;
        later.push(a);
      }
      if (d > 1) {
        relink(first, neighbour, degree, b, node, a);
        blockedIn[b] = round;
        later.push(b);
      }
    }
    waiting = Uint32Array.from(later);
  }
  return { eliminated: eliminated.slice(0, count), ...compact(support, neighbour, degree, gone) };
}

/** In the list of `node`, `without` becomes `instead`, or is taken out when `instead` is there already or is the node itself. */
function relink(first: Uint32Array, neighbour: Uint32Array, degree: Uint32Array, node: number, without: number, instead: number): void {
  const from = first[node]!;
  const last = from + degree[node]! - 1;
  let at = from;
  let known = instead === node;
  for (let i = from; i <= last; i++) {
    if (neighbour[i] === without) at = i;
    else if (neighbour[i] === instead) known = true;
  }
  if (!known) {
    neighbour[at] = instead;
    return;
  }
  neighbour[at] = neighbour[last]!;
  degree[node] = degree[node]! - 1;
}

function compact(support: SupportGraph, neighbour: Uint32Array, degree: Uint32Array, gone: Uint8Array): Pick<ChainFree, 'core' | 'coreNode'> {
  const { nodes, first } = support;
  const index = new Uint32Array(nodes);
  let count = 0;
  let edges = 0;
  for (let node = 0; node < nodes; node++) {
    if (gone[node] === 1) continue;
    index[node] = count++;
    edges += degree[node]!;
  }
  const coreNode = new Uint32Array(count);
  const coreFirst = new Uint32Array(count + 1);
  const coreNeighbour = new Uint32Array(edges);
  let at = 0;
  for (let node = 0; node < nodes; node++) {
    if (gone[node] === 1) continue;
    coreNode[index[node]!] = node;
    for (let i = first[node]!; i < first[node]! + degree[node]!; i++) coreNeighbour[at++] = index[neighbour[i]!]!;
    coreFirst[index[node]! + 1] = at;
  }
  return { core: { nodes: count, first: coreFirst, neighbour: coreNeighbour }, coreNode };
}
