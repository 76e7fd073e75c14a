/**
 * Perfect customization (Dibbelt, Strasser, Wagner 2016, section 7.4): the loop that lowers every arc to the distance between its ends (assembly/perfect.ts
 * is its double).
 *
 * Why `!` is right here: arcs and ranks are those of the structure; depths are below `height`, which the rows have.
 */
import type { CchStructure } from './cch-structure.js';

/** Lowers every arc to the distance between its ends: highest nodes first, by intermediate and upper triangles. */
export function perfect(structure: CchStructure, up: Uint32Array, down: Uint32Array): void {
  const { nodes, firstUp, firstDown, downArc, tail, headDepth, height } = structure;
  const rowUp = new Uint32Array(height);
  const rowDown = new Uint32Array(height);
  for (let y = nodes - 1; y >= 0; y--) {
    for (let arc = firstUp[y]!; arc < firstUp[y + 1]!; arc++) {
      rowUp[headDepth[arc]!] = up[arc]!;
      rowDown[headDepth[arc]!] = down[arc]!;
    }
    for (let i = firstDown[y]!; i < firstDown[y + 1]!; i++) {
      const lower = downArc[i]!; // between x and y; z is above both
      const end = firstUp[tail[lower]! + 1]!;
      let xToY = up[lower]!;
      let yToX = down[lower]!;
      for (let arc = lower + 1; arc < end; arc++) {
        const depth = headDepth[arc]!;
        const yToZ = rowUp[depth]!;
        const zToY = rowDown[depth]!;
        const xToZ = up[arc]!;
        const zToX = down[arc]!;
        const overZ = (xToZ + zToY) >>> 0;
        if (overZ < xToY) xToY = overZ;
        const fromZ = (yToZ + zToX) >>> 0;
        if (fromZ < yToX) yToX = fromZ;
      }
      for (let arc = lower + 1; arc < end; arc++) {
        const depth = headDepth[arc]!;
        const overY = (xToY + rowUp[depth]!) >>> 0;
        if (overY < up[arc]!) up[arc] = overY;
        const fromY = (rowDown[depth]! + yToX) >>> 0;
        if (fromY < down[arc]!) down[arc] = fromY;
      }
      up[lower] = xToY;
      down[lower] = yToX;
    }
  }
}
