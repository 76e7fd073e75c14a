/**
 * Which arcs of the graph does an arc of the hierarchy stand for? Those of the two lower arcs it came from, and so on down.
 *
 * Why `!` is right here: slots are those of the structure; a via arc has a tail below both ends, so the walk ends.
 */
import { NONE } from '../../units/index.js';
import type { CchMetric } from './customize.kernel.js';

/** `slot`: 2 × the arc, + 1 when it is walked down. Appends to `path` in the order of travel. The arc must have a finite weight. */
export function unpackArc(metric: CchMetric, slot: number, path: number[]): void {
  const { structure, viaUp, viaDown } = metric;
  const { headDepth } = structure;
  const stack = [slot];
  let filled = 1;
  while (filled > 0) {
    const top = stack[--filled]!;
    const arc = top >>> 1;
    const isDown = top & 1;
    const toTail = isDown === 0 ? viaUp[arc]! : viaDown[arc]!;
    if (toTail === NONE) {
      path.push(inputUnder(metric, top));
      continue;
    }
    // the arc from the same middle node to the head stands after the one to the tail
    const depth = headDepth[arc]!;
    let toHead = toTail + 1;
    while (headDepth[toHead] !== depth) toHead++;
    if (isDown === 0) {
      stack[filled++] = 2 * toHead;
      stack[filled++] = 2 * toTail + 1;
    } else {
      stack[filled++] = 2 * toTail;
      stack[filled++] = 2 * toHead + 1;
    }
  }
}

/** The lightest of the graph's arcs right under a slot; the first of equals. */
function inputUnder({ structure, weights }: CchMetric, slot: number): number {
  const { firstInput, input, slotOfInput } = structure;
  const end = firstInput[(slot >>> 1) + 1]!;
  let best = NONE;
  for (let i = firstInput[slot >>> 1]!; i < end; i++) {
    const arc = input[i]!;
    if (slotOfInput[arc] === slot && (best === NONE || weights[arc]! < weights[best]!)) best = arc;
  }
  return best;
}
