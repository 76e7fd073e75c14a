/**
 * In which order is a cell of at most 32 nodes contracted? Always the node with the fewest neighbours left (minimum degree), among
 * equals the one with the lowest tree below it; adjacency is one 32-bit word a node.
 *
 * Why `!` is right here: bits stand for nodes of the cell.
 */
import type { Cell } from './cell.kernel.js';

export const smallCellNodes = 32;

/** Writes the ids of the cell's nodes to `order` from `at` on, first contracted first. */
export function orderSmallCell(cell: Cell, order: Uint32Array, at: number): void {
  const { nodes, first, neighbour, id } = cell;
  const adjacent = new Int32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    for (let i = first[node]!; i < first[node + 1]!; i++) adjacent[node] = adjacent[node]! | (1 << neighbour[i]!);
  }
  const height = new Uint8Array(nodes); // of the elimination tree below: ties go to the lower, so that chains become shallow
  let left = nodes === 32 ? -1 : (1 << nodes) - 1;
  for (let step = 0; step < nodes; step++) {
    let best = 0;
    let bestKey = 1e9;
    for (let rest = left; rest !== 0; rest &= rest - 1) {
      const node = 31 - Math.clz32(rest & -rest);
      const key = bits(adjacent[node]!) * 64 + height[node]!;
      if (key < bestKey) {
        bestKey = key;
        best = node;
      }
    }
    const around = adjacent[best]!;
    left &= ~(1 << best);
    for (let rest = around; rest !== 0; rest &= rest - 1) {
      const node = 31 - Math.clz32(rest & -rest);
      adjacent[node] = (adjacent[node]! | around) & ~((1 << node) | (1 << best));
      if (height[node]! <= height[best]!) height[node] = height[best]! + 1;
    }
    order[at + step] = id[best]!;
  }
}

function bits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
