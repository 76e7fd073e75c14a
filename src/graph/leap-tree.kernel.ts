/**
 * How far is it from every place of a leap graph to the targets, by one criterion or by a weighted sum of two? The lower bounds of a multi-criteria
 * search. Label correcting in circular buckets, as in trees.kernel.ts: no comparisons, and on the default network 1.1 visits a place; where weights provoke
 * corrections until the room for entries is used up, Dijkstra with a heap instead: the answer is the same.
 *
 * A tree may end, if wished, when the places that matter are settled. What lies beyond then has the distance up to which all is settled, no more than
 * its own, and bounds stay consistent: the least of a consistent bound and a constant is one.
 *
 * Why `!` is right here: places and leaps are those of the leap graph, columns have a row for each; entries are below `room`, which is tested before each
 * is written; bucket numbers are masked.
 */
import { NONE } from '../units/index.js';
import type { LeapGraph } from './leap-graph.kernel.js';

export interface TreeEnd {
  readonly place: number;
  /** What it costs from there, by `column` and by `second`. */
  readonly value: number;
  readonly second: number;
}

export interface LeapTreeQuery {
  readonly leaps: LeapGraph;
  /** Ways by `column` + `ratio` × `second`. Per leap, ≥ 0, Infinity = closed. */
  readonly column: Float64Array;
  readonly second: Float64Array;
  readonly ratio: number;
  /** No open leap is longer. */
  readonly longest: number;
  readonly ends: readonly TreeEnd[];
  /** Places after which, all settled, the tree may end; empty: it is grown whole. */
  readonly until: readonly number[];
}

export interface LeapTree {
  /** Rows: places, at least. */
  readonly dist: Float64Array;
  /** The leap to take, NONE where a way ends or none is known. Rows: places. */
  readonly via: Uint32Array;
  /** Where `via` is NONE: which end. Rows: places. */
  readonly end: Uint32Array;
}

export interface TreeScratch {
  readonly bucket: Uint32Array;
  readonly entryPlace: Uint32Array;
  readonly entryDist: Float64Array;
  readonly entryNext: Uint32Array;
}

const bucketCount = 2048; // a power of two
const entriesPerPlace = 4; // room; without corrections fewer than 2 are used

export const createLeapTree = (places: number): LeapTree => ({
  dist: new Float64Array(places),
  via: new Uint32Array(places),
  end: new Uint32Array(places),
});

export const createTreeScratch = (places: number): TreeScratch => ({
  bucket: new Uint32Array(bucketCount),
  entryPlace: new Uint32Array(entriesPerPlace * places),
  entryDist: new Float64Array(entriesPerPlace * places),
  entryNext: new Uint32Array(entriesPerPlace * places),
});

export function growLeapTree(query: LeapTreeQuery, scratch: TreeScratch, tree: LeapTree): void {
  plantTree(query, tree);
  if (!growInBuckets(query, scratch, tree)) growByHeap(query, tree);
}

/** The ends have their distances, all other places none. */
export function plantTree({ leaps, ends, ratio }: Pick<LeapTreeQuery, 'leaps' | 'ends' | 'ratio'>, { dist, via, end }: LeapTree): void {
  dist.fill(Infinity, 0, leaps.node.length);
  ends.forEach(({ place, value, second }, number) => {
    if (!(value + ratio * second < dist[place]!)) return;
    dist[place] = value + ratio * second;
    via[place] = NONE;
    end[place] = number;
  });
}

