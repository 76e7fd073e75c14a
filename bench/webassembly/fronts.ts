/** Exact fronts of three criteria between random pairs of the default network, by both kernels in turns: the searches alone, the metric priced. */
import { join } from 'node:path';
import { readNetwork } from '../../src/adapters/network-store.js';
import { createParetoScratch, type ParetoProblem, paretoSearch } from '../../src/graph/index.js';
import { parseCargo } from '../../src/planning/index.js';
import { preparePlan } from '../../src/planning/prepare.js';
import { layOutQuestion } from '../../src/planning/search-ways.js';
import { summarise } from '../planner/measure.js';
import { drawPairs, questionOf } from '../planner/pairs.js';

const rounds = 4;
const seed = 20261201; // the planner's bench has the same

/** Prints a line. False when some answer differs, in a way, a figure or the number of labels made for it. */
export function compareFronts(): boolean {
  const problems = listProblems();
  const kernels = (['plain', 'assembly'] as const).map((kernel) => createParetoScratch(kernel));
  const least = kernels.map(() => problems.map(() => Infinity));
  let equal = true;
  for (let round = 0; round < rounds; round++) {
    problems.forEach((problem, at) => {
      const answers = kernels.map((scratch, k) => {
        const began = performance.now();
        const answer = paretoSearch(problem, scratch);
        const spans = least[k] ?? [];
        spans[at] = Math.min(spans[at] ?? Infinity, performance.now() - began);
        return JSON.stringify(answer);
      });
      equal &&= answers[0] === answers[1];
    });
  }
  const [slow, fast] = [0, 1].map((k) => summarise(least[k] ?? [])) as [ReturnType<typeof summarise>, ReturnType<typeof summarise>];
  const row = (name: string, a: number, b: number): string => `${name} ${a.toFixed(1)} and ${b.toFixed(1)} ms: ${(a / b).toFixed(2)} times`;
  console.log(
    `  ${equal ? 'equal' : 'WRONG'}  ${problems.length} exact fronts of three criteria, default network, TypeScript and WebAssembly (to pay: 1.3): ${row('median', slow.median, fast.median)}; ${row('p99', slow.p99, fast.p99)}; ${row('mean', slow.mean, fast.mean)}`,
  );
  return equal;
}

function listProblems(): ParetoProblem[] {
  const read = readNetwork(join(process.cwd(), 'dist', 'eurasia.qiyun'));
  if (read.kind === 'refused') throw new Error(read.sentence);
  const { network } = read;
  const { cargo } = parseCargo('1x40HC:20t', { limits: network.tables.vehicles });
  if (cargo === undefined) throw new Error('1x40HC:20t is no cargo of this network');
  return drawPairs(network, seed).map(([from, to]) => {
    const { metric, question } = preparePlan(network, questionOf(cargo, [from, to], ['time', 'cost', 'co2']), { from, to, via: [] });
    return layOutQuestion(network, metric, question).problem;
  });
}
