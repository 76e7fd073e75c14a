/**
 * Exact fronts of up to three criteria in WebAssembly: the loops of pareto-search.kernel.ts and leap-tree.kernel.ts, built a second time in assembly/, over a
 * memory of this thread. Labels are made at its end, where it grows without being moved. The same labels are made in the same order as by the plain ones.
 *
 * Why `!` is right here: sources have nodes, criteria columns.
 */
import { NONE } from '../units/index.js';
import { type AssemblyInstance, openAssemblyHost } from './assembly-host.js';
import { boundPassed, endsOf, type FrontLayout, leastEstimate, type SumQuery } from './front-layout.kernel.js';
import { criteria, FrontMemory } from './front-memory.kernel.js';
import { LabelWays } from './label-ways.kernel.js';
import { growByHeap, type LeapTree, plantTree } from './leap-tree.kernel.js';
import { paretoDefaults } from './pareto-problem.js';
import { boundSums } from './sums-of-two.kernel.js';

export interface FrontFound {
  /** false: given up at `maxLabels` or cancelled. */
  readonly complete: boolean;
  /** Labels made. */
  readonly labels: number;
  /** Labels of the solutions. */
  readonly ends: readonly number[];
  readonly ways: LabelWays;
}

/** Labels taken between two looks at `cancelled`. */
const pollEvery = 1024;
// how a call of the loop ends
const done = 0;
const stopped = 1;
const sums = 2;
const poll = 3;

// of a label, in words
const labelWords = 16;
const nextWord = 12;

/** The loops know no clock, and a label has room for no more criteria. */
export const mayRunInAssembly = ({ problem, limits }: FrontLayout): boolean => problem.timed === undefined && limits.length === criteria;

/** undefined: the host has no WebAssembly, or none with vectors. */
export function openFrontAssembly(): FrontAssembly | undefined {
  const host = openAssemblyHost();
  return host === undefined ? undefined : new FrontAssembly(host.open(0));
}

/** Not to be used by two searches at a time. */
export class FrontAssembly {
  private readonly instance: AssemblyInstance;
  private readonly memory: FrontMemory;

  constructor(instance: AssemblyInstance) {
    this.instance = instance;
    this.memory = new FrontMemory(instance);
  }

  search(layout: FrontLayout): FrontFound {
    const { problem, columns } = layout;
    this.memory.layOut(layout);
    for (let k = 0; k < criteria; k++) {
      if (columns[k] === undefined) this.memory.tree(k).dist.fill(0);
      else boundPassed(layout, this.grow(layout, { a: k, b: k, ratio: 0, until: [] }, k), k);
    }
    this.addSources(layout);
    const complete = this.run(layout, problem.refineAfter ?? paretoDefaults.refineAfter);
    return { complete, labels: this.memory.words[this.memory.at.counts / 4]!, ends: this.listFound(), ways: this.waysOf(layout) };
  }

  private addSources(layout: FrontLayout): void {
    const { memory, instance } = this;
    const bounds = Array.from({ length: criteria }, (_, k) => memory.tree(k).dist);
    // all read before the first is added: the memory may grow from one to the next, and views end with it
    const sources = layout.problem.sources.map(({ values }, source) => {
      const node = layout.sourceNode[source]!;
      return [node, source, ...bounds.map((bound, k) => (values[k] ?? 0) + bound[node]!)];
    });
    instance.run.openFront(memory.at.table, leastEstimate(layout, bounds[0]!));
    for (const source of sources) instance.run.addSource(...source);
    memory.refresh();
  }

  /** True when the open list ran empty. */
  private run(layout: FrontLayout, refineAfter: number): boolean {
    const { cancelled } = layout.problem;
    const { memory, instance } = this;
    for (let sumsAfter = Math.min(refineAfter, NONE); ; ) {
      const ending = instance.run.searchFront(pollEvery, sumsAfter);
      memory.refresh();
      if (ending === done) return true;
      if (ending === stopped || (ending === poll && cancelled?.() === true)) return false;
      if (ending !== sums) continue;
      sumsAfter = NONE;
      this.refine(layout);
    }
  }

  /** Bounds on sums of two criteria, for the rest of the search. */
  private refine(layout: FrontLayout): void {
    const { memory, instance } = this;
    const trees = layout.columns.map((_, k) => memory.tree(k));
    const has01 = boundSums({ layout, trees, growSum: (query) => this.grow(layout, query, criteria) }, memory.sumRows());
    instance.run.boundBySums(has01 ? 1 : 0);
  }

  private grow(layout: FrontLayout, query: SumQuery, k: number): LeapTree {
    const { memory, instance } = this;
    const { leaps, columns, longest } = layout;
    const { a, b, ratio, until } = query;
    const tree = memory.tree(k);
    const ends = endsOf(layout, query);
    plantTree({ leaps, ends, ratio }, tree);
    memory.words.set(until, memory.at.until / 4);
    const { dist, via } = memory.treeAt(k);
    const far = longest[a]! + ratio * longest[b]!;
    const { at } = memory;
    const isGrown = instance.run.growTree(
      memory.columnAt(a),
      memory.columnAt(b),
      ratio,
      far,
      at.ends,
      ends.length,
      at.until,
      until.length,
      dist,
      via,
    );
    if (isGrown === 0) growByHeap({ leaps, column: columns[a]!, second: columns[b]!, ratio, ends }, tree);
    return tree;
  }

  /** In the order in which they were settled. */
  private listFound(): number[] {
    const { words, at } = this.memory;
    const found: number[] = [];
    for (let id = words[at.counts / 4 + 2]!; id !== NONE; id = words[labelWords * id + nextWord]!) found.push(id);
    return found.reverse();
  }

  private waysOf({ leaps, joints }: FrontLayout): LabelWays {
    const ways = new LabelWays();
    ways.words = this.memory.words;
    ways.width = labelWords / 2;
    ways.rowOffset = labelWords / 2;
    ways.segmentStart = leaps.firstArc;
    ways.segmentArc = leaps.arc;
    ways.otherSegments = joints;
    return ways;
  }
}
