/** `qiyun bench run`: anyone's graph against anyone's truth. */
import { Command } from 'commander';
import type { WorkbenchMode, WorkbenchOutcome } from '../application/index.js';
import { type CommandContext, exitCodes, jsonText } from './command-context.js';
import { grouped } from './figures.js';
import { progressBar } from './progress-bar.js';
import { renderIssues } from './render-network.js';
import { renderProblems } from './render-problems.js';
import type { Terminal } from './terminal.js';
import { type Column, renderTable } from './text-table.js';

const modes: readonly WorkbenchMode[] = ['point', 'matrix', 'front'];

interface BenchFlags {
  readonly graph: readonly string[];
  readonly coordinates?: string;
  readonly queries: string;
  readonly mode: string;
  readonly json?: boolean;
}

const collect = (file: string, before: readonly string[] = []): readonly string[] => [...before, file];

export function benchCommand(context: CommandContext): Command {
  const bench = new Command('bench').description('answer queries on a graph of your own, to be compared with what you know');
  bench
    .command('run')
    .description('shortest ways, a matrix or exact fronts on DIMACS graphs')
    .requiredOption('--graph <file>', 'a DIMACS graph, .gr or .gr.gz; again for a further criterion', collect)
    .option('--coordinates <file>', 'coordinates of its nodes, .co or .co.gz: a better and faster hierarchy')
    .requiredOption('--queries <file>', 'CSV with columns source and target, ids as in the graph; further columns are ignored')
    .option(
      '--mode <mode>',
      `${modes.join(', ')}: one value per row and graph, all sources by all targets, or every point of the exact front`,
      'point',
    )
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample: qiyun bench run --graph NY-d.gr.gz --graph NY-t.gr.gz --coordinates NY.co.gz --queries pairs.csv --mode front')
    .action(async (flags: BenchFlags) => context.finish(await runBench(context, flags)));
  return bench;
}

async function runBench({ use, terminal }: CommandContext, flags: BenchFlags) {
  const mode = modes.find((name) => name === flags.mode);
  if (mode === undefined) {
    const message = `“${flags.mode}” is no mode; there are ${modes.join(', ')}.`;
    const problems = [{ field: 'mode', message, choices: [] }];
    if (flags.json) terminal.out(jsonText({ problems, issues: [] }));
    terminal.err(renderProblems(problems, terminal));
    return exitCodes.badInput;
  }
  const bar = progressBar(terminal);
  const request = { graphs: flags.graph, coordinates: flags.coordinates, queries: flags.queries, mode };
  const outcome = await use.runWorkbench(request, { clock: terminal.clock, report: bar.report });
  bar.done();
  if (outcome.kind === 'wrong') {
    if (flags.json) terminal.out(jsonText({ problems: outcome.problems, issues: outcome.issues }));
    if (outcome.problems.length > 0) {
      terminal.err(
        renderProblems(
          outcome.problems.map((problem) => ({ ...problem, choices: [] })),
          terminal,
        ),
      );
    }
    if (outcome.issues.length > 0) terminal.err(renderIssues(outcome.issues, terminal));
    return exitCodes.badInput;
  }
  const { graphs, rows, stages } = outcome;
  terminal.out(flags.json ? `${JSON.stringify({ formatVersion: 1, mode, graphs, answers: rows, stages })}\n` : renderAnswers(outcome, terminal));
  return exitCodes.answer;
}

function renderAnswers({ graphs, rows, stages }: Extract<WorkbenchOutcome, { kind: 'answered' }>, { ink }: Terminal): string {
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns = [right('source'), right('target'), ...graphs.map(({ file }) => right(file.replace(/^.*[\\/]/, '')))];
  const body = rows.map(({ source, target, values }) => [
    String(source),
    String(target),
    ...values.map((value) => (value === null ? 'no way' : grouped(value))),
  ]);
  const times = stages.map(({ what, seconds }) => [what, seconds.toFixed(3)]);
  const style = { indent: 0, head: ink.dim };
  const sizes = graphs.map(({ file, nodes, arcs }) => `${file}: ${grouped(nodes)} nodes, ${grouped(arcs)} arcs`);
  return `${[...renderTable(columns, body, style), '', ...sizes, '', ...renderTable([{ title: 'stage', align: 'left' }, right('seconds')], times, style)].join('\n')}\n`;
}
