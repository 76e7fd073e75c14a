/**
 * What a query climbs. Straight from a customized metric it is
 * its own columns; perfect customization (Dibbelt, Strasser, Wagner 2016, section 7.4) makes a smaller one, in which every arc is as
 * long as the shortest way between its ends and the others are left out: no shortest way needs them.
 *
 * Why `!` is right here: arcs and ranks are those of the structure.
 */
import { type CchStructure, infiniteWeight } from './cch-structure.js';
import { cchKernels } from './choose-kernels.js';
import type { CchKernels } from './kernels.js';
import type { CchMetric } from './metric.kernel.js';
import { searchColumns } from './plain-kernels.js';
import { type Routes, writeRoutes } from './routes.kernel.js';
import type { SearchColumns, UpwardArcs } from './search-columns.js';

export interface SearchGraph extends SearchColumns {
  readonly structure: CchStructure;
  /** For unpacking. */
  readonly routes: Routes;
  /** The arc of the structure that each of `forward` and `backward` is; absent: they are the same. */
  readonly forwardArc?: Uint32Array;
  readonly backwardArc?: Uint32Array;
}

/** Costs nothing and follows every change of the metric. */
export function basicSearchGraph(metric: CchMetric): SearchGraph {
  const { structure, up, down, via } = metric;
  const { firstUp: first, headDepth } = structure;
  const routes = { code: via, stretches: new Uint32Array(0) };
  return { structure, routes, ...searchColumns(structure, { first, headDepth, weight: up }, { first, headDepth, weight: down }) };
}

/** Costs two or three customizations and makes queries and paths faster; of the metric as it is now, whatever becomes of it. */
export function perfectSearchGraph(metric: CchMetric, kernels: CchKernels = cchKernels()): SearchGraph {
  const { structure } = metric;
  const up = metric.up.slice();
  const down = metric.down.slice();
  kernels.perfect(structure, up, down);
  const columns = kernels.allocateSearch(structure, { forward: countKept(metric.up, up), backward: countKept(metric.down, down) });
  return {
    structure,
    routes: writeRoutes(metric, up, down),
    ...columns,
    forwardArc: keep(structure, metric.up, up, columns.forward),
    backwardArc: keep(structure, metric.down, down, columns.backward),
  };
}

/** Kept are the arcs whose weight nothing could lower. */
const isKept = (basic: number, exact: number): boolean => basic === exact && basic !== infiniteWeight;

function countKept(basic: Uint32Array, exact: Uint32Array): number {
  let count = 0;
  for (let arc = 0; arc < basic.length; arc++) if (isKept(basic[arc]!, exact[arc]!)) count++;
  return count;
}

/** Fills `into`; the arc of the structure that each kept one is. */
function keep({ nodes, firstUp, headDepth }: CchStructure, basic: Uint32Array, exact: Uint32Array, into: UpwardArcs): Uint32Array {
  const arcs = new Uint32Array(into.weight.length);
  let at = 0;
  for (let x = 0; x < nodes; x++) {
    for (let arc = firstUp[x]!; arc < firstUp[x + 1]!; arc++) {
      if (!isKept(basic[arc]!, exact[arc]!)) continue;
      arcs[at] = arc;
      into.headDepth[at] = headDepth[arc]!;
      into.weight[at] = basic[arc]!;
      at++;
    }
    into.first[x + 1] = at;
  }
  return arcs;
}
