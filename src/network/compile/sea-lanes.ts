/** Shortest paths over the sea links, from one port to all, with passages left out on demand. */
import { buildGraph, createDijkstraScratch, dijkstra } from '../../graph/index.js';
import { NONE } from '../../units/index.js';
import type { Passage } from '../vocabulary.js';
import type { CompileContext } from './context.js';

export interface Voyage {
  readonly lengthM: number;
  /** Path entries of the sea links, in order. */
  readonly links: readonly number[];
  readonly passages: ReadonlySet<Passage>;
}

export interface SeaLanes {
  joined(place: number): boolean;
  /** One search; the returned function reads off a target. Undefined where the sea does not lead there. */
  voyagesFrom(origin: number, without: readonly Passage[]): (target: number) => Voyage | undefined;
}

export const createSeaLanes = (context: CompileContext): SeaLanes => {
  const rows = context.tables.links.flatMap((link, row) => (link.mode === 'sea' && link.status === 'open' ? [row] : []));
  const local = new Map<number, number>();
  const nodeOf = (place: number): number => {
    const known = local.get(place) ?? local.size;
    local.set(place, known);
    return known;
  };
  const tails: number[] = [];
  const heads: number[] = [];
  const entries: number[] = [];
  for (const row of rows) {
    const link = context.row('links', row);
    const [a, b] = [nodeOf(context.placeRow(link.from)), nodeOf(context.placeRow(link.to))];
    tails.push(a);
    heads.push(b);
    entries.push(2 * row);
    if (link.direction === 'both') {
      tails.push(b);
      heads.push(a);
      entries.push(2 * row + 1);
    }
  }
  const { graph, inputToArc } = buildGraph(local.size, tails, heads);
  const arcEntry = new Uint32Array(graph.arcs);
  for (const [input, entry] of entries.entries()) arcEntry[inputToArc[input] ?? 0] = entry;
  const entryOf = (arc: number): number => arcEntry[arc] ?? 0;
  const linkOf = (entry: number) => context.row('links', entry >> 1);
  const scratch = createDijkstraScratch(graph.nodes);
  return {
    joined: (place) => local.has(place),
    voyagesFrom: (origin, without) => {
      const weights = Float64Array.from({ length: graph.arcs }, (_, arc) => {
        const link = linkOf(entryOf(arc));
        return link.passage !== undefined && without.includes(link.passage) ? Infinity : link.length_km * 1000;
      });
      const origins = local.has(origin) ? [{ node: nodeOf(origin), value: 0 }] : [];
      const { dist, parent } = dijkstra({ graph, weights, direction: 'forward', sources: origins }, scratch);
      return (target) => {
        const node = local.get(target);
        const lengthM = node === undefined ? Infinity : (dist[node] ?? Infinity);
        if (node === undefined || lengthM === Infinity) return undefined;
        const links: number[] = [];
        for (let at = node, arc = parent[at] ?? NONE; arc !== NONE; arc = parent[at] ?? NONE) {
          links.push(entryOf(arc));
          at = graph.tail[arc] ?? NONE;
        }
        links.reverse();
        return { lengthM, links, passages: new Set(links.flatMap((entry) => linkOf(entry).passage ?? [])) };
      };
    },
  };
};
