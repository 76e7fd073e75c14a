/**
 * In which order are nodes contracted? Nested dissection: a small separator goes last, and each side of it is ordered the same way. Separators
 * come from inertial flow (A. Schild, C. Sommer, On balanced separators in road networks, SEA 2015, doi:10.1007/978-3-319-20086-6_22): sort the
 * nodes along a line, make the first and the last share of them source and sink, cut as few edges as possible between, and keep the best of several lines.
 *
 * Deviations: chains are eliminated before (eliminate-chains.kernel.ts); of the cut edges a minimum vertex cover becomes the separator; without
 * coordinates the lines are differences of hop counts (hop-coordinates.kernel.ts).
 *
 * Why `!` is right here: nodes are those of a cell, `position` has two rows per node of the whole graph.
 */
import { type Cell, connectedParts, reverseEdges, splitCell } from './cell.kernel.js';
import { createCutScratch, minimumCut } from './minimum-cut.kernel.js';
import { orderSmallCell, smallCellNodes } from './small-cell.kernel.js';
import type { SupportGraph } from './support-graph.kernel.js';
import { coverCut } from './vertex-cover.kernel.js';

export const dissectDefaults = {
  share: 0.2, // of the nodes at each end of a line that are source or sink
  lines: 6, // directions tried, spread evenly over the half circle
};

/** `x[node]`, `y[node]`: any plane coordinates. `report`: nodes ordered so far. The order's first node is contracted first. */
export function dissect(
  graph: SupportGraph,
  position: { readonly x: Float64Array; readonly y: Float64Array },
  report: (nodes: number) => void = () => {},
): Uint32Array {
  const order = new Uint32Array(graph.nodes);
  const whole: Cell = { ...graph, id: Uint32Array.from({ length: graph.nodes }, (_, node) => node) };
  // a cell and the first of the places of its nodes in the order
  const waiting: { readonly cell: Cell; readonly from: number; readonly connected: boolean }[] = [{ cell: whole, from: 0, connected: false }];
  let done = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { cell, from } = next;
    if (cell.nodes <= smallCellNodes) {
      orderSmallCell(cell, order, from);
      done += cell.nodes;
      report(done);
      continue;
    }
    const { label, parts } = connectedParts(cell);
    if (parts > 1) {
      let at = from;
      for (const part of splitCell(cell, label, parts)) {
        waiting.push({ cell: part, from: at, connected: true });
        at += part.nodes;
      }
      continue;
    }
    const separated = separate(cell, position);
    let last = from + cell.nodes;
    for (let node = 0; node < cell.nodes; node++) if (separated[node] === 2) order[--last] = cell.id[node]!;
    done += from + cell.nodes - last;
    let at = from;
    for (const part of splitCell(cell, separated, 2)) {
      if (part.nodes > 0) waiting.push({ cell: part, from: at, connected: false });
      at += part.nodes;
    }
  }
  return order;
}

/** 2 = separator, 0 and 1 = the sides, between which no edge is left. Rows: nodes of the cell. */
function separate(cell: Cell, position: { readonly x: Float64Array; readonly y: Float64Array }): Uint32Array {
  const { nodes, id } = cell;
  const reverse = reverseEdges(cell);
  const scratch = createCutScratch(cell);
  const terminals = new Uint8Array(nodes);
  const side = new Uint8Array(nodes);
  const best = new Uint8Array(nodes);
  const keys = new Float64Array(nodes);
  const { lines, share } = dissectDefaults;
  const ends = Math.max(1, Math.floor(nodes * share));
  let bestCut = nodes;
  let bestScore = Infinity;
  for (let line = 0; line < lines; line++) {
    const angle = (Math.PI * line) / lines;
    sortAlong(id, position, angle, keys);
    terminals.fill(0);
    for (let i = 0; i < ends; i++) {
      terminals[keys[i]!] = 1;
      terminals[keys[nodes - 1 - i]!] = 2;
    }
    // a cut that is much larger than the best cannot make up for it by balance
    const limit = line === 0 ? Number.MAX_SAFE_INTEGER : Math.ceil(bestCut * 1.42) + 1;
    const cut = minimumCut(cell, reverse, terminals, limit, scratch, side);
    if (cut === undefined) continue;
    let near = 0;
    for (let node = 0; node < nodes; node++) near += side[node]!;
    const score = cut / Math.sqrt(Math.min(near, nodes - near) / nodes);
    if (score >= bestScore) continue;
    bestScore = score;
    bestCut = cut;
    best.set(side);
  }
  return coverCut(cell, best);
}

/** Turns `keys` into the nodes of the cell in order along the line; equal places by number. */
function sortAlong(id: Uint32Array, { x, y }: { readonly x: Float64Array; readonly y: Float64Array }, angle: number, keys: Float64Array): void {
  const nodes = id.length;
  const dx = Math.cos(angle);
  const dy = Math.sin(angle);
  let least = Infinity;
  let most = -Infinity;
  for (let node = 0; node < nodes; node++) {
    const key = x[id[node]!]! * dx + y[id[node]!]! * dy;
    keys[node] = key;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  // place and node in one exact double, so that the native sort of plain numbers serves
  const places = 2 ** Math.floor(52 - Math.log2(nodes));
  const scale = most > least ? (places - 1) / (most - least) : 0;
  for (let node = 0; node < nodes; node++) keys[node] = Math.floor((keys[node]! - least) * scale) * nodes + node;
  keys.sort();
  for (let i = 0; i < nodes; i++) keys[i] = keys[i]! % nodes;
}
