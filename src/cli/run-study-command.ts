/** What every `qiyun study …` does once its flags are a call: read it, run it with a bar, write what was asked for, print. */
import { renderCsv, type StudyAnswer, type StudyTable } from '../application/index.js';
import type { ProblemDocument } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { progressBar } from './progress-bar.js';
import { renderProblems } from './render-problems.js';
import { readStudiesOptions, type StudyFlags, withoutGaps } from './study-options.js';
import type { OpenedStudies } from './use-cases.js';

export interface StudyCommand {
  readonly call: Readonly<Record<string, unknown>>;
  readonly flags: StudyFlags;
  /** What is wrong with the flags by themselves. */
  readonly problems: ProblemDocument[];
  readonly render: (answer: StudyAnswer) => string;
  /** Tells a problem of the call where the user can find it, as at the line of a file. */
  readonly locate?: (problem: ProblemDocument) => ProblemDocument;
  /** Of an answer; its exit code where it is not `answer`. */
  readonly judge?: (answer: StudyAnswer) => ExitCode;
  /** Further files of tables, by their flag: checked with the others before anything is run. */
  readonly tables?: Readonly<Record<string, string | undefined>>;
  /** More files; a problem, or undefined. */
  readonly write?: (answer: StudyAnswer) => Promise<ProblemDocument | undefined>;
}

export async function runStudyCommand(context: CommandContext, command: StudyCommand): Promise<ExitCode> {
  const { use, terminal } = context;
  const { flags, problems } = command;
  const options = readStudiesOptions(flags, problems, command.tables);
  const scenario = flags.scenario === undefined ? undefined : use.readScenario(flags.scenario);
  if (scenario?.kind === 'refused') problems.push(...scenario.sentences.map((message) => ({ field: 'scenario', message, choices: [] })));
  if (problems.some(({ field }) => field === 'workers')) return refuse(context, flags, problems);
  const opened = await use.openStudies(options);
  if (opened.kind === 'refused') return refuse(context, flags, [...problems, { field: 'study', message: opened.sentence, choices: [] }]);
  try {
    const read = opened.read(withoutGaps({ ...command.call, scenario: scenario?.kind === 'read' ? scenario.value : undefined }));
    const { locate = (problem) => problem } = command;
    const found = read.problems.map((one) => locate({ ...one, choices: [...one.choices] }));
    if (read.study === undefined || problems.length > 0) return refuse(context, flags, [...problems, ...found]);
    const run = await runWithBar(context, opened, { ...read, study: read.study });
    if (run.kind === 'cancelled') {
      terminal.err(`Stopped.${flags.folder === undefined ? '' : ' The same command goes on where it was.'}\n`);
      return exitCodes.no;
    }
    if (run.kind === 'failed') {
      terminal.err(`The study could not be finished. ${run.sentence}\n`);
      return exitCodes.fault;
    }
    const refused = (await writeFiles(context, run.answer, flags)) ?? (await command.write?.(run.answer));
    if (refused !== undefined) return refuse(context, flags, [refused]);
    terminal.out(flags.json ? jsonText(run.answer.document) : command.render(run.answer));
    return command.judge?.(run.answer) ?? exitCodes.answer;
  } finally {
    await opened.close();
  }
}

async function runWithBar({ terminal, untilStopped }: CommandContext, opened: OpenedStudies, read: Parameters<OpenedStudies['run']>[0]) {
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort());
  const bar = progressBar(terminal);
  const began = terminal.clock();
  const run = await opened.run(read, {
    signal: stop.signal,
    onProgress: (finished, jobs, share) => bar.report(share, `${finished} of ${jobs} jobs, ${opened.where}`),
  });
  bar.done();
  const kept = run.kind === 'done' && run.kept > 0 ? `, ${run.kept} jobs kept from before` : '';
  terminal.err(`${((terminal.clock() - began) / 1000).toFixed(1)} s on ${opened.where}${kept}\n`);
  return run;
}

async function writeFiles({ use, terminal }: CommandContext, answer: StudyAnswer, flags: StudyFlags): Promise<ProblemDocument | undefined> {
  const { out, geojson } = flags;
  const refused = await writeTable({ use, terminal }, { field: 'out', path: out, table: answer.table });
  if (refused !== undefined || geojson === undefined) return refused;
  const told = use.writeFile(geojson, new TextEncoder().encode(JSON.stringify(answer.features)));
  if (told !== undefined) return { field: 'geojson', message: told.sentence, choices: [] };
  terminal.err(`The GeoJSON is in ${geojson}.\n`);
  return undefined;
}

export interface TableToWrite {
  /** The flag that names the file. */
  readonly field: string;
  /** Undefined: nobody asked. */
  readonly path: string | undefined;
  readonly table: StudyTable | undefined;
}

/** As CSV or Parquet, by the end of its name. */
export async function writeTable(
  { use, terminal }: Pick<CommandContext, 'use' | 'terminal'>,
  { field, path, table }: TableToWrite,
): Promise<ProblemDocument | undefined> {
  if (path === undefined || table === undefined) return undefined;
  const bytes = /\.parquet$/i.test(path) ? await use.writeParquet(table) : new TextEncoder().encode(renderCsv(table));
  const refused = use.writeFile(path, bytes);
  if (refused !== undefined) return { field, message: refused.sentence, choices: [] };
  terminal.err(`The ${field === 'out' ? 'table' : `table of ${field}`} is in ${path}.\n`);
  return undefined;
}

function refuse({ terminal }: CommandContext, flags: StudyFlags, problems: readonly ProblemDocument[]): ExitCode {
  if (flags.json) terminal.out(jsonText({ problems }));
  terminal.err(renderProblems(problems, terminal));
  return exitCodes.badInput;
}
