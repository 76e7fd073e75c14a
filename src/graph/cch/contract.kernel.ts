/**
 * Which arcs does a hierarchy have, given the order in which nodes are contracted? Symbolic Cholesky factorisation: the upper neighbours of a
 * node are its own and those of its children in the elimination tree (J. Dibbelt, B. Strasser, D. Wagner, Customizable contraction
 * hierarchies, ACM JEA 21, 2016, doi:10.1145/2886843, section 5), in time linear in the result.
 *
 * Nodes are then renumbered in postorder of that tree. It is the same hierarchy, and what is near in the tree is near in memory.
 *
 * Why `!` is right here: `rank` is a permutation of the nodes, so every rank is below `nodes`; `upHead` is grown before it is written.
 */
import { NONE } from '../../units/index.js';
import { CchRefusal } from './cch-structure.js';
import type { SupportGraph } from './support-graph.kernel.js';

export interface Contraction {
  /** Place in the final order. Rows: nodes. */
  readonly rank: Uint32Array;
  /** Parent in the elimination tree = lowest upper neighbour; NONE at a root. Rows: ranks. */
  readonly parent: Uint32Array;
  /** Upper arcs of rank `x` are `firstUp[x] … firstUp[x + 1] − 1`. Rows: ranks + 1. */
  readonly firstUp: Uint32Array;
  /** Ascending within a tail; all are ancestors of the tail. Rows: arcs. */
  readonly upHead: Uint32Array;
}

/** `order`: all nodes, first contracted first. Throws when there would be more than `maxArcs` arcs: the graph has no small separators. */
export function contract(support: SupportGraph, order: Uint32Array, maxArcs: number): Contraction {
  const { nodes, first, neighbour } = support;
  const rank = new Uint32Array(nodes);
  order.forEach((node, at) => (rank[node] = at));
  const parent = new Uint32Array(nodes).fill(NONE);
  const firstUp = new Float64Array(nodes + 1);
  const firstChild = new Uint32Array(nodes).fill(NONE);
  const nextSibling = new Uint32Array(nodes).fill(NONE);
  const seenFrom = new Uint32Array(nodes).fill(NONE);
  let upHead = new Uint32Array(2 * neighbour.length + nodes);
  let size = 0;
  for (let x = 0; x < nodes; x++) {
    const begin = size;
    seenFrom[x] = x;
    const node = order[x]!;
    let room = first[node + 1]! - first[node]!;
    for (let child = firstChild[x]!; child !== NONE; child = nextSibling[child]!) room += firstUp[child + 1]! - firstUp[child]!;
    if (size + room > upHead.length) upHead = grown(upHead, size + room);
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const y = rank[neighbour[i]!]!;
      if (y < x || seenFrom[y] === x) continue;
      seenFrom[y] = x;
      upHead[size++] = y;
    }
    for (let child = firstChild[x]!; child !== NONE; child = nextSibling[child]!) {
      for (let i = firstUp[child]!; i < firstUp[child + 1]!; i++) {
        const y = upHead[i]!;
        if (seenFrom[y] === x) continue;
        seenFrom[y] = x;
        upHead[size++] = y;
      }
    }
    if (size > maxArcs) {
      throw new CchRefusal(
        `a hierarchy of these ${nodes} nodes needs more than ${maxArcs} arcs; expected a graph with small separators, as roads and rails are`,
      );
    }
    sortSegment(upHead, begin, size);
    firstUp[x + 1] = size;
    if (size === begin) continue;
    const up = upHead[begin]!;
    parent[x] = up;
    nextSibling[x] = firstChild[up]!;
    firstChild[up] = x;
  }
  return renumbered({ rank, parent, firstUp, upHead });
}

function renumbered(found: { rank: Uint32Array; parent: Uint32Array; firstUp: Float64Array; upHead: Uint32Array }): Contraction {
  const nodes = found.rank.length;
  const position = postorder(found.parent);
  const parent = new Uint32Array(nodes).fill(NONE);
  const firstUp = new Uint32Array(nodes + 1);
  for (let x = 0; x < nodes; x++) {
    const at = position[x]!;
    firstUp[at + 1] = found.firstUp[x + 1]! - found.firstUp[x]!;
    if (found.parent[x] !== NONE) parent[at] = position[found.parent[x]!]!;
  }
  for (let x = 0; x < nodes; x++) firstUp[x + 1] = firstUp[x + 1]! + firstUp[x]!;
  // ancestors keep their order among themselves, so every list stays ascending
  const upHead = new Uint32Array(firstUp[nodes]!);
  for (let x = 0; x < nodes; x++) {
    let to = firstUp[position[x]!]!;
    for (let i = found.firstUp[x]!; i < found.firstUp[x + 1]!; i++) upHead[to++] = position[found.upHead[i]!]!;
  }
  return { rank: found.rank.map((x) => position[x]!), parent, firstUp, upHead };
}

/** Position of every node of a forest whose parents have higher numbers: descendants stand right before their ancestor. */
function postorder(parent: Uint32Array): Uint32Array {
  const nodes = parent.length;
  const size = new Uint32Array(nodes).fill(1);
  for (let x = 0; x < nodes; x++) if (parent[x] !== NONE) size[parent[x]!] = size[parent[x]!]! + size[x]!;
  const position = new Uint32Array(nodes);
  const free = new Uint32Array(nodes); // last position not yet given to a child
  let freeRoot = nodes - 1;
  for (let x = nodes - 1; x >= 0; x--) {
    const up = parent[x]!;
    if (up === NONE) {
      position[x] = freeRoot;
      freeRoot -= size[x]!;
    } else {
      position[x] = free[up]!;
      free[up] = free[up]! - size[x]!;
    }
    free[x] = position[x]! - 1;
  }
  return position;
}

function sortSegment(column: Uint32Array, from: number, to: number): void {
  if (to - from > 24) {
    column.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const value = column[i]!;
    let at = i;
    while (at > from && column[at - 1]! > value) {
      column[at] = column[at - 1]!;
      at--;
    }
    column[at] = value;
  }
}

function grown(column: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil(column.length * 1.5)));
  larger.set(column);
  return larger;
}
