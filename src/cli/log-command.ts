/** `qiyun log verify`: whether any line of the log was changed, left out, added or moved, or its end cut off. */
import { Command } from 'commander';
import type { LogHead, LogVerdict } from '../operations/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { type DeskFlags, readStoreTarget, refuse, withDesk, withStoreFlags } from './desk-flags.js';

type VerifyFlags = DeskFlags & { readonly expect?: string; readonly json?: boolean };

export function logCommand(context: CommandContext): Command {
  const command = new Command('log').description('the log of operations');
  command.addCommand(
    withStoreFlags(new Command('verify'))
      .description('recompute the chain of hashes from the first line to the last that the store says there is')
      .option('--expect <seq:hash>', 'a head that an earlier run printed and you kept elsewhere: the chain must go through it')
      .option('--json', 'print as JSON')
      .action(async (flags: VerifyFlags) => context.finish(await verify(context, flags))),
  );
  return command;
}

async function verify(context: CommandContext, flags: VerifyFlags): Promise<ExitCode> {
  const target = readStoreTarget(flags, context.env);
  if (target.kind === 'problem') return refuse(context, 'operations', target.message);
  const kept = flags.expect === undefined ? undefined : readHead(flags.expect);
  if (kept === 'no-head') return refuse(context, 'expect', `“${flags.expect}” is no head: give the number of a line and its hash, as 12:5e88….`);
  const place = target.kind === 'folder' ? { store: target.path } : { database: target.url };
  return withDesk(context, place, async ({ verifyLog }) => {
    if (verifyLog === undefined) throw new Error('a store was opened without its log');
    const verdict = await verifyLog(kept);
    const { ok, firstBroken, because } = verdict;
    if (flags.json) context.terminal.out(jsonText({ ...verdict, firstBroken: firstBroken ?? null, because: because ?? null }));
    else context.terminal.out(`${tellVerdict(verdict)}\n`);
    return ok ? exitCodes.answer : exitCodes.no;
  });
}

function tellVerdict({ lines, firstBroken, because, head }: LogVerdict): string {
  switch (because) {
    case undefined:
      return `The log holds: ${lines} lines, each chained to the one before. Its head is ${head.seq}:${head.hash}; kept elsewhere, it shows with --expect that none of them is changed later.`;
    case 'line':
      return `The log does NOT hold: line ${firstBroken} is not what was written after the line before it.`;
    case 'end':
      return `The log does NOT hold: it ends after line ${head.seq}, and line ${firstBroken} and what came behind it are gone.`;
    case 'head':
      return `The log does NOT hold: line ${firstBroken} is in the chain, and not the one whose hash was kept.`;
  }
}

function readHead(text: string): LogHead | 'no-head' {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? 'no-head' : { seq: Number(seq), hash: hash.toLowerCase() };
}
