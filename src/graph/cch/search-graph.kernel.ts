/**
 * What a query climbs: for every rank its arcs up, with the head as a depth in the elimination tree. Straight from a customized metric it is
 * its own columns; perfect customization (Dibbelt, Strasser, Wagner 2016, section 7.4) makes a smaller one, in which every arc is as
 * long as the shortest way between its ends and the others are left out: no shortest way needs them.
 *
 * Why `!` is right here: arcs and ranks are those of the structure; depths are below `height`.
 */
import { type CchStructure, infiniteWeight } from './cch-structure.js';
import type { CchMetric } from './customize.kernel.js';
import { type Routes, writeRoutes } from './routes.kernel.js';

/** One direction. */
export interface UpwardArcs {
  /** Arcs up from rank `x` are `first[x] … first[x + 1] − 1`. Rows: ranks + 1. */
  readonly first: Uint32Array;
  /** Depth of the head. Rows: arcs of this column. */
  readonly headDepth: Uint16Array;
  readonly weight: Uint32Array;
  /** The arc of the structure that each is; absent: they are the same. */
  readonly arc?: Uint32Array;
}

export interface SearchGraph {
  readonly structure: CchStructure;
  /** For unpacking. */
  readonly routes: Routes;
  /** Away from a source. */
  readonly forward: UpwardArcs;
  /** Against the arcs, away from a target. */
  readonly backward: UpwardArcs;
}

/** Costs nothing and follows every change of the metric. */
export function basicSearchGraph(metric: CchMetric): SearchGraph {
  const { structure, up, down, via } = metric;
  const { firstUp: first, headDepth } = structure;
  const routes = { code: via, stretches: new Uint32Array(0) };
  return { structure, routes, forward: { first, headDepth, weight: up }, backward: { first, headDepth, weight: down } };
}

/** Costs two or three customizations and makes queries and paths faster; of the metric as it is now, whatever becomes of it. */
export function perfectSearchGraph(metric: CchMetric): SearchGraph {
  const { structure } = metric;
  const up = metric.up.slice();
  const down = metric.down.slice();
  perfect(structure, up, down);
  const routes = writeRoutes(metric, up, down);
  return { structure, routes, forward: kept(structure, metric.up, up), backward: kept(structure, metric.down, down) };
}

/** Lowers every arc to the distance between its ends: highest nodes first, by intermediate and upper triangles. */
function perfect(structure: CchStructure, up: Uint32Array, down: Uint32Array): void {
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

/** The arcs whose weight nothing could lower. */
function kept({ nodes, firstUp, headDepth }: CchStructure, basic: Uint32Array, exact: Uint32Array): UpwardArcs {
  let count = 0;
  for (let arc = 0; arc < basic.length; arc++) if (basic[arc] === exact[arc] && basic[arc] !== infiniteWeight) count++;
  const first = new Uint32Array(nodes + 1);
  const arcs = new Uint32Array(count);
  const depths = new Uint16Array(count);
  const weight = new Uint32Array(count);
  let at = 0;
  for (let x = 0; x < nodes; x++) {
    for (let arc = firstUp[x]!; arc < firstUp[x + 1]!; arc++) {
      if (basic[arc] !== exact[arc] || basic[arc] === infiniteWeight) continue;
      arcs[at] = arc;
      depths[at] = headDepth[arc]!;
      weight[at] = basic[arc]!;
      at++;
    }
    first[x + 1] = at;
  }
  return { first, headDepth: depths, weight, arc: arcs };
}
