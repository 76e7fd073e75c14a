/**
 * Which labels wait in the open list at a node, and which of them a new one can be merged with: the book-keeping of pareto-approx.
 *
 * Why `!` is right here: nodes are at most `labels.endNode`, label ids below `labels.made ≤ labels.capacity`, to which columns grow.
 */
import { NONE } from '../units/index.js';
import { LabelStore } from './label-store.kernel.js';
import { DEPTH, NODE, PARENT, SEGMENT } from './label-ways.kernel.js';

const partners = 16; // labels waiting at a node that a new one is compared with
const popped = 1;
const merged = 2;

export class WaitingLabels {
  private labels = new LabelStore();
  private stride = 0;
  /** How far the kept way may be above the apex. Rows: criteria. */
  private factor: Float64Array = new Float64Array(0);
  /** Rows: nodes and the end node. */
  private newest = new Uint32Array(0);
  /** The next older label at the node. Rows: labels. */
  private older = new Uint32Array(0);
  /** popped, merged into a newer one, or 0. Rows: labels. */
  private gone = new Uint8Array(0);
  /** Whether the way kept by the last merge was the partner's. */
  private partnerLeads = false;

  /** `labels` hold `[apex, own f]`, each of `stride` numbers. */
  reset(labels: LabelStore, stride: number, factor: Float64Array): void {
    this.labels = labels;
    this.stride = stride;
    this.factor = factor;
    if (this.newest.length < labels.endNode + 1) this.newest = new Uint32Array(labels.endNode + 1);
    this.newest.fill(NONE);
  }

  isMerged(id: number): boolean {
    return this.gone[id] === merged;
  }

  leave(id: number): void {
    this.gone[id] = popped;
  }

  /** A label that is in the open list already. */
  add(id: number): void {
    const { labels } = this;
    if (this.older.length < labels.capacity) {
      const older = new Uint32Array(labels.capacity);
      const gone = new Uint8Array(labels.capacity);
      older.set(this.older);
      gone.set(this.gone);
      this.older = older;
      this.gone = gone;
    }
    const node = labels.words[labels.rowAt(id) + NODE]!;
    this.gone[id] = 0;
    this.older[id] = this.newest[node]!;
    this.newest[node] = id;
  }

  /** Makes a label of `vector`, merged with a waiting one at the node if the factor allows. */
  join(node: number, parent: number, segment: number, depth: number, vector: Float64Array): void {
    const { labels } = this;
    if (labels.made === labels.capacity) labels.grow();
    const at = labels.made * labels.width;
    const partner = this.findPartner(node, vector);
    let from = parent;
    let by = segment;
    let arcs = depth;
    labels.data.set(vector, at + 1); // the merged one when there is a partner
    if (partner !== NONE) {
      this.gone[partner] = merged;
      if (this.partnerLeads) {
        const r = labels.rowAt(partner);
        from = labels.words[r + PARENT]!;
        by = labels.words[r + SEGMENT]!;
        arcs = labels.words[r + DEPTH]!;
      }
    }
    labels.data[at] = vector[0]!;
    labels.add(node, from, by, arcs);
    labels.queue(labels.made - 1);
    this.add(labels.made - 1);
  }

  /** A waiting label that `vector` can be merged with, NONE if there is none; changes `vector` into the merged one. */
  private findPartner(node: number, vector: Float64Array): number {
    const { labels } = this;
    const stride = this.stride;
    const { data: cost, width } = labels;
    let previous = NONE;
    let tried = 0;
    for (let id = this.newest[node]!; id !== NONE && tried < partners; id = this.older[id]!) {
      if (this.gone[id] !== 0) {
        // unlink
        if (previous === NONE) this.newest[node] = this.older[id]!;
        else this.older[previous] = this.older[id]!;
        continue;
      }
      previous = id;
      tried++;
      const c = width * id + 1;
      let mine = true;
      let theirs = true;
      for (let k = 0; k < stride && (mine || theirs); k++) {
        const apex = Math.min(vector[k]!, cost[c + k]!) * this.factor[k]!;
        if (vector[stride + k]! > apex) mine = false;
        if (cost[c + stride + k]! > apex) theirs = false;
      }
      if (!mine && !theirs) continue;
      this.partnerLeads = !mine;
      for (let k = 0; k < stride; k++) {
        vector[k] = Math.min(vector[k]!, cost[c + k]!);
        if (!mine) vector[stride + k] = cost[c + stride + k]!;
      }
      return id;
    }
    return NONE;
  }
}
