/** The whole command line: which commands there are, and how a run ends. */
import { Command, CommanderError } from 'commander';
import { benchCommand } from './bench-command.js';
import { type ExitCode, exitCodes } from './command-context.js';
import { demoCommand } from './demo-command.js';
import { keyCommand } from './key-command.js';
import { logCommand } from './log-command.js';
import { networkCommand } from './network-command.js';
import { orderCommand } from './order-command.js';
import { paperCommand } from './paper-command.js';
import { partyCommand } from './party-command.js';
import { planCommand } from './plan-command.js';
import { serveCommand } from './serve-command.js';
import { storeCommand } from './store-command.js';
import { studyCommand } from './study-command.js';
import type { Terminal } from './terminal.js';
import { trackCommand } from './track-command.js';
import type { UseCases } from './use-cases.js';
import { workerCommand } from './worker-command.js';

const summary = `Qiyun 啟運 plans freight along Eurasian corridors: road, rail, ferry, sea, air and pipeline in one network,
with what each way takes in days, dollars and CO2e, how sure it is, and where every figure comes from.`;

export interface ProgramParts {
  readonly use: UseCases;
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the process is asked to end. */
  readonly untilStopped: () => Promise<void>;
  readonly version: string;
  readonly reportTo: string;
}

/** Runs one command line (without the interpreter and the script) to its exit code. Never throws. */
export async function runProgram(args: readonly string[], parts: ProgramParts): Promise<ExitCode> {
  let code: ExitCode = exitCodes.answer;
  const context = {
    use: parts.use,
    terminal: parts.terminal,
    env: parts.env,
    untilStopped: parts.untilStopped,
    finish: (end: ExitCode) => {
      code = end;
    },
  };
  const program = new Command('qiyun')
    .description(summary)
    .version(parts.version, '-v, --version', 'print the version')
    .showHelpAfterError('(qiyun help shows what there is)');
  const commands = [
    ...[planCommand, networkCommand, studyCommand, serveCommand, workerCommand, benchCommand],
    ...[partyCommand, keyCommand, orderCommand, paperCommand, trackCommand, logCommand, storeCommand, demoCommand],
  ];
  for (const command of commands.map((make) => make(context))) program.addCommand(command);
  for (const command of everyCommand(program)) {
    command
      .exitOverride()
      .configureOutput({ writeOut: parts.terminal.out, writeErr: parts.terminal.err, getOutHelpWidth: () => parts.terminal.width });
  }
  try {
    await program.parseAsync(args.length === 0 ? ['help'] : args.map(shieldPosition), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.answer : exitCodes.badInput;
    parts.terminal.err(faultText(error, args, parts));
    return exitCodes.fault;
  }
}

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];

/** A position in the southern hemisphere is not a flag: a blank before it keeps it an argument. */
const shieldPosition = (arg: string): string => (/^-\d+(\.\d+)?\s*,/.test(arg) ? ` ${arg}` : arg);

function faultText(error: unknown, args: readonly string[], { version, reportTo }: ProgramParts): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a fault of Qiyun ${version}, not of your question. Please report it with the lines below${reportTo === '' ? '' : ` at ${reportTo}`}.\n\nqiyun ${args.join(' ')}\n${what}\n`;
}
