/** `qiyun demo launch`: the launch of 3 July 2024 against a real server of this machine, by parties that each have their own keys. */
import { Command } from 'commander';
import type { ProblemDocument } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes } from './command-context.js';
import { refuseAll } from './desk-flags.js';
import type { DemoStep } from './operations-use-cases.js';

const demoDefaults = { port: 0, pace: 1.5 } as const;

interface LaunchFlags {
  readonly json?: boolean;
  readonly keep?: boolean;
  readonly port: string;
  readonly pace: string;
  readonly network?: string;
}

export function demoCommand(context: CommandContext): Command {
  const command = new Command('demo').description('a story told by the program itself');
  command.addCommand(
    new Command('launch')
      .description('the launch of 3 July 2024: two convoys of trucks and a train, one joint order, one crossing of the Caspian; in about a minute')
      .option('--json', 'print every step as it happens, one object a line; the last is the verdict')
      .option('--keep', 'leave the server running until Ctrl+C, to look around')
      .option('-p, --port <n>', 'of the server', String(demoDefaults.port))
      .option('--network <file>', 'a network image (default: Eurasia)')
      .option('--pace <seconds>', 'pause after each step, so that a browser can follow', String(demoDefaults.pace))
      .addHelpText('after', '\nWhat was published is told as published; the rest is assumed and says so.\n')
      .action(async (flags: LaunchFlags) => context.finish(await launch(context, flags))),
  );
  return command;
}

async function launch(context: CommandContext, flags: LaunchFlags): Promise<ExitCode> {
  const { use, terminal, untilStopped } = context;
  const problems: ProblemDocument[] = [];
  const figure = (field: 'port' | 'pace', pattern: RegExp, most: number): number => {
    const value = pattern.test(flags[field].trim()) ? Number(flags[field]) : Number.NaN;
    if (value <= most) return value;
    problems.push({ field, message: `${field} is “${flags[field]}”; it must be a number from 0 to ${most}.`, choices: [] });
    return 0;
  };
  const port = figure('port', /^\d{1,5}$/, 65_535);
  const pace = figure('pace', /^\d{1,3}(\.\d{1,3})?$/, 60);
  if (problems.length > 0) return refuseAll(context, problems);
  const tell = (step: DemoStep): void => terminal.out(flags.json ? `${JSON.stringify(step)}\n` : renderStep(step, context));
  const kept = async (): Promise<void> => {
    if (!flags.keep) return;
    if (!flags.json) terminal.out('The server stays until Ctrl+C.\n');
    await untilStopped();
  };
  const played = await use.playLaunch({ port, network: flags.network, tell, paceMs: pace * 1000, untilStopped: kept });
  if (played.kind === 'refused') return refuseAll(context, [{ field: 'demo', message: played.sentence, choices: [] }]);
  return played.ok ? exitCodes.answer : exitCodes.no;
}

function renderStep({ at, sentence, basis }: DemoStep, { terminal: { ink } }: Pick<CommandContext, 'terminal'>): string {
  const when = typeof at === 'string' ? `${at.slice(5, 16).replace('T', ' ')}  ` : '';
  const label = basis === 'published' || basis === 'assumed' ? `  ${ink.dim(`(${basis})`)}` : '';
  return `${ink.dim(when)}${sentence}${label}\n`;
}
