/**
 * How far is it between two nodes, and which way? Both ends climb the elimination tree to its root and meet at a common ancestor (Dibbelt, Strasser,
 * Wagner 2016, section 8.2): no queue.
 *
 * Why `!` is right here: ranks and arcs are those of the structure; the scratch says which rows of the way there are.
 */
import { type CchStructure, infiniteWeight } from './cch-structure.js';
import { createMeetScratch, type MeetScratch } from './meet-scratch.js';
import type { SearchGraph } from './search-graph.kernel.js';
import { createWay, reserveWay, unpackWay, type Way } from './unpack.kernel.js';

/** Working memory of one query after the other. */
export interface CchScratch extends MeetScratch {
  readonly way: Way;
  /** Whether the last query found a way. */
  met: boolean;
}

export const createCchScratch = ({ height }: Pick<CchStructure, 'height'>): CchScratch => ({
  ...createMeetScratch(height),
  way: createWay(),
  met: false,
});

/** Distance from `source` to `target`, both nodes of the graph; Infinity = there is no way. */
export function cchDistance(search: SearchGraph, source: number, target: number, scratch: CchScratch): number {
  const { structure } = search;
  const distance = search.meet(requireRank(structure, source), requireRank(structure, target), scratch);
  scratch.met = distance !== infiniteWeight;
  return scratch.met ? distance : Infinity;
}

export function requireRank({ rank, nodes }: CchStructure, node: number): number {
  if (!(node >= 0 && node < nodes)) throw new Error(`the node is ${node}; expected one below ${nodes}`);
  return rank[node]!;
}

/** The arcs of the graph on a shortest way that the last query on `scratch` found, in the order of travel; undefined when it found none. */
export function cchPath({ structure, routes, forwardArc, backwardArc }: SearchGraph, scratch: CchScratch): Uint32Array | undefined {
  if (!scratch.met) return undefined;
  const { way, climbed, begin, end } = scratch;
  const { height } = structure;
  reserveWay(way, end - begin);
  for (let at = begin; at < height; at++) way.slot[at - begin] = 2 * (forwardArc?.[climbed[at]!] ?? climbed[at]!);
  for (let at = height; at < end; at++) way.slot[at - begin] = 2 * (backwardArc?.[climbed[at]!] ?? climbed[at]!) + 1;
  way.items = end - begin;
  return unpackWay(structure, routes, way);
}
