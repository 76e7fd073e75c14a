/** `qiyun study simulate`: the traffic of many pairs, with queues at ports, borders and sailings. */
import { Command } from 'commander';
import { type ProblemDocument, type SimulateDocument, simulateDefaults } from '../contract/index.js';
import type { CommandContext, ExitCode } from './command-context.js';
import { readPairFlags } from './pair-flags.js';
import { atTableLine } from './read-table-file.js';
import { renderSimulation } from './render-simulation.js';
import { runStudyCommand, writeTable } from './run-study-command.js';
import { list, type TermsFlags, termsOf, toNumber, withTermsOptions } from './study-options.js';

interface SimulateFlags extends TermsFlags {
  readonly pairs?: string;
  readonly by?: string;
  readonly usdPerTonneDay?: string;
  readonly seed?: string;
  readonly replications?: string;
  readonly days?: string;
  readonly warmUpDays?: string;
  readonly border?: readonly string[];
  readonly flows?: string;
}

const about = `
Without --pairs the Caspian flows that ship. --depart is day 0 of the histories, and its month tells the weather. With --scenario the answer
is before and after, with the same luck; --out writes the queues.
`;

export function studySimulateCommand(context: CommandContext): Command {
  const { replications, days, warmUpDays } = simulateDefaults;
  const command = new Command('simulate')
    .description('a corridor as its traffic fills it: throughput, waits and what is not served, at every port, border and sailing')
    .option('--pairs <file>', 'CSV of origin,destination,tonnes_per_year and, where told, cargo,avoid (default: the Caspian flows that ship)')
    .option('--by <rule>', 'the way that is taken: generalised, time, cost or co2')
    .option('--usd-per-tonne-day <usd>', 'worth of a day to a tonne')
    .option('--border <place=n>', 'a border lets n consignments a day pass each way; may be repeated', list)
    .option('--replications <n>', `histories (default ${replications})`)
    .option('--days <n>', `days counted of each (default ${days})`)
    .option('--warm-up-days <n>', `days that fill the corridor first (default ${warmUpDays})`)
    .option('--seed <n>', 'of the histories')
    .option('--flows <file>', 'write the flows, door to door, to .csv or .parquet')
    .addHelpText('after', about);
  return withTermsOptions(command).action(async (flags: SimulateFlags) => context.finish(await runSimulate(context, flags)));
}

async function runSimulate(context: CommandContext, flags: SimulateFlags): Promise<ExitCode> {
  const problems: ProblemDocument[] = [];
  const pairs = flags.pairs === undefined ? [] : readPairFlags(context, { pairs: flags.pairs }, problems);
  const call = {
    kind: 'simulate',
    pairs: pairs.length === 0 || problems.length > 0 ? undefined : pairs.map(({ line: _, ...pair }) => pair),
    ...termsOf(flags),
    by: flags.by,
    usdPerTonneDay: toNumber(flags.usdPerTonneDay),
    seed: toNumber(flags.seed),
    replications: toNumber(flags.replications),
    days: toNumber(flags.days),
    warmUpDays: toNumber(flags.warmUpDays),
    borders: readBorders(flags.border ?? [], problems),
  };
  return runStudyCommand(context, {
    call,
    flags,
    problems,
    locate: (problem) => atTableLine(problem, { pairs: { path: flags.pairs ?? '', rows: pairs } }),
    render: ({ document }) => renderSimulation(document as SimulateDocument, context.terminal),
    tables: { flows: flags.flows },
    write: async ({ tables }) => writeTable(context, { field: 'flows', path: flags.flows, table: tables?.['flows'] }),
  });
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
