/**
 * All ways between sources and targets that no other way beats in every criterion: label setting in order of f = value + lower
 * bound, with dominance on the criteria after the first only. NAMOA*dr (Pulido, Mandow, Pérez de la Cruz, 2015,
 * doi:10.1016/j.cor.2015.05.007) with lazy dominance tests as in BOA* (C. Hernández Ulloa et al., A simple and fast bi-objective
 * search algorithm, ICAPS 2020, doi:10.1609/icaps.v30i1.6655) and its kin for more criteria.
 *
 * Deviations: criteria that are not asked are columns of zeros up to 3 (staircase fronts) or 5 (list fronts), so that both loops are
 * unrolled; with up to 3 a label waits for the least criterion 0 with which it can be of use (trade-offs.kernel.ts), so labels of a node come nearly,
 * not strictly, in order of criterion 0, and all criteria are compared; arcs may depend on time in criterion 0; equal labels come in the order of the tie rule. See pareto-run.kernel.ts for how
 * the problem is laid out, pareto-approx.kernel.ts for ε > 0.
 *
 * Why `!` is right here: as in pareto-run.kernel.ts.
 */
import { NONE } from '../units/index.js';
import { type FrontFound, mayRunInAssembly } from './front-assembly.kernel.js';
import { type FrontLayout, layOutFront } from './front-layout.kernel.js';
import { DEPTH, SEGMENT } from './label-ways.kernel.js';
import { searchApproximately } from './pareto-approx.kernel.js';
import type { ParetoProblem, ParetoResult, ParetoSolution } from './pareto-problem.js';
import { maxCriteria, paretoDefaults, requireParetoProblem } from './pareto-problem.js';
import type { ParetoScratch, Run } from './pareto-run.kernel.js';
import { addEnds, arriveTimed, createParetoScratch, findLeaps, growSum, leapStride, pollEvery, prepare, readSolution } from './pareto-run.kernel.js';
import type { BoundedFront } from './sums-of-two.kernel.js';

/** The front of `problem`; see ParetoProblem and ParetoResult for what is promised. */
export function paretoSearch(problem: ParetoProblem, scratch: ParetoScratch = createParetoScratch()): ParetoResult {
  requireParetoProblem(problem);
  const exact = (problem.epsilon ?? paretoDefaults.epsilon) === 0;
  const layout = layOutFront(problem, problem.weights.length <= 3 ? 3 : 5);
  const { assembly } = scratch;
  const found = exact && assembly !== undefined && mayRunInAssembly(layout) ? assembly.search(layout) : searchPlainly(layout, scratch, exact);
  const solutions = found.ends.map((end) => readSolution(layout, found.ways, end)).sort(byValues);
  return { complete: found.complete, labels: found.labels, solutions: exact ? solutions : withoutDominated(solutions) };
}

function searchPlainly(layout: FrontLayout, scratch: ParetoScratch, exact: boolean): FrontFound {
  const run = prepare(layout, scratch, exact ? 1 : 2);
  const complete = exact ? (run.stride === 3 ? searchThree(run) : searchFive(run)) : searchApproximately(run);
  return { complete, labels: scratch.labels.made, ends: run.found, ways: scratch.labels };
}

/** One to three criteria. True when the open list ran empty. */
function searchThree(run: Run): boolean {
  const { layout, scratch } = run;
  const { problem } = layout;
  const { labels, fronts, solutions, tradeOffs, firstLeap, endLeap, hasEnds, leaps, leapCost } = scratch;
  const { endNode } = labels;
  const { from } = layout.leaps;
  const maxLabels = problem.maxLabels ?? paretoDefaults.maxLabels;
  let label = labels.data;
  let untilPoll = pollEvery;
  let expanded = 0;
  let isRefined = false;
  const refineAfter = problem.refineAfter ?? paretoDefaults.refineAfter;
  tradeOffs.reset(layout.limits, layout.endNode);

  for (;;) {
    if (expanded === refineAfter && !isRefined && labels.made > 0) {
      isRefined = true;
      tradeOffs.refine(boundedFront(run));
    }
    if (--untilPoll === 0) {
      untilPoll = pollEvery;
      if (problem.cancelled?.() === true) return false;
    }
    const id = labels.pop();
    if (id === NONE) return true;
    const row = labels.rowAt(id);
    const node = labels.words[row]!;
    if (node === endNode) {
      if (solutions.addPair(0, label[8 * id + 2]!, label[8 * id + 3]!)) run.found.push(id);
      continue;
    }
    const key = label[8 * id]!;
    if (!tradeOffs.opens(solutions, labels, id, node)) continue;
    if (label[8 * id]! > key) {
      labels.queue(id); // its turn is later than it seemed
      continue;
    }
    if (fronts.covers(node, label, 8 * id + 1)) continue;
    // labels of one node do not come in order of criterion 0, so of two equal ones that which the rule of ties prefers may come later
    if (fronts.equal !== NONE && !labels.isPreferred(id, fronts.equal)) continue;
    fronts.addLabel(node, label, 8 * id + 1, id);
    expanded++;
    if (hasEnds[node] === 1) {
      const made = labels.made;
      addEnds(run, id, node);
      label = labels.data;
      for (let end = made; end < labels.made; end++) labels.queue(end);
    }
    const f0 = label[8 * id + 1]!;
    const f1 = label[8 * id + 2]!;
    const f2 = label[8 * id + 3]!;
    const depth = labels.words[row + DEPTH]!;
    const segment = labels.words[row + SEGMENT]!;
    const before = segment < from.length ? from[segment]! : NONE;
    if (firstLeap[node] === NONE) findLeaps(run, node);
    for (let i = firstLeap[node]!, stop = endLeap[node]!; i < stop; i++) {
      const next = leaps[leapStride * i]!;
      if (next === before) continue; // the label there is at least as good
      if (labels.made === labels.capacity) {
        labels.grow();
        label = labels.data;
      }
      const made = labels.made;
      const c = 8 * made;
      const arc = leaps[leapStride * i + 3]!;
      const next0 = arc === NONE ? f0 + leapCost[3 * i]! : arriveTimed(run, arc, f0, node, next);
      label[c] = next0 > key ? next0 : key;
      label[c + 1] = next0;
      label[c + 2] = f1 + leapCost[3 * i + 1]!;
      label[c + 3] = f2 + leapCost[3 * i + 2]!;
      if (fronts.covers(next, label, c + 1)) continue;
      if (!tradeOffs.opens(solutions, labels, made, next)) continue;
      if (made >= maxLabels) return false;
      labels.add(next, id, leaps[leapStride * i + 1]!, depth + leaps[leapStride * i + 2]!);
      labels.queue(made);
    }
  }
}

