/**
 * Two kernels of src/graph/cch in AssemblyScript, loop for loop as they stand there: customize.kernel.ts (triangles) and query.kernel.ts (distance).
 * Columns are addresses in the memory that the bench fills.
 */
const INFINITE: u32 = 0x7fffffff;
const NONE: u32 = 0xffffffff;

function at(column: usize, row: u32): u32 {
  return load<u32>(column + ((<usize>row) << 2));
}
function put(column: usize, row: u32, value: u32): void {
  store<u32>(column + ((<usize>row) << 2), value);
}
function narrow(column: usize, row: u32): u32 {
  return <u32>load<u16>(column + ((<usize>row) << 1));
}

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
      const lower = at(downArc, i);
      const xToY = at(up, lower);
      const yToX = at(down, lower);
      const end = at(firstUp, at(tail, lower) + 1);
      const codeStep: u32 = end - lower > farthest ? 0 : step;
      let code = lower;
      for (let arc = lower + 1; arc < end; arc++) {
        code += codeStep;
        const depth = narrow(headDepth, arc);
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

function climb(first: usize, headDepth: usize, weight: usize, x: u32, dist: u32, distances: usize, by: usize): void {
  const end = at(first, x + 1);
  for (let arc = at(first, x); arc < end; arc++) {
    const reached = dist + at(weight, arc);
    const level = narrow(headDepth, arc);
    if (reached < at(distances, level)) {
      put(distances, level, reached);
      put(by, level, arc);
    }
  }
}

export function distance(
  parent: usize,
  depth: usize,
  firstForward: usize,
  depthForward: usize,
  weightForward: usize,
  firstBackward: usize,
  depthBackward: usize,
  weightBackward: usize,
  distForward: usize,
  distBackward: usize,
  byForward: usize,
  byBackward: usize,
  from: u32,
  to: u32,
): u32 {
  let x = from;
  let y = to;
  let levelX = narrow(depth, x);
  let levelY = narrow(depth, y);
  for (let level: u32 = 0; level < levelX; level++) put(distForward, level, INFINITE);
  for (let level: u32 = 0; level < levelY; level++) put(distBackward, level, INFINITE);
  put(distForward, levelX, 0);
  put(distBackward, levelY, 0);
  while (x !== y) {
    if (x < y) {
      const dist = at(distForward, levelX);
      if (dist !== INFINITE) climb(firstForward, depthForward, weightForward, x, dist, distForward, byForward);
      x = at(parent, x);
      levelX--;
    } else {
      const dist = at(distBackward, levelY);
      if (dist !== INFINITE) climb(firstBackward, depthBackward, weightBackward, y, dist, distBackward, byBackward);
      y = at(parent, y);
      levelY--;
    }
  }
  let best = INFINITE;
  while (x !== NONE) {
    const there = at(distForward, levelX);
    const back = at(distBackward, levelX);
    if (there + back < best) best = there + back;
    if (there < best) climb(firstForward, depthForward, weightForward, x, there, distForward, byForward);
    if (back < best) climb(firstBackward, depthBackward, weightBackward, x, back, distBackward, byBackward);
    x = at(parent, x);
    levelX--;
  }
  return best;
}
