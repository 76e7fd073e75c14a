/**
 * What a removal costs, the slow way, for tests: the arcs to close are found by the definition of each thing in the tables, one by one, and the
 * whole tree is grown again from nothing with a textbook Dijkstra (a scan for the nearest node in place of a heap is too slow here; a heap of pairs).
 */
import type { Network } from '../../src/network/index.js';
import { findEndpoints, type Priced } from '../../src/planning/index.js';
import type { GeneralisedCost } from '../../src/studies/generalised-cost.js';
import type { ThingKind } from '../../src/studies/index.js';

/** Whether an arc uses a thing: asked of its items, without any index. */
export function usesThing(network: Network, arc: number, kind: ThingKind, row: number): boolean {
  const { arcs, items, nodes, runClasses, steps, tables, places } = network;
  const id = places[row]?.id;
  if (kind === 'place' && [arcs.tail[arc], arcs.head[arc]].some((node) => nodes.place[node ?? -1] === row)) return true;
  for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
    const ref = items.ref[item] ?? 0;
    const step = items.kind[item] === 1 ? steps[ref] : undefined;
    if (
      kind === 'service' &&
      (items.kind[item] === 0 ? runClasses[ref]?.service === row : step !== undefined && 'service' in step && step.service === row)
    ) {
      return true;
    }
    for (const entry of items.pathLink.subarray(items.firstPath[item], items.firstPath[item + 1])) {
      const link = tables.links[entry >> 1];
      if (kind === 'link' && entry >> 1 === row) return true;
      if (kind === 'place' && (link?.from === id || link?.to === id)) return true;
    }
  }
  return false;
}

/** Cost from a place to places under closures; Infinity where there is no way. Seeds of the heap are the origin's doors. */
export function slowCosts(priced: Priced, cost: GeneralisedCost, closed: (arc: number) => boolean, from: number, to: number): number {
  const { network } = priced.pricing;
  const place = (row: number) => network.places[row] as Network['places'][number];
  const dist = new Map<number, number>();
  const settled = new Set<number>();
  const heap: [number, number][] = [];
  const push = (key: number, node: number): void => {
    if (key >= (dist.get(node) ?? Infinity)) return;
    dist.set(node, key);
    let at = heap.push([key, node]) - 1;
    while (at > 0 && (heap[(at - 1) >> 1] as [number, number])[0] > (heap[at] as [number, number])[0]) {
      const up = (at - 1) >> 1;
      [heap[up], heap[at]] = [heap[at] as [number, number], heap[up] as [number, number]];
      at = up;
    }
  };
  const pop = (): [number, number] => {
    const top = heap[0] as [number, number];
    const last = heap.pop() as [number, number];
    if (heap.length > 0) {
      heap[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if ((heap[left]?.[0] ?? Infinity) < (heap[least] as [number, number])[0]) least = left;
        if ((heap[right]?.[0] ?? Infinity) < (heap[least] as [number, number])[0]) least = right;
        if (least === at) break;
        [heap[at], heap[least]] = [heap[least] as [number, number], heap[at] as [number, number]];
        at = least;
      }
    }
    return top;
  };
  for (const end of findEndpoints(priced.pricing, place(from), 'origin')) push(cost.atDoor(end), end.node);
  while (heap.length > 0) {
    const [key, node] = pop();
    if (settled.has(node)) continue;
    settled.add(node);
    for (let arc = network.arcs.firstOut[node] ?? 0; arc < (network.arcs.firstOut[node + 1] ?? 0); arc++) {
      const weight = cost.weights[arc] ?? Infinity;
      if (weight < Infinity && !closed(arc)) push(key + weight, network.arcs.head[arc] ?? 0);
    }
  }
  return Math.min(
    Infinity,
    ...findEndpoints(priced.pricing, place(to), 'destination').map((end) => (dist.get(end.node) ?? Infinity) + cost.atDoor(end)),
  );
}
