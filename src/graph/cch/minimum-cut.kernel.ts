/**
 * The fewest edges between two ends of a cell: maximum flow with unit capacities (Y. Dinitz, 1970: layers by breadth first search, then
 * augmenting paths along the layers), given up as soon as it is no better than what is known.
 *
 * Why `!` is right here: nodes and half edges are those of the cell; a path has at most one half edge per layer.
 */
import type { Cell } from './cell.kernel.js';

export interface CutScratch {
  /** −1, 0, 1 along a half edge; its reverse has the opposite. */
  flow: Int8Array;
  level: Int32Array;
  cursor: Uint32Array;
  queue: Uint32Array;
  path: Uint32Array;
}

export function createCutScratch(cell: Cell): CutScratch {
  const { nodes } = cell;
  return {
    flow: new Int8Array(cell.neighbour.length),
    level: new Int32Array(nodes),
    cursor: new Uint32Array(nodes),
    queue: new Uint32Array(nodes),
    path: new Uint32Array(nodes + 1),
  };
}

/** Whose side a node is on, before the cut: 1 = source, 2 = sink, 0 = free. */
export type Terminals = Uint8Array;

/**
 * Value of the cut, or undefined when it is `limit` or more. Afterwards `side` holds 1 where the node is on the source's side of a
 * minimum cut: of the two that lie nearest the source and nearest the sink, the one that halves the cell better.
 */
export function minimumCut(
  cell: Cell,
  reverse: Uint32Array,
  terminals: Terminals,
  limit: number,
  scratch: CutScratch,
  side: Uint8Array,
): number | undefined {
  const { nodes } = cell;
  const { flow } = scratch;
  flow.fill(0);
  let value = 0;
  for (;;) {
    if (!layer(cell, terminals, scratch)) break;
    value += augment(cell, reverse, terminals, limit - value, scratch);
    if (value >= limit) return undefined;
  }
  const { level, queue } = scratch;
  let near = 0; // nodes on the source's side of the cut nearest to the source: what the last search reached
  for (let node = 0; node < nodes; node++) {
    side[node] = level[node]! >= 0 ? 1 : 0;
    near += side[node]!;
  }
  // nearest to the sink: what cannot reach the sink any more
  level.fill(-1);
  let end = 0;
  for (let node = 0; node < nodes; node++) {
    if (terminals[node] !== 2) continue;
    level[node] = 0;
    queue[end++] = node;
  }
  const { first, neighbour } = cell;
  for (let at = 0; at < end; at++) {
    const node = queue[at]!;
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const next = neighbour[i]!;
      if (level[next] === 0 || flow[i] === -1) continue; // −1 here is 1 from `next`: full
      level[next] = 0;
      queue[end++] = next;
    }
  }
  const far = nodes - end;
  if (Math.abs(2 * far - nodes) < Math.abs(2 * near - nodes)) for (let node = 0; node < nodes; node++) side[node] = level[node] === 0 ? 0 : 1;
  return value;
}

/** Layers of the residual graph from the source; false when the sink is not reached. */
function layer(cell: Cell, terminals: Terminals, scratch: CutScratch): boolean {
  const { nodes, first, neighbour } = cell;
  const { flow, level, cursor, queue } = scratch;
  let end = 0;
  for (let node = 0; node < nodes; node++) {
    cursor[node] = first[node]!;
    if (terminals[node] === 1) {
      level[node] = 0;
      queue[end++] = node;
    } else level[node] = -1;
  }
  let deepest = nodes + 1;
  for (let at = 0; at < end; at++) {
    const node = queue[at]!;
    const next = level[node]! + 1;
    if (next > deepest) break;
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const far = neighbour[i]!;
      if (level[far] !== -1 || flow[i] === 1) continue;
      level[far] = next;
      if (terminals[far] === 2) deepest = next;
      queue[end++] = far;
    }
  }
  return deepest <= nodes;
}

/** Adds paths along the layers until none is left or `enough` are found; how many. */
function augment(cell: Cell, reverse: Uint32Array, terminals: Terminals, enough: number, scratch: CutScratch): number {
  const { nodes, first, neighbour } = cell;
  const { flow, level, cursor, path } = scratch;
  let found = 0;
  for (let source = 0; source < nodes; source++) {
    if (terminals[source] !== 1) continue;
    let depth = 0;
    let node = source;
    for (;;) {
      const stop = first[node + 1]!;
      let i = cursor[node]!;
      const next = level[node]! + 1;
      while (i < stop && (flow[i] === 1 || level[neighbour[i]!] !== next)) i++;
      cursor[node] = i;
      if (i === stop) {
        if (depth === 0) break;
        depth--;
        node = neighbour[reverse[path[depth]!]!]!;
        cursor[node] = cursor[node]! + 1;
        continue;
      }
      path[depth++] = i;
      node = neighbour[i]!;
      if (terminals[node] !== 2) continue;
      while (depth > 0) {
        const edge = path[--depth]!;
        flow[edge] = flow[edge]! + 1;
        flow[reverse[edge]!] = flow[reverse[edge]!]! - 1;
      }
      found++;
      if (found >= enough) return found;
      node = source;
    }
  }
  return found;
}
