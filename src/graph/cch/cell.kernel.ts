/**
 * A part of a graph while it is being dissected: its nodes and the edges among them, numbered by themselves, so that the work on a part
 * touches no memory but its own.
 *
 * Why `!` is right here: neighbours are below `nodes`, `reverse` points at the other half of the same edge, `side` has a row per node.
 */
import { NONE } from '../../units/index.js';
import type { SupportGraph } from './support-graph.kernel.js';

export interface Cell extends SupportGraph {
  /** Which node of the whole graph each is. Rows: nodes. */
  readonly id: Uint32Array;
}

/** The parts of a cell by label: nodes with `label[node] = k` make part `k`; labels at or above `parts` are left out. */
export function splitCell(cell: Cell, label: Uint32Array, parts: number): Cell[] {
  const { nodes, first, neighbour, id } = cell;
  const local = new Uint32Array(nodes);
  const count = new Uint32Array(parts);
  const edges = new Uint32Array(parts);
  for (let node = 0; node < nodes; node++) {
    const part = label[node]!;
    if (part >= parts) continue;
    local[node] = count[part]!;
    count[part] = count[part]! + 1;
    let inside = 0;
    for (let i = first[node]!; i < first[node + 1]!; i++) if (label[neighbour[i]!] === part) inside++;
    edges[part] = edges[part]! + inside;
  }
  const made = Array.from(count, (nodesOf, part) => ({
    nodes: nodesOf,
    first: new Uint32Array(nodesOf + 1),
    neighbour: new Uint32Array(edges[part]!),
    id: new Uint32Array(nodesOf),
  }));
  const written = new Uint32Array(parts);
  for (let node = 0; node < nodes; node++) {
    const part = label[node]!;
    if (part >= parts) continue;
    const to = made[part]!;
    let at = written[part]!;
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const next = neighbour[i]!;
      if (label[next] === part) to.neighbour[at++] = local[next]!;
    }
    written[part] = at;
    to.first[local[node]! + 1] = at;
    to.id[local[node]!] = id[node]!;
  }
  return made;
}

/** Label of the connected part of every node, from 0, and how many parts there are. */
export function connectedParts({ nodes, first, neighbour }: SupportGraph): { readonly label: Uint32Array; readonly parts: number } {
  const label = new Uint32Array(nodes).fill(NONE);
  const queue = new Uint32Array(nodes);
  let parts = 0;
  for (let root = 0; root < nodes; root++) {
    if (label[root] !== NONE) continue;
    label[root] = parts;
    queue[0] = root;
    for (let at = 0, end = 1; at < end; at++) {
      const node = queue[at]!;
      for (let i = first[node]!; i < first[node + 1]!; i++) {
        const next = neighbour[i]!;
        if (label[next] !== NONE) continue;
        label[next] = parts;
        queue[end++] = next;
      }
    }
    parts++;
  }
  return { label, parts };
}

/** Where the other half of every half edge stands. Rows: half edges. */
export function reverseEdges({ nodes, first, neighbour }: SupportGraph): Uint32Array {
  // half edges in order of their end, and of their beginning: both lists sorted by (end, beginning) pair up one to one
  const reverse = new Uint32Array(neighbour.length);
  const cursor = first.slice(0, nodes);
  const byEnd = new Uint32Array(neighbour.length);
  for (let node = 0; node < nodes; node++) {
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const end = neighbour[i]!;
      byEnd[cursor[end]!] = i; // incoming half edges of `end`, ascending by where they begin
      cursor[end] = cursor[end]! + 1;
    }
  }
  const beginOf = new Uint32Array(neighbour.length);
  for (let node = 0; node < nodes; node++) for (let i = first[node]!; i < first[node + 1]!; i++) beginOf[i] = node;
  const partner = new Uint32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    for (let i = first[node]!; i < first[node + 1]!; i++) partner[neighbour[i]!] = i;
    for (let i = first[node]!; i < first[node + 1]!; i++) reverse[byEnd[i]!] = partner[beginOf[byEnd[i]!]!]!;
  }
  return reverse;
}
