/** `qiyun store`: everything that operations hold, into one file and back. */
import { Command } from 'commander';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { type DeskFlags, readStoreTarget, refuse, withStoreFlags } from './desk-flags.js';
import type { BackupRun, StoreTarget } from './operations-use-cases.js';
import { progressBar } from './progress-bar.js';

type StoreFlags = DeskFlags & { readonly json?: boolean };
type Run = (target: StoreTarget, path: string, report: (rows: number, of: number) => void) => Promise<BackupRun>;

export function storeCommand(context: CommandContext): Command {
  const command = new Command('store').description('the store of operations: back it up, restore it');
  command.addCommand(
    withStoreFlags(new Command('backup'))
      .description('everything, as of one moment, into one file; a database may be in use meanwhile')
      .argument('<file>', 'where to; ending in .gz it is packed')
      .option('--json', 'print as JSON')
      .action(async (file: string, flags: StoreFlags) =>
        context.finish(await run(context, flags, { file, word: 'Backed up', run: context.use.backupStore })),
      ),
  );
  command.addCommand(
    withStoreFlags(new Command('restore'))
      .description('a backup into an empty store: the same log to the byte, verified before it is taken')
      .argument('<file>', 'as `store backup` wrote it')
      .option('--json', 'print as JSON')
      .action(async (file: string, flags: StoreFlags) =>
        context.finish(await run(context, flags, { file, word: 'Restored', run: context.use.restoreStore })),
      ),
  );
  return command;
}

async function run(
  context: CommandContext,
  flags: StoreFlags,
  task: { readonly file: string; readonly word: string; readonly run: Run },
): Promise<ExitCode> {
  const target = readStoreTarget(flags, context.env);
  if (target.kind === 'problem') return refuse(context, 'operations', target.message);
  const { terminal } = context;
  const bar = progressBar(terminal);
  const done = await task.run(target, task.file, (rows, of) => bar.report(of === 0 ? 1 : rows / of, `${rows} of ${of} rows`));
  bar.done();
  if (done.kind === 'refused') return refuse(context, 'store', done.sentence);
  const { kind: _, ...counts } = done;
  terminal.out(flags.json ? jsonText({ file: task.file, ...counts }) : `${task.word} ${counts.rows} rows, ${counts.lines} lines of the log.\n`);
  return exitCodes.answer;
}
