/** `qiyun study simulate`: the traffic of many pairs, with queues at ports, borders and sailings. */
import { Command } from 'commander';
import { type ProblemDocument, simulateDefaults } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { atLine, type PairFlags, readPairFlags } from './pair-flags.js';
import { list, toNumber } from './plan-options.js';
import { progressBar } from './progress-bar.js';
import { renderProblems } from './render-problems.js';
import { renderSimulation } from './render-simulation.js';

interface SimulateFlags extends PairFlags {
  readonly scenario?: string;
  readonly cargo?: string;
  readonly depart?: string;
  readonly avoid?: readonly string[];
  readonly tir?: boolean;
  readonly by?: string;
  readonly usdPerTonneDay?: string;
  readonly seed?: string;
  readonly replications?: string;
  readonly days?: string;
  readonly warmUpDays?: string;
  readonly border?: readonly string[];
  readonly json?: boolean;
  readonly network?: string;
}

export function studySimulateCommand(context: CommandContext): Command {
  const { replications, days, warmUpDays } = simulateDefaults;
  return new Command('simulate')
    .description('a corridor as its traffic fills it: throughput, waits and what is not served, at every port, border and sailing')
    .option('-s, --scenario <name|file>', 'before and after a scenario, with the same luck')
    .option('--pairs <file>', 'CSV of origin,destination,tonnes_per_year and, where told, cargo,avoid (default: the Caspian flows that ship)')
    .option('-c, --cargo <load>', 'what is sent where a pair does not say')
    .option('-d, --depart <when>', 'day 0 of the histories (default tomorrow); its month tells the weather')
    .option('--avoid <list>', 'for every pair, as mode:air', list)
    .option('--tir', 'trucks travel under a TIR carnet')
    .option('--by <rule>', 'the way that is taken: generalised, time, cost or co2')
    .option('--usd-per-tonne-day <usd>', 'worth of a day to a tonne')
    .option('--border <place=n>', 'a border lets n consignments a day pass each way; may be repeated', list)
    .option('--replications <n>', `histories (default ${replications})`)
    .option('--days <n>', `days counted of each (default ${days})`)
    .option('--warm-up-days <n>', `days that fill the corridor first (default ${warmUpDays})`)
    .option('--seed <n>', 'of the histories')
    .option('--json', 'print the answer as JSON (docs/guide/scenarios.md)')
    .option('--network <file>', 'a network image (default: Eurasia)')
    .action((flags: SimulateFlags) => context.finish(runSimulate(context, flags)));
}

function runSimulate(context: CommandContext, flags: SimulateFlags): ExitCode {
  const { use, terminal } = context;
  const problems: ProblemDocument[] = [];
  const scenario = flags.scenario === undefined ? undefined : use.readScenario(flags.scenario);
  if (scenario?.kind === 'refused') problems.push(...scenario.sentences.map((message) => ({ field: 'scenario', message, choices: [] })));
  const pairs = readPairFlags({ use: { ...use, readPairs: (path) => use.readPairs(path, 'flows') } }, flags, problems);
  const borders = readBorders(flags.border ?? [], problems);
  const opened = use.openNetwork(flags.network);
  if (opened.kind === 'refused') problems.push({ field: 'network', message: opened.sentence, choices: [] });
  if (opened.kind === 'refused' || scenario?.kind === 'refused' || problems.length > 0) return refuse(context, flags, problems);
  const call = {
    scenario: scenario?.value,
    pairs: pairs.map(({ line: _, ...pair }) => pair),
    cargo: flags.cargo,
    depart: flags.depart,
    avoid: flags.avoid?.join(','),
    tir: flags.tir,
    by: flags.by,
    usdPerTonneDay: toNumber(flags.usdPerTonneDay),
    seed: toNumber(flags.seed),
    replications: toNumber(flags.replications),
    days: toNumber(flags.days),
    warmUpDays: toNumber(flags.warmUpDays),
    borders,
  };
  const bar = progressBar(terminal);
  const outcome = opened.simulate(Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined)), bar.report);
  bar.done();
  if (outcome.kind === 'problems')
    return refuse(
      context,
      flags,
      outcome.problems.map((problem) => atLine(problem, flags.pairs, pairs)),
    );
  terminal.out(flags.json ? jsonText(outcome.document) : renderSimulation(outcome.document, terminal));
  return exitCodes.answer;
}

/** `place=number`, each once. */
function readBorders(texts: readonly string[], problems: ProblemDocument[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    const perDay = Number(text.slice(at + 1));
    if (at > 0 && perDay > 0) found[text.slice(0, at).trim()] = perDay;
    else problems.push({ field: 'border', message: `“${text}” is not of the form place=725: a border and its consignments a day.`, choices: [] });
  }
  return found;
}

function refuse({ terminal }: CommandContext, flags: SimulateFlags, problems: readonly ProblemDocument[]): ExitCode {
  if (flags.json) terminal.out(jsonText({ problems }));
  terminal.err(renderProblems(problems, terminal));
  return exitCodes.badInput;
}
