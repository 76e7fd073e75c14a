/**
 * Some ways that stand for all within a factor 1 + ε: A*pex (H. Zhang, O. Salzman, T. K. S. Kumar, A. Felner, C. Hernández Ulloa,
 * S. Koenig, A*pex: efficient approximate multi-objective search on graphs, ICAPS 2022, doi:10.1609/icaps.v32i1.19825).
 *
 * A label carries two vectors: the f of its own way, and an apex, the least in each criterion of all the ways it stands for. Two labels
 * that wait at one node become one while the way kept is within the factor of their common apex. Order and node dominance go by
 * apexes, exactly; a label is cut when some solution is within the factor of its apex. Every way is thus ≥ the apex of a label that
 * ends in a solution ≤ (1 + ε) apex: the factor is paid once, however long the way. (Plain ε-dominance at every node would pay it
 * at every node.)
 *
 * Deviations: for a limited criterion, and for criterion 0 when arcs are timed, the kept way must equal the apex: a way slightly above
 * could break the limit, or miss the ferry, that the ways it stands for do not. At most 16 waiting labels are tried.
 *
 * Why `!` is right here: as in pareto-run.kernel.ts.
 */
import { NONE } from '../units/index.js';
import type { Fronts } from './fronts.kernel.js';
import { DEPTH, NODE } from './label-ways.kernel.js';
import { paretoDefaults } from './pareto-problem.js';
import type { Run } from './pareto-run.kernel.js';
import { addEnds, arriveTimed, findLeaps, leapStride, pollEvery } from './pareto-run.kernel.js';

/** True when the open list ran empty. The labels hold `[apex, own f]`, each of `run.stride` numbers. */
export function searchApproximately(run: Run): boolean {
  const { layout, scratch, stride } = run;
  const { problem, limits } = layout;
  const { labels, fronts, waiting, firstLeap, endLeap, hasEnds, leaps, leapCost } = scratch;
  const slack = 1 + (problem.epsilon ?? paretoDefaults.epsilon);
  const maxLabels = problem.maxLabels ?? paretoDefaults.maxLabels;
  const width = 2 * stride;
  const endNode = labels.endNode;
  const untimed = problem.timed === undefined;
  waiting.reset(
    labels,
    stride,
    limits.map((limit, k) => (limit < Number.MAX_VALUE || (k === 0 && !untimed) ? 1 : slack)),
  );
  const vector = new Float64Array(width);
  let untilPoll = pollEvery;

  for (let id = 0; id < labels.made; id++) waiting.add(id); // the sources
  for (let id = labels.pop(); id !== NONE; id = labels.pop()) {
    if (--untilPoll === 0) {
      untilPoll = pollEvery;
      if (problem.cancelled?.() === true) return false;
    }
    if (waiting.isMerged(id)) continue;
    waiting.leave(id);
    for (let i = 0; i < width; i++) vector[i] = labels.data[labels.width * id + 1 + i]!;
    const node = labels.words[labels.rowAt(id) + NODE]!;
    if (covers(fronts, stride, endNode, vector, slack)) continue;
    if (node === endNode) {
      keep(fronts, stride, endNode, vector, stride);
      run.found.push(id);
      continue;
    }
    if (covers(fronts, stride, node, vector, 1)) continue;
    keep(fronts, stride, node, vector, 0);
    if (hasEnds[node] === 1) {
      const made = labels.made;
      addEnds(run, id, node);
      for (let end = made; end < labels.made; end++) {
        waiting.add(end);
        labels.queue(end);
      }
    }
    const depth = labels.words[labels.rowAt(id) + DEPTH]!;
    if (firstLeap[node] === NONE) findLeaps(run, node);
    for (let i = firstLeap[node]!, stop = endLeap[node]!; i < stop; i++) {
      const next = leaps[leapStride * i]!;
      const arc = leaps[leapStride * i + 3]!;
      const from = labels.width * id + 1;
      let within = true;
      for (let k = 0; k < stride && within; k++) {
        const add = leapCost[stride * i + k]!;
        vector[k] = labels.data[from + k]! + add;
        vector[stride + k] = labels.data[from + stride + k]! + add;
        if (k === 0 && arc !== NONE) vector[0] = vector[stride] = arriveTimed(run, arc, labels.data[from]!, node, next);
        within = vector[k]! <= limits[k]!;
      }
      if (!within || covers(fronts, stride, endNode, vector, slack) || covers(fronts, stride, next, vector, 1)) continue;
      if (labels.made >= maxLabels) return false;
      waiting.join(next, id, leaps[leapStride * i + 1]!, depth + leaps[leapStride * i + 2]!, vector);
    }
  }
  return true;
}

/** Does an entry of the row cover the apex in `vector`, times `factor`? */
function covers(fronts: Fronts, stride: number, row: number, vector: Float64Array, factor: number): boolean {
  const a = vector[1]! * factor;
  const b = vector[2]! * factor;
  return stride === 3 ? fronts.coversPair(row, a, b) : fronts.coversQuad(row, a, b, vector[3]! * factor, vector[4]! * factor);
}

/** Adds the vector that begins at `at`, first criterion left out; entries of solutions may be covered already. */
function keep(fronts: Fronts, stride: number, row: number, vector: Float64Array, at: number): void {
  if (stride === 3) fronts.addPair(row, vector[at + 1]!, vector[at + 2]!);
  else fronts.addQuad(row, vector[at + 1]!, vector[at + 2]!, vector[at + 3]!, vector[at + 4]!);
}
