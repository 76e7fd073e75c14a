/** `qiyun study compare --scenario NAME|FILE`: before and after, pair by pair. */
import { Command } from 'commander';
import { compareDefaults, type ProblemDocument } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { atLine, readPairFlags } from './pair-flags.js';
import { list, toNumber } from './plan-options.js';
import { progressBar } from './progress-bar.js';
import { renderComparison } from './render-comparison.js';
import { renderProblems } from './render-problems.js';

interface CompareFlags {
  readonly scenario: string;
  readonly pairs?: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly cargo?: string;
  readonly depart?: string;
  readonly avoid?: readonly string[];
  readonly tir?: boolean;
  readonly drivers?: string;
  readonly by?: string;
  readonly usdPerTonneDay?: string;
  readonly seed?: string;
  readonly draws?: string;
  readonly json?: boolean;
  readonly network?: string;
}

export function studyCompareCommand(context: CommandContext): Command {
  return new Command('compare')
    .description('a scenario against the network as it is, with the same luck on both sides')
    .requiredOption('-s, --scenario <name|file>', 'a ready scenario (qiyun study scenarios), or a file of YAML or JSON')
    .option('--pairs <file>', 'CSV of origin,destination and, where told, cargo,avoid,tonnes_per_year (default: the corridor pairs that ship)')
    .option('--from <place>', 'with --to, one pair instead; may be repeated', list)
    .option('--to <place>', 'the other end, as often as --from', list)
    .option('-c, --cargo <load>', 'what is sent where a pair does not say')
    .option('-d, --depart <when>', 'date, or local date and time at the origin (default tomorrow)')
    .option('--avoid <list>', 'for every pair, as mode:air', list)
    .option('--tir', 'trucks travel under a TIR carnet')
    .option('--drivers <n>', 'in the cab, 1 or 2')
    .option('--by <rule>', `the way that is taken: generalised, time, cost or co2 (default ${compareDefaults.by}: price plus the worth of time)`)
    .option('--usd-per-tonne-day <usd>', `worth of a day to a tonne (default ${compareDefaults.usdPerTonneDay})`)
    .option('--seed <n>', 'of the simulation')
    .option('--draws <n>', `simulated runs of every way (default ${compareDefaults.draws})`)
    .option('--json', 'print the answer as JSON (docs/guide/scenarios.md)')
    .option('--network <file>', 'a network image (default: Eurasia)')
    .action((flags: CompareFlags) => context.finish(runCompare(context, flags)));
}

function runCompare(context: CommandContext, flags: CompareFlags): ExitCode {
  const { use, terminal } = context;
  const problems: ProblemDocument[] = [];
  const scenario = use.readScenario(flags.scenario);
  if (scenario.kind === 'refused') problems.push(...scenario.sentences.map((message) => ({ field: 'scenario', message, choices: [] })));
  const pairs = readPairFlags(context, flags, problems);
  const opened = use.openNetwork(flags.network);
  if (opened.kind === 'refused') problems.push({ field: 'network', message: opened.sentence, choices: [] });
  if (opened.kind === 'refused' || scenario.kind === 'refused' || problems.length > 0) return refuse(context, flags, problems);
  const call = {
    scenario: scenario.value,
    pairs: pairs.map(({ line: _, ...pair }) => pair),
    cargo: flags.cargo,
    depart: flags.depart,
    avoid: flags.avoid?.join(','),
    tir: flags.tir,
    drivers: toNumber(flags.drivers),
    by: flags.by,
    usdPerTonneDay: toNumber(flags.usdPerTonneDay),
    seed: toNumber(flags.seed),
    draws: toNumber(flags.draws),
  };
  const bar = progressBar(terminal);
  const outcome = opened.compare(Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined)), bar.report);
  bar.done();
  if (outcome.kind === 'problems')
    return refuse(
      context,
      flags,
      outcome.problems.map((problem) => atLine(problem, flags.pairs, pairs)),
    );
  terminal.out(flags.json ? jsonText(outcome.document) : renderComparison(outcome.document, terminal));
  return outcome.document.all.both + outcome.document.all.gained + outcome.document.all.lost === 0 ? exitCodes.no : exitCodes.answer;
}

function refuse({ terminal }: CommandContext, flags: CompareFlags, problems: readonly ProblemDocument[]): ExitCode {
  if (flags.json) terminal.out(jsonText({ problems }));
  terminal.err(renderProblems(problems, terminal));
  return exitCodes.badInput;
}
