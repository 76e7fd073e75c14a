/** `qiyun worker`: does jobs of studies for whoever hands them to the same NATS server, until it is told to stop. */
import { Command } from 'commander';
import type { ProblemDocument } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes } from './command-context.js';
import { renderProblems } from './render-problems.js';

const workerDefaults = { patienceS: 30, deliveries: 5 } as const;

interface WorkerFlags {
  readonly nats?: string;
  readonly workers?: string;
  readonly patience: string;
  readonly deliveries: string;
}

export function workerCommand(context: CommandContext): Command {
  return new Command('worker')
    .description('does jobs of studies for a NATS server; any number of them, on any number of machines')
    .option('--nats <url>', 'the server, as nats://127.0.0.1:4222 (or QIYUN_NATS)')
    .option('-w, --workers <n>', 'threads (default: one per core; or QIYUN_WORKERS)')
    .option(
      '--patience <seconds>',
      'a worker that is silent so long is taken for dead, and its job goes to another',
      String(workerDefaults.patienceS),
    )
    .option('--deliveries <n>', 'a job that was tried so often is given up', String(workerDefaults.deliveries))
    .action(async (flags: WorkerFlags) => context.finish(await runWorker(context, flags)));
}

async function runWorker({ use, terminal, env, untilStopped }: CommandContext, flags: WorkerFlags): Promise<ExitCode> {
  const problems: ProblemDocument[] = [];
  const whole = (field: string, text: string, least: number, most: number): number => {
    const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      problems.push({ field, message: `${field} is “${text}”; it must be a whole number from ${least} to ${most}.`, choices: [] });
    }
    return value;
  };
  const nats = flags.nats ?? env['QIYUN_NATS'] ?? '';
  if (nats === '') problems.push({ field: 'nats', message: 'No NATS server is named: give --nats nats://HOST:4222 or set QIYUN_NATS.', choices: [] });
  const threads = flags.workers ?? env['QIYUN_WORKERS'];
  const workers = threads === undefined ? use.cores() : whole('workers', threads, 1, 64);
  const patienceS = whole('patience', flags.patience, 1, 3600);
  const deliveries = whole('deliveries', flags.deliveries, 1, 100);
  const started =
    problems.length > 0 ? undefined : await use.work({ nats, workers, patienceS, deliveries, tell: (line) => terminal.err(`${line}\n`) });
  if (started === undefined || started.kind === 'refused') {
    if (started !== undefined) problems.push({ field: 'nats', message: started.sentence, choices: [] });
    terminal.err(renderProblems(problems, terminal));
    return exitCodes.badInput;
  }
  terminal.out(`Working for ${nats} on ${workers} thread${workers === 1 ? '' : 's'}\n`);
  await untilStopped();
  terminal.err('Stopping: what is under way is given back.\n');
  await started.close();
  return exitCodes.answer;
}
