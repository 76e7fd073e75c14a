/** AssemblyScript, not TypeScript: triangles.kernel.ts, loop for loop. */
import { at, narrow, put } from './columns';

/**
 * Columns of the structure and the metric; four rows of as many words as the tree is high; `step` and `farthest` as in the plain one, of which `via` is made.
 */
export function triangles(
  nodes: u32,
  firstUp: usize,
  firstDown: usize,
  downArc: usize,
  tail: usize,
  headDepth: usize,
  up: usize,
  down: usize,
  via: usize,
  rowUp: usize,
  rowDown: usize,
  byUp: usize,
  byDown: usize,
  step: u32,
  farthest: u32,
): void {
  for (let y: u32 = 0; y < nodes; y++) {
    const from = at(firstUp, y);
    const to = at(firstUp, y + 1);
    const first = at(firstDown, y);
    const below = at(firstDown, y + 1);
    if (from === to || first === below) continue;
    for (let arc = from; arc < to; arc++) {
      const depth = narrow(headDepth, arc);
      put(rowUp, depth, at(up, arc));
      put(rowDown, depth, at(down, arc));
      put(byUp, depth, at(via, 2 * arc));
      put(byDown, depth, at(via, 2 * arc + 1));
    }
    for (let i = first; i < below; i++) {
      const lower = at(downArc, i); // between x and y
      const xToY = at(up, lower);
      const yToX = at(down, lower);
      const end = at(firstUp, at(tail, lower) + 1);
      const codeStep: u32 = end - lower > farthest ? 0 : step;
      let code = lower;
      for (let arc = lower + 1; arc < end; arc++) {
        code += codeStep;
        const depth = narrow(headDepth, arc); // of z
        const there = yToX + at(up, arc);
        if (there < at(rowUp, depth)) {
          put(rowUp, depth, there);
          put(byUp, depth, code);
        }
        const back = at(down, arc) + xToY;
        if (back < at(rowDown, depth)) {
          put(rowDown, depth, back);
          put(byDown, depth, code);
        }
      }
    }
    for (let arc = from; arc < to; arc++) {
      const depth = narrow(headDepth, arc);
      put(up, arc, at(rowUp, depth));
      put(down, arc, at(rowDown, depth));
      put(via, 2 * arc, at(byUp, depth));
      put(via, 2 * arc + 1, at(byDown, depth));
    }
  }
}
