/**
 * When can a label still be of use? Bounds by one criterion at a time promise a way as cheap as the ship and as fast as the plane. What two criteria can
 * do together is bounded by weighted sums of them: from node n no way has a + ratio × b below a tree of that sum says, so
 *
 *   what a way spends of a beyond its own bound   ≥   slack(n) − ratio × what it spends of b beyond its own
 *
 * Solutions come by criterion 0, so those found form a staircase of criteria 1 and 2, and a later one must pass under it, through one of its corners: the
 * corner gives what may be spent of 1 and 2, the slacks then what must be spent of 0 at least. A label waits (its key) until the least of that over
 * all corners, and is dropped when no corner is left. No front changes: only ways that some solution dominates, or equals and came first, go.
 *
 * sums-of-two.kernel.ts says which sums. The corners are the local upper bounds of K. Klamroth, R. Lacour,
 * D. Vanderpooten (On the representation of the search region in multi-objective optimization, EJOR 245, 2015, doi:10.1016/j.ejor.2015.03.031).
 *
 * Why `!` is right here: nodes are those of the run, `slack` has a row for each; steps of the staircase are below its size.
 */

import type { Fronts } from './fronts.kernel.js';
import type { LabelStore } from './label-store.kernel.js';
import { type BoundedFront, boundSums, sumCount } from './sums-of-two.kernel.js';

export class TradeOffs {
  private readonly ratio = new Float64Array(sumCount);
  private slack = new Float32Array(0);
  /** Whether there are sums of 0 and 1. */
  private has01 = false;
  private limits: Float64Array = new Float64Array(3);

  /** Forgets all sums; the layout is of three criteria at most. */
  reset(limits: Float64Array, nodes: number): void {
    this.limits = limits;
    this.has01 = false;
    this.ratio.fill(0);
    const rows = sumCount * nodes;
    if (this.slack.length < rows) this.slack = new Float32Array(rows);
    else this.slack.fill(0, 0, rows);
  }

  /** Bounds on sums of each two criteria that conflict, for the rest of the search. */
  refine(front: BoundedFront): void {
    this.has01 = boundSums(front, { slack: this.slack, stride: sumCount, first: 0, ratio: this.ratio });
  }

  /** Raises the key of label `id` at `node` to the least criterion 0 with which it can be of use; false when it cannot. */
  opens(solutions: Fronts, labels: LabelStore, id: number, node: number): boolean {
    const { data } = labels;
    const f0 = data[8 * id + 1]!;
    const f1 = data[8 * id + 2]!;
    const f2 = data[8 * id + 3]!;
    const { limits, slack, ratio, has01 } = this;
    const limit1 = limits[1]!;
    if (!(f0 <= limits[0]! && f1 <= limit1 && f2 <= limits[2]!)) return false;
    const { pool } = solutions;
    const start = solutions.start[0]!;
    const size = solutions.size[0]!;
    let low = -1; // step `low` has x ≤ f1, step `corner` has not
    let corner = size;
    while (corner - low > 1) {
      const middle = (low + corner) >> 1;
      if (pool[start + 2 * middle]! <= f1) low = middle;
      else corner = middle;
    }
    const row = node * sumCount;
    let least = Infinity;
    while (corner <= size) {
      const y = corner === 0 ? limits[2]! : pool[start + 2 * corner - 1]!;
      // below the limits ways may touch, below a step they must be less: at the step itself nothing new comes
      if (corner > 0 && !(y > f2)) break;
      const spare2 = y - f2;
      const spare1 = (corner === size ? limit1 : pool[start + 2 * corner]!) - f1;
      const must1a = slack[row + 3]! - ratio[3]! * spare2;
      const must1b = slack[row + 4]! - ratio[4]! * spare2;
      const must1c = slack[row + 5]! - ratio[5]! * spare2;
      if (must1a > spare1 || must1b > spare1 || must1c > spare1) {
        // further on these only grow: the next corner that can do is the first with so much to spare
        const must1 = must1a > must1b ? (must1a > must1c ? must1a : must1c) : must1b > must1c ? must1b : must1c;
        let below = corner;
        if (below === size) break;
        corner = size;
        while (corner - below > 1) {
          const middle = (below + corner) >> 1;
          if (pool[start + 2 * middle]! - f1 < must1) below = middle;
          else corner = middle;
        }
        continue;
      }
      let more = 0;
      const must0a = slack[row]! - ratio[0]! * spare2;
      const must0b = slack[row + 1]! - ratio[1]! * spare2;
      const must0c = slack[row + 2]! - ratio[2]! * spare2;
      if (must0a > more) more = must0a;
      if (must0b > more) more = must0b;
      if (must0c > more) more = must0c;
      if (more >= least) break; // grows from corner to corner
      if (!has01) {
        least = more;
        break;
      }
      for (let k = 6; k < 9; k++) {
        const must = slack[row + k]! - ratio[k]! * spare1;
        if (must > more) more = must;
      }
      if (more < least) least = more;
      if (more === 0) break;
      corner++;
    }
    const key = f0 + least;
    if (!(key <= limits[0]!)) return false;
    if (key > data[8 * id]!) data[8 * id] = key;
    return true;
  }
}
