/** `qiyun network build | check | show | find | import | join`: the network by itself. */
import { Command } from 'commander';
import type { Issue } from '../network/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { grouped } from './figures.js';
import { importCommand } from './import-command.js';
import { joinCommand } from './join-command.js';
import { progressBar } from './progress-bar.js';
import { renderFound, renderIssues, renderNetwork, renderPlace } from './render-network.js';
import { renderProblems } from './render-problems.js';

interface NetworkFlags {
  readonly out?: string;
  readonly json?: boolean;
  readonly network?: string;
  readonly limit?: string;
}

export function networkCommand(context: CommandContext): Command {
  const { finish } = context;
  const network = new Command('network').description('build, check, import and look into networks');
  network
    .command('build')
    .description('compile a folder of tables into one file image')
    .argument('[folder]', 'a network package (default: data/eurasia)')
    .requiredOption('-o, --out <file>', 'the image to write, as mine.qiyun')
    .action((folder: string | undefined, flags: NetworkFlags) => finish(runBuild(context, folder, flags)));
  network
    .command('check')
    .description('list every problem of a folder of tables')
    .argument('[folder]', 'a network package (default: data/eurasia)')
    .option('--json', 'print the problems as JSON')
    .action((folder: string | undefined, flags: NetworkFlags) => finish(runCheck(context, folder, flags)));
  network
    .command('show')
    .description('what the network holds, or what meets at one place')
    .argument('[place]', 'name, id or lat,lon')
    .option('--json', 'print as JSON')
    .option('--network <file>', 'a network image (default: Eurasia)')
    .action((place: string | undefined, flags: NetworkFlags) => finish(runShow(context, place, flags)));
  network
    .command('find')
    .description('places whose name is like a text, in any language')
    .argument('<text>', 'name or part of one')
    .option('-n, --limit <n>', 'most places listed (default 10)')
    .option('--json', 'print as JSON')
    .option('--network <file>', 'a network image (default: Eurasia)')
    .action((text: string, flags: NetworkFlags) => finish(runFind(context, text, flags)));
  network.addCommand(importCommand(context));
  network.addCommand(joinCommand(context));
  return network;
}

function refuse({ terminal }: CommandContext, field: string, message: string, choices: { id: string; label: string }[] = []): ExitCode {
  terminal.err(renderProblems([{ field, message, choices }], terminal));
  return exitCodes.badInput;
}

function runBuild(context: CommandContext, folder: string | undefined, flags: NetworkFlags): ExitCode {
  const { use, terminal } = context;
  const read = use.readFolder(folder);
  if (read.kind === 'refused') return refuse(context, 'folder', read.sentence);
  const bar = progressBar(terminal);
  const outcome = use.buildNetwork(read.files, bar.report);
  bar.done();
  const errors = outcome.issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) terminal.err(renderIssues(errors, terminal));
  if (outcome.issues.length > 0) terminal.err(`${problemCount(outcome.issues)} in ${read.path}; qiyun network check lists all.\n`);
  if (outcome.kind === 'wrong') {
    terminal.err('Nothing is written.\n');
    return exitCodes.badInput;
  }
  const out = flags.out ?? '';
  const refused = use.writeFile(out, outcome.image);
  if (refused !== undefined) return refuse(context, 'out', refused.sentence);
  const { id, version, nodes, arcs, places } = outcome.network;
  terminal.out(
    `Network ${id} ${version}: ${grouped(places.length)} places, ${grouped(nodes.count)} nodes, ${grouped(arcs.count)} arcs; ` +
      `${grouped(outcome.image.byteLength / 1e6, 1)} MB in ${out}.\n`,
  );
  return exitCodes.answer;
}

function runCheck(context: CommandContext, folder: string | undefined, flags: NetworkFlags): ExitCode {
  const { use, terminal } = context;
  const read = use.readFolder(folder);
  if (read.kind === 'refused') return refuse(context, 'folder', read.sentence);
  const { issues, tables } = use.importPackage(read.files);
  if (flags.json) terminal.out(jsonText({ issues }));
  else if (issues.length > 0) terminal.out(renderIssues(issues, terminal));
  if (!flags.json) {
    const rows = tables === undefined ? 0 : Object.values(tables).reduce((sum: number, table: readonly unknown[]) => sum + table.length, 0);
    terminal.out(`${problemCount(issues)} in ${read.path}${tables === undefined ? '' : `, ${grouped(rows)} rows`}.\n`);
  }
  return tables === undefined ? exitCodes.badInput : exitCodes.answer;
}

function problemCount(issues: readonly Issue[]): string {
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  const warnings = issues.length - errors;
  const words = [errors === 0 ? 'No problem' : `${grouped(errors)} problem${errors === 1 ? '' : 's'}`];
  if (warnings > 0) words.push(`${grouped(warnings)} warning${warnings === 1 ? '' : 's'}`);
  return words.join(' and ');
}

function runShow(context: CommandContext, text: string | undefined, flags: NetworkFlags): ExitCode {
  const { use, terminal } = context;
  const opened = use.openNetwork(flags.network);
  if (opened.kind === 'refused') return refuse(context, 'network', opened.sentence);
  if (text === undefined) {
    const survey = opened.survey();
    terminal.out(flags.json ? jsonText(survey) : renderNetwork(survey, terminal));
    return exitCodes.answer;
  }
  const reading = opened.resolve(text);
  if (reading.kind === 'unclear') return refuse(context, 'place', reading.message, [...reading.choices]);
  if (reading.reading !== '') terminal.err(`${reading.reading}\n`);
  const survey = opened.surveyPlace(reading.place);
  terminal.out(flags.json ? jsonText(survey) : renderPlace(survey, terminal));
  return exitCodes.answer;
}

function runFind(context: CommandContext, text: string, flags: NetworkFlags): ExitCode {
  const { use, terminal } = context;
  const limit = Number(flags.limit ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) return refuse(context, 'limit', 'limit must be a whole number from 1 to 1000.');
  const opened = use.openNetwork(flags.network);
  if (opened.kind === 'refused') return refuse(context, 'network', opened.sentence);
  const found = opened.find(text, limit);
  if (flags.json) terminal.out(jsonText({ places: found.map(({ place, how }) => ({ ...place, how })) }));
  else if (found.length === 0) terminal.out(`No place is called anything like “${text}”.\n`);
  else terminal.out(renderFound(found, terminal));
  return found.length === 0 ? exitCodes.no : exitCodes.answer;
}
