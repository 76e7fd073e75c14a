/**
 * The triangles of a full customization: the loop of customize.kernel.ts that costs most of it (assembly/triangles.ts is its double).
 *
 * It runs over the upper node of a triangle's lowest arc and keeps that node's arcs in a row indexed by depth in the elimination tree: all
 * heads are ancestors, so depth names them, a few kilobytes hold them, and no search for the third arc is needed.
 *
 * Why `!` is right here: arcs and ranks are those of the structure; depths are below `height`; rows have one entry per arc.
 */
import { arcBits, type CchMetric, stretchFlag } from './metric.kernel.js';

/** `metric` holds what lies under its arcs, and in the end what they weigh. */
export function triangles({ structure, up, down, via }: CchMetric): void {
  const { nodes, firstUp, firstDown, downArc, tail, headDepth, height } = structure;
  const rowUp = new Uint32Array(height);
  const rowDown = new Uint32Array(height);
  const byUp = new Uint32Array(height);
  const byDown = new Uint32Array(height);
  const step = 2 ** arcBits(structure);
  const farthest = stretchFlag / step - 1;
  for (let y = 0; y < nodes; y++) {
    const from = firstUp[y]!;
    const to = firstUp[y + 1]!;
    const below = firstDown[y + 1]!;
    if (from === to || firstDown[y] === below) continue;
    for (let arc = from; arc < to; arc++) {
      const depth = headDepth[arc]!;
      rowUp[depth] = up[arc]!;
      rowDown[depth] = down[arc]!;
      byUp[depth] = via[2 * arc]!;
      byDown[depth] = via[2 * arc + 1]!;
    }
    for (let i = firstDown[y]!; i < below; i++) {
      const lower = downArc[i]!; // between x and y
      const xToY = up[lower]!;
      const yToX = down[lower]!;
      const end = firstUp[tail[lower]! + 1]!;
      const codeStep = end - lower > farthest ? 0 : step;
      let code = lower;
      for (let arc = lower + 1; arc < end; arc++) {
        code = (code + codeStep) >>> 0;
        const depth = headDepth[arc]!; // of z
        const there = (yToX + up[arc]!) >>> 0;
        if (there < rowUp[depth]!) {
          rowUp[depth] = there;
          byUp[depth] = code;
        }
        const back = (down[arc]! + xToY) >>> 0;
        if (back < rowDown[depth]!) {
          rowDown[depth] = back;
          byDown[depth] = code;
        }
      }
    }
    for (let arc = from; arc < to; arc++) {
      const depth = headDepth[arc]!;
      up[arc] = rowUp[depth]!;
      down[arc] = rowDown[depth]!;
      via[2 * arc] = byUp[depth]!;
      via[2 * arc + 1] = byDown[depth]!;
    }
  }
}
