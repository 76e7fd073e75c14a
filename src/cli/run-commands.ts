/** How a run of the command line ends, whatever commands it knows. */
import { Command, CommanderError } from 'commander';
import { type CommandContext, type ExitCode, exitCodes } from './command-context.js';
import type { Terminal } from './terminal.js';

const summary = `Qiyun 啟運 plans freight along Eurasian corridors: road, rail, ferry, sea, air and pipeline in one network,
with what each way takes in days, dollars and CO2e, how sure it is, and where every figure comes from.`;

export interface RunParts<Use> {
  readonly use: Use;
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the process is asked to end. */
  readonly untilStopped: () => Promise<void>;
  readonly version: string;
  readonly reportTo: string;
}

/** Runs one command line (without the interpreter and the script) to its exit code. Never throws. */
export async function runCommands<Use>(
  args: readonly string[],
  parts: RunParts<Use>,
  makers: readonly ((context: CommandContext<Use>) => Command)[],
): Promise<ExitCode> {
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
  for (const make of makers) program.addCommand(make(context));
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

function faultText(error: unknown, args: readonly string[], { version, reportTo }: Pick<RunParts<unknown>, 'version' | 'reportTo'>): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a fault of Qiyun ${version}, not of your question. Please report it with the lines below${reportTo === '' ? '' : ` at ${reportTo}`}.\n\nqiyun ${args.join(' ')}\n${what}\n`;
}
