/** AssemblyScript, not TypeScript: perfect.kernel.ts, loop for loop. */
import { at, narrow, put } from './columns';

/** Columns of the structure, the weights that are lowered, and two rows of as many words as the tree is high. */
export function perfect(
  nodes: u32,
  firstUp: usize,
  firstDown: usize,
  downArc: usize,
  tail: usize,
  headDepth: usize,
  up: usize,
  down: usize,
  rowUp: usize,
  rowDown: usize,
): void {
  for (let left = nodes; left > 0; left--) {
    const y = left - 1;
    const to = at(firstUp, y + 1);
    for (let arc = at(firstUp, y); arc < to; arc++) {
      const depth = narrow(headDepth, arc);
      put(rowUp, depth, at(up, arc));
      put(rowDown, depth, at(down, arc));
    }
    const below = at(firstDown, y + 1);
    for (let i = at(firstDown, y); i < below; i++) {
      const lower = at(downArc, i); // between x and y; z is above both
      const end = at(firstUp, at(tail, lower) + 1);
      let xToY = at(up, lower);
      let yToX = at(down, lower);
      for (let arc = lower + 1; arc < end; arc++) {
        const depth = narrow(headDepth, arc);
        const overZ = at(up, arc) + at(rowDown, depth);
        if (overZ < xToY) xToY = overZ;
        const fromZ = at(rowUp, depth) + at(down, arc);
        if (fromZ < yToX) yToX = fromZ;
      }
      for (let arc = lower + 1; arc < end; arc++) {
        const depth = narrow(headDepth, arc);
        const overY = xToY + at(rowUp, depth);
        if (overY < at(up, arc)) put(up, arc, overY);
        const fromY = at(rowDown, depth) + yToX;
        if (fromY < at(down, arc)) put(down, arc, fromY);
      }
      put(up, lower, xToY);
      put(down, lower, yToX);
    }
  }
}