function boundedFront({ layout, scratch }: Run): BoundedFront {
  const tree = scratch.trees[maxCriteria]!;
  return {
    layout,
    trees: scratch.trees,
    growSum: (query) => {
      growSum(layout, scratch, query, tree);
      return tree;
    },
  };
}

/** Four and five criteria. True when the open list ran empty. */
function searchFive(run: Run): boolean {
  const { layout, scratch } = run;
  const { problem, limits } = layout;
  const { labels, fronts, firstLeap, endLeap, hasEnds, leaps, leapCost } = scratch;
  const endNode = labels.endNode;
  const { from } = layout.leaps;
  const maxLabels = problem.maxLabels ?? paretoDefaults.maxLabels;
  const limit0 = limits[0]!;
  const limit1 = limits[1]!;
  const limit2 = limits[2]!;
  const limit3 = limits[3]!;
  const limit4 = limits[4]!;
  let label = labels.data;
  let untilPoll = pollEvery;

  for (let id = labels.pop(); id !== NONE; id = labels.pop()) {
    if (--untilPoll === 0) {
      untilPoll = pollEvery;
      if (problem.cancelled?.() === true) return false;
    }
    const f0 = label[9 * id + 1]!;
    const f1 = label[9 * id + 2]!;
    const f2 = label[9 * id + 3]!;
    const f3 = label[9 * id + 4]!;
    const f4 = label[9 * id + 5]!;
    const row = labels.rowAt(id);
    const node = labels.words[row]!;
    if (fronts.coversQuad(endNode, f1, f2, f3, f4)) continue;
    if (fronts.coversQuad(node, f1, f2, f3, f4)) continue;
    fronts.addQuad(node, f1, f2, f3, f4);
    if (node === endNode) {
      run.found.push(id);
      continue;
    }
    if (hasEnds[node] === 1) {
      const made = labels.made;
      addEnds(run, id, node);
      label = labels.data;
      for (let end = made; end < labels.made; end++) labels.queue(end);
    }
    const depth = labels.words[row + DEPTH]!;
    const segment = labels.words[row + SEGMENT]!;
    const before = segment < from.length ? from[segment]! : NONE;
    if (firstLeap[node] === NONE) findLeaps(run, node);
    for (let i = firstLeap[node]!, stop = endLeap[node]!; i < stop; i++) {
      const next = leaps[leapStride * i]!;
      if (next === before) continue;
      const arc = leaps[leapStride * i + 3]!;
      const next0 = arc === NONE ? f0 + leapCost[5 * i]! : arriveTimed(run, arc, f0, node, next);
      const next1 = f1 + leapCost[5 * i + 1]!;
      const next2 = f2 + leapCost[5 * i + 2]!;
      const next3 = f3 + leapCost[5 * i + 3]!;
      const next4 = f4 + leapCost[5 * i + 4]!;
      if (!(next0 <= limit0 && next1 <= limit1 && next2 <= limit2 && next3 <= limit3 && next4 <= limit4)) continue;
      if (fronts.coversQuad(endNode, next1, next2, next3, next4)) continue;
      if (fronts.coversQuad(next, next1, next2, next3, next4)) continue;
      if (labels.made >= maxLabels) return false;
      if (labels.made === labels.capacity) {
        labels.grow();
        label = labels.data;
      }
      const c = 9 * labels.made;
      label[c] = next0;
      label[c + 1] = next0;
      label[c + 2] = next1;
      label[c + 3] = next2;
      label[c + 4] = next3;
      label[c + 5] = next4;
      labels.add(next, id, leaps[leapStride * i + 1]!, depth + leaps[leapStride * i + 2]!);
      labels.queue(labels.made - 1);
    }
  }
  return true;
}

function byValues(a: ParetoSolution, b: ParetoSolution): number {
  for (let k = 0; k < a.values.length; k++) {
    const difference = a.values[k]! - b.values[k]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `solutions` ascending: only an earlier one can dominate, or equal, a later one. */
function withoutDominated(solutions: readonly ParetoSolution[]): ParetoSolution[] {
  const kept: ParetoSolution[] = [];
  for (const solution of solutions) {
    if (!kept.some((other) => other.values.every((value, k) => value <= solution.values[k]!))) kept.push(solution);
  }
  return kept;
}
