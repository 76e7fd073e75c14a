/**
 * Lower bounds of one criterion for a bi-objective search: distances to the target, grown from it in steps, each only as far as the
 * search can need them (C. Hernández et al., Simple and efficient bi-objective search algorithms via fast dominance checks,
 * Artificial Intelligence 314, 2023, doi:10.1016/j.artint.2022.103807, bound both backward searches in this way).
 *
 * Why `!` is right here: nodes come from `into`, below `graph.nodes`; records as in record-buckets.kernel.ts.
 */
import { arcStride, type BiObjectiveGraph } from './bi-objective-graph.kernel.js';
import { mostKey, nil, RecordBuckets } from './record-buckets.kernel.js';

/** No way known, or none worth knowing. */
export const unreached = mostKey;

export class BoundTree {
  /** To the target; final where ≤ `settledUpTo`, above that unreached or an upper bound. Rows: nodes. */
  dist = new Int32Array(0);
  /** Every distance up to this is final. */
  settledUpTo = -1;
  /** Some sum of weights went above `mostKey`. */
  overflowed = false;
  private readonly queue = new RecordBuckets();

  get bytes(): number {
    return this.queue.bytes + this.dist.byteLength;
  }

  reset(nodes: number, target: number): void {
    const { queue } = this;
    if (this.dist.length < nodes) this.dist = new Int32Array(nodes);
    this.dist.fill(unreached, 0, nodes);
    this.settledUpTo = -1;
    this.overflowed = false;
    queue.reset(0);
    if (queue.capacity === 0) queue.grow(4096);
    this.dist[target] = 0;
    queue.add(queue.take(), 0, target, 0);
  }

  /** The distance where it is final, else `unreached`. */
  boundOf(node: number): number {
    const dist = this.dist[node]!;
    return dist <= this.settledUpTo ? dist : unreached;
  }

  /**
   * Settles nodes in order of distance up to `limit`, or until `stopAt` is settled; `slot` 1 grows by criterion a, 2 by b. Not beyond
   * nodes that `other` has settled without reaching: no way worth knowing leads there, and bounds of the graph without them do.
   */
  grow(
    graph: BiObjectiveGraph,
    slot: 1 | 2,
    { limit = mostKey - 1, stopAt = nil, other }: { limit?: number; stopAt?: number; other?: BoundTree },
  ): void {
    const { dist, queue } = this;
    const { into } = graph;
    const { firstIn } = graph.graph;
    const within = other?.dist;
    const withinLimit = other?.settledUpTo ?? 0;
    for (let id = queue.pop(limit); id !== nil; id = queue.pop(limit)) {
      const key = queue.key;
      const node = queue.records[(id << 2) + 2]!;
      queue.giveBack(id);
      if (key > dist[node]!) continue; // an outdated entry
      for (let i = arcStride * firstIn[node]!, end = arcStride * firstIn[node + 1]!; i < end; i += arcStride) {
        const reached = key + into[i + slot]!;
        const next = into[i]!;
        if (reached >= dist[next]!) {
          if (reached >= mostKey) this.overflowed ||= into[i + slot]! < mostKey;
          continue;
        }
        if (reached > limit || (within !== undefined && within[next]! > withinLimit)) continue;
        dist[next] = reached;
        let entry = queue.take();
        if (entry === nil) {
          queue.grow(2 * queue.capacity);
          entry = queue.take();
        }
        queue.add(entry, reached, next, 0);
      }
      if (node === stopAt) {
        this.settledUpTo = key;
        return;
      }
    }
    this.settledUpTo = limit;
  }
}
