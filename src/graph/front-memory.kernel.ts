/**
 * The memory of fronts in WebAssembly (front-assembly.kernel.ts): where what lies, and what of it is copied in. Leaps, and weights summed over them, are copied
 * only when others were asked about before.
 *
 *   words the loops are told | leaps | weights | joints | trees | records of nodes | rows of leaps | buckets | labels and blocks of fronts …
 *
 * Views end with the buffer they were made over, which each growth replaces: `refresh` makes them anew.
 *
 * Why `!` is right here: as many places come back as were asked for; columns have a row for each node, leap and joint of the layout.
 */
import { type AssemblyInstance, placeColumns } from './assembly-host.js';
import type { FrontLayout } from './front-layout.kernel.js';
import type { LeapGraph } from './leap-graph.kernel.js';
import type { LeapTree } from './leap-tree.kernel.js';
import { paretoDefaults } from './pareto-problem.js';
import { type SumRows, sumCount } from './sums-of-two.kernel.js';

/** Criteria of the loops; of those not asked weights and bounds are zeros. */
export const criteria = 3;
/** Entries of trees in hand, a place; as in leap-tree.kernel.ts. */
const entriesPerPlace = 4;
// as in assembly/
const recordBytes = 64;
const firstSlack = 4; // in a record, in numbers of 32 bits
const rowBytes = 40;
const jointBytes = 40;
const treeBytes = 16; // a place

/** Where each column begins, in bytes. */
type Addresses = Readonly<Record<keyof ReturnType<typeof sizesOf>, number>>;

const sizesOf = ({ leaps, joints, ends, sourceNode, endNode }: FrontLayout) => ({
  table: 4 * 32,
  limits: 8 * criteria,
  ratios: 8 * sumCount,
  counts: 4 * 4,
  freeBlocks: 4 * 32,
  firstIn: leaps.firstIn.byteLength,
  from: leaps.from.byteLength,
  firstOut: leaps.firstOut.byteLength,
  outLeap: leaps.outLeap.byteLength,
  to: leaps.to.byteLength,
  firstArc: leaps.firstArc.byteLength,
  arc: leaps.arc.byteLength,
  columns: 8 * criteria * leaps.leaps,
  joints: jointBytes * joints.length,
  jointFirstArc: 4 * (joints.length + 1),
  jointArc: joints.reduce((sum, { arcs }) => sum + arcs.byteLength, 0),
  ends: 4 * ends.length,
  until: 4 * (sourceNode.length + joints.length),
  trees: treeBytes * endNode * (criteria + 1),
  treeBuckets: 4 * 2048,
  entries: 16 * entriesPerPlace * leaps.node.length,
  records: recordBytes * endNode,
  rows: rowBytes * (leaps.leaps + joints.length),
  buckets: 4 * (1 << 14),
});

export class FrontMemory {
  at = {} as Addresses;
  /** All of it, in words. */
  words = new Uint32Array(0);
  /** All of it, in numbers of 64 bits. */
  numbers = new Float64Array(0);
  private nodes = 0;
  private leaps: LeapGraph | undefined;
  private columns: readonly Float64Array[] = [];

  private readonly instance: AssemblyInstance;

  constructor(instance: AssemblyInstance) {
    this.instance = instance;
  }

  /** Copies in what the loops read, and tells them where it is. */
  layOut(layout: FrontLayout): void {
    const { leaps, columns, joints, ends, endNode, limits, problem } = layout;
    const { at, end } = addressesOf(layout);
    this.instance.reserve(end);
    this.at = at;
    this.nodes = endNode;
    this.refresh();
    const { words, numbers } = this;
    if (this.leaps !== leaps) {
      for (const name of ['firstIn', 'from', 'firstOut', 'outLeap', 'to', 'firstArc', 'arc'] as const) words.set(leaps[name], at[name] / 4);
    }
    for (let k = 0; k < criteria; k++) {
      const begin = at.columns / 8 + k * leaps.leaps;
      const column = columns[k];
      if (column === undefined) numbers.fill(0, begin, begin + leaps.leaps);
      else if (this.leaps !== leaps || this.columns[k] !== column) numbers.set(column, begin);
    }
    this.leaps = leaps;
    this.columns = columns;
    this.copyJoints(layout);
    ends.forEach(({ from }, i) => (words[at.ends / 4 + i] = from));
    numbers.set(limits, at.limits / 8);
    const maxLabels = Math.min(problem.maxLabels ?? paretoDefaults.maxLabels, 0xffff_ffff);
    const told = [leaps.node.length, endNode, leaps.leaps, joints.length, maxLabels, at.firstOut, at.outLeap, at.to, at.from, at.firstArc, at.arc];
    const more = [at.columns, at.trees, treeBytes * endNode, at.joints, at.jointFirstArc, at.jointArc, at.records, at.rows, at.freeBlocks];
    words.set([...told, ...more, at.limits, at.ratios, at.buckets, end, at.counts], at.table / 4);
    this.instance.run.openTrees(leaps.node.length, at.firstIn, at.from, at.treeBuckets, at.entries, entriesPerPlace * leaps.node.length);
  }

  /** After calls that may have grown the memory. */
  refresh(): void {
    const buffer = this.instance.buffer();
    if (this.words.buffer === buffer) return;
    this.words = new Uint32Array(buffer);
    this.numbers = new Float64Array(buffer);
  }

  columnAt(k: number): number {
    return this.at.columns + 8 * k * (this.leaps?.leaps ?? 0);
  }

  treeAt(k: number): { readonly dist: number; readonly via: number; readonly end: number } {
    const dist = this.at.trees + treeBytes * this.nodes * k;
    return { dist, via: dist + 8 * this.nodes, end: dist + 12 * this.nodes };
  }

  tree(k: number): LeapTree {
    const buffer = this.instance.buffer();
    const { dist, via, end } = this.treeAt(k);
    const { nodes } = this;
    return { dist: new Float64Array(buffer, dist, nodes), via: new Uint32Array(buffer, via, nodes), end: new Uint32Array(buffer, end, nodes) };
  }

  /** The slacks in the records of the nodes, and the ratios. */
  sumRows(): SumRows {
    const buffer = this.instance.buffer();
    const slack = new Float32Array(buffer, this.at.records, (recordBytes / 4) * this.nodes);
    return { slack, stride: recordBytes / 4, first: firstSlack, ratio: new Float64Array(buffer, this.at.ratios, sumCount) };
  }

  private copyJoints({ joints }: FrontLayout): void {
    const { words, numbers, at } = this;
    let arc = 0;
    joints.forEach(({ from, to, target, arcs, values }, i) => {
      words.set([from, to, target, arcs.length], at.joints / 4 + (jointBytes / 4) * i);
      for (let k = 0; k < criteria; k++) numbers[at.joints / 8 + (jointBytes / 8) * i + 2 + k] = values[k] ?? 0;
      words[at.jointFirstArc / 4 + i] = arc;
      words.set(arcs, at.jointArc / 4 + arc);
      arc += arcs.length;
    });
    words[at.jointFirstArc / 4 + joints.length] = arc;
  }
}

function addressesOf(layout: FrontLayout): { readonly at: Addresses; readonly end: number } {
  const sizes = sizesOf(layout);
  const { at, bytes } = placeColumns(Object.values(sizes));
  return { at: Object.fromEntries(Object.keys(sizes).map((name, i) => [name, at[i]!])) as Addresses, end: bytes };
}
