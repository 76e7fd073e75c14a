/** AssemblyScript, not TypeScript: meet.kernel.ts, loop for loop; what is known of a depth lies side by side here. */
import { at, INFINITE, NONE, narrow, put } from './columns';

// one row by depth: distance, arc it was reached by, depth that arc came from, unused
const reachBytes: usize = 16;

function reachOf(row: usize, level: u32): usize {
  return row + <usize>level * reachBytes;
}

function climb(first: usize, headDepth: usize, weight: usize, x: u32, level: u32, dist: u32, row: usize): void {
  const end = at(first, x + 1);
  for (let arc = at(first, x); arc < end; arc++) {
    const reached = dist + at(weight, arc);
    const reach = reachOf(row, narrow(headDepth, arc));
    if (reached < load<u32>(reach)) {
      store<u32>(reach, reached);
      store<u32>(reach, arc, 4);
      store<u32>(reach, level, 8);
    }
  }
}

function begin(row: usize, level: u32): void {
  for (let above: u32 = 0; above < level; above++) store<u32>(reachOf(row, above), INFINITE);
  store<u32>(reachOf(row, level), 0);
  store<u32>(reachOf(row, level), NONE, 4);
}

/**
 * Distance between two ranks, `INFINITE` when there is no way. `climbed` has 2 × height words for the arcs of the way as the plain one says, and behind them
 * two for where it begins and ends there.
 */
export function meet(
  parent: usize,
  depth: usize,
  firstForward: usize,
  depthForward: usize,
  weightForward: usize,
  firstBackward: usize,
  depthBackward: usize,
  weightBackward: usize,
  forward: usize,
  backward: usize,
  climbed: usize,
  height: u32,
  source: u32,
  target: u32,
): u32 {
  let x = source;
  let y = target;
  let levelX = narrow(depth, x);
  let levelY = narrow(depth, y);
  begin(forward, levelX);
  begin(backward, levelY);
  while (x !== y) {
    if (x < y) {
      const dist = load<u32>(reachOf(forward, levelX));
      if (dist !== INFINITE) climb(firstForward, depthForward, weightForward, x, levelX, dist, forward);
      x = at(parent, x);
      levelX--;
    } else {
      const dist = load<u32>(reachOf(backward, levelY));
      if (dist !== INFINITE) climb(firstBackward, depthBackward, weightBackward, y, levelY, dist, backward);
      y = at(parent, y);
      levelY--;
    }
  }
  let best = INFINITE;
  let meeting: u32 = NONE;
  while (x !== NONE) {
    const there = load<u32>(reachOf(forward, levelX));
    const back = load<u32>(reachOf(backward, levelX));
    if (there + back < best) {
      best = there + back;
      meeting = levelX;
    }
    if (there < best) climb(firstForward, depthForward, weightForward, x, levelX, there, forward);
    if (back < best) climb(firstBackward, depthBackward, weightBackward, x, levelX, back, backward);
    x = at(parent, x);
    levelX--;
  }
  let from = height;
  let to = height;
  if (meeting !== NONE) {
    for (let level = meeting; load<u32>(reachOf(forward, level), 4) !== NONE; level = load<u32>(reachOf(forward, level), 8)) {
      put(climbed, --from, load<u32>(reachOf(forward, level), 4));
    }
    for (let level = meeting; load<u32>(reachOf(backward, level), 4) !== NONE; level = load<u32>(reachOf(backward, level), 8)) {
      put(climbed, to++, load<u32>(reachOf(backward, level), 4));
    }
  }
  put(climbed, 2 * height, from);
  put(climbed, 2 * height + 1, to);
  return best;
}
