/** `qiyun log verify`: whether any line of the log was changed, left out, added or moved. */
import { Command } from 'commander';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { type DeskFlags, readStoreTarget, refuse, withDesk, withStoreFlags } from './desk-flags.js';

type VerifyFlags = DeskFlags & { readonly json?: boolean };

export function logCommand(context: CommandContext): Command {
  const command = new Command('log').description('the log of operations');
  command.addCommand(
    withStoreFlags(new Command('verify'))
      .description('recompute the chain of hashes from the first line to the last')
      .option('--json', 'print as JSON')
      .action(async (flags: VerifyFlags) => context.finish(await verify(context, flags))),
  );
  return command;
}

async function verify(context: CommandContext, flags: VerifyFlags): Promise<ExitCode> {
  const target = readStoreTarget(flags, context.env);
  if (target.kind === 'problem') return refuse(context, 'operations', target.message);
  const place = target.kind === 'folder' ? { store: target.path } : { database: target.url };
  return withDesk(context, place, async ({ verifyLog }) => {
    if (verifyLog === undefined) throw new Error('a store was opened without its log');
    const verdict = await verifyLog();
    const { ok, lines, firstBroken } = verdict;
    if (flags.json) context.terminal.out(jsonText({ ...verdict, firstBroken: firstBroken ?? null }));
    else if (ok) context.terminal.out(`The log holds: ${lines} lines, each chained to the one before.\n`);
    else context.terminal.out(`The log does NOT hold: line ${firstBroken} is not what was written after the line before it.\n`);
    return ok ? exitCodes.answer : exitCodes.no;
  });
}