/** False when the corrections outgrew the room for entries: the tree is then half grown, and no distance is too small. */
function growInBuckets(query: LeapTreeQuery, { bucket, entryPlace, entryDist, entryNext }: TreeScratch, { dist, via }: LeapTree): boolean {
  const { leaps, column, second, ratio, ends, until } = query;
  const { firstIn, from } = leaps;
  const mask = bucketCount - 1;
  let least = Infinity;
  let most = 0;
  for (const { place } of ends) {
    least = Math.min(least, dist[place]!);
    most = Math.max(most, dist[place]!);
  }
  // all that waits lies within one longest leap of the current bucket, so the ring must hold it
  const width = Math.max(query.longest, most - least) / (bucketCount - 4) || 1;
  const density = 1 / width;
  const room = entryPlace.length;
  bucket.fill(NONE);
  let entries = 0;
  for (const { place } of ends) {
    if (entries === room) return false;
    const b = ((dist[place]! - least) * density) & mask;
    entryPlace[entries] = place;
    entryDist[entries] = dist[place]!;
    entryNext[entries] = bucket[b]!;
    bucket[b] = entries++;
  }
  let waiting = entries;
  let rounds = 0; // buckets passed
  for (let current = 0; waiting > 0; ) {
    const entry = bucket[current]!;
    if (entry === NONE) {
      current = (current + 1) & mask;
      rounds++;
      if ((rounds & 15) === 0 && isSettled(until, dist, least + rounds * width)) break;
      continue;
    }
    bucket[current] = entryNext[entry]!;
    waiting--;
    const place = entryPlace[entry]!;
    const here = entryDist[entry]!;
    if (here > dist[place]!) continue; // corrected since
    for (let leap = firstIn[place]!, stop = firstIn[place + 1]!; leap < stop; leap++) {
      const far = from[leap]!;
      const there = here + column[leap]! + ratio * second[leap]!;
      if (!(there < dist[far]!)) continue;
      dist[far] = there;
      via[far] = leap;
      if (entries === room) return false;
      const b = ((there - least) * density) & mask;
      entryPlace[entries] = far;
      entryDist[entries] = there;
      entryNext[entries] = bucket[b]!;
      bucket[b] = entries++;
      waiting++;
    }
  }
  if (waiting > 0) {
    // half a bucket less than passed: no rounding makes it too much
    const radius = least + (rounds - 0.5) * width;
    for (let place = 0; place < leaps.node.length; place++) if (dist[place]! > radius) dist[place] = radius;
  }
  return true;
}

function isSettled(until: readonly number[], dist: Float64Array, radius: number): boolean {
  if (until.length === 0) return false;
  for (const place of until) if (!(dist[place]! < radius)) return false;
  return true;
}

/** Dijkstra from a tree that is half grown, or just planted: distances that are too great are corrected. Lazy, whole; only for weights that buckets do not suit. */
export function growByHeap({ leaps, column, second, ratio, ends }: Omit<LeapTreeQuery, 'longest' | 'until'>, { dist, via }: LeapTree): void {
  const { firstIn, from } = leaps;
  const heap: (readonly [number, number])[] = [];
  const push = (key: number, place: number): void => {
    let at = heap.length;
    heap.push([key, place]);
    for (let up = (at - 1) >> 1; at > 0 && heap[up]![0] > key; at = up, up = (at - 1) >> 1) heap[at] = heap[up]!;
    heap[at] = [key, place];
  };
  const pop = (): readonly [number, number] => {
    const top = heap[0]!;
    const last = heap.pop()!;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && heap[child + 1]![0] < heap[child]![0]) child++;
      if (heap[child]![0] >= last[0]) break;
      heap[at] = heap[child]!;
      at = child;
    }
    if (heap.length > 0) heap[at] = last;
    return top;
  };
  // whatever has a distance may lead on: some of what it leads to may not have been told
  for (let place = 0; place < leaps.node.length; place++) if (dist[place]! < Infinity) push(dist[place]!, place);
  for (const { place } of ends) push(dist[place]!, place);
  while (heap.length > 0) {
    const [here, place] = pop();
    if (here > dist[place]!) continue;
    for (let leap = firstIn[place]!, stop = firstIn[place + 1]!; leap < stop; leap++) {
      const there = here + column[leap]! + ratio * second[leap]!;
      if (!(there < dist[from[leap]!]!)) continue;
      dist[from[leap]!] = there;
      via[from[leap]!] = leap;
      push(there, from[leap]!);
    }
  }
}
