/**
 * Which nodes separate the two sides of a cut? The fewest that touch every cut edge: the edges join two sides only, so a minimum vertex cover
 * follows from a maximum matching (D. König, 1931; matching by augmenting paths). Cuts are small, so the plain method is quick.
 *
 * Why `!` is right here: nodes are those of the cell, `side` and the scratch have a row for each.
 */
import { NONE } from '../../units/index.js';
import type { Cell } from './cell.kernel.js';

/** `side`: 1 = left, 0 = right. Result: 2 = in the separator, else 1 − side. Rows: nodes of the cell. */
export function coverCut(cell: Cell, side: Uint8Array): Uint32Array {
  const { nodes, first, neighbour } = cell;
  const mate = new Uint32Array(nodes).fill(NONE);
  const seenIn = new Uint32Array(nodes);
  const isLeftEnd = (node: number): boolean => {
    for (let i = first[node]!; i < first[node + 1]!; i++) if (side[neighbour[i]!] === 0) return true;
    return false;
  };
  const left: number[] = [];
  for (let node = 0; node < nodes; node++) if (side[node] === 1 && isLeftEnd(node)) left.push(node);
  left.forEach((start, i) => {
    augmentFrom(cell, side, start, i + 1, mate, seenIn);
  });
  // König: from the free left nodes along alternating paths; the cover is what is left unreached and what is right reached
  const reached = new Uint8Array(nodes);
  const stack = left.filter((node) => mate[node] === NONE);
  for (const node of stack) reached[node] = 1;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const next = neighbour[i]!;
      if (side[next] === 1 || reached[next] === 1) continue;
      reached[next] = 1;
      const back = mate[next]!; // matched, or the matching would not be maximum
      if (back !== NONE && reached[back] === 0) {
        reached[back] = 1;
        stack.push(back);
      }
    }
  }
  const separated = new Uint32Array(nodes);
  for (let node = 0; node < nodes; node++) separated[node] = 1 - side[node]!;
  for (const node of left) {
    if (reached[node] === 0) separated[node] = 2;
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const next = neighbour[i]!;
      if (side[next] === 0 && reached[next] === 1) separated[next] = 2;
    }
  }
  return separated;
}

/** Adds one augmenting path from a free left node to the matching, if there is one; depth first without recursion. */
function augmentFrom(cell: Cell, side: Uint8Array, start: number, round: number, mate: Uint32Array, seenIn: Uint32Array): void {
  const { first, neighbour } = cell;
  const path = [start]; // left nodes; the right node between two of them is `via`
  const via: number[] = [];
  const cursor = [first[start]!];
  while (path.length > 0) {
    const at = path.length - 1;
    const node = path[at]!;
    const i = cursor[at]!;
    if (i === first[node + 1]!) {
      path.pop();
      cursor.pop();
      continue;
    }
    cursor[at] = i + 1;
    const next = neighbour[i]!;
    if (side[next] === 1 || seenIn[next] === round) continue;
    seenIn[next] = round;
    via[at] = next;
    const back = mate[next]!;
    if (back !== NONE) {
      path.push(back);
      cursor.push(first[back]!);
      continue;
    }
    for (let k = at; k >= 0; k--) {
      mate[via[k]!] = path[k]!;
      mate[path[k]!] = via[k]!;
    }
    return;
  }
}
