/** `qiyun key`: the access keys with which parties call, made, listed, rotated and revoked. */
import { Command } from 'commander';
import { newAccessKeySchema, type Scope, scopes } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { type DeskFlags, finishOutcome, refuseAll, withDesk, withDeskFlags } from './desk-flags.js';
import { renderTable } from './text-table.js';

const examples = `
Examples
  qiyun key create --store data/ops --party henan-hauliers --scopes orders:read,orders:sign
  qiyun key list --url https://qiyun.example.org/          (with QIYUN_KEY in the environment)

Scopes
  ${scopes.join(', ')}
  all                       every one of them
`;

interface CreateFlags extends DeskFlags {
  readonly party: string;
  readonly scopes: string;
  readonly label?: string;
  readonly expires?: string;
  readonly json?: boolean;
}

export function keyCommand(context: CommandContext): Command {
  const command = new Command('key').description('access keys of parties').addHelpText('after', examples);
  command.addCommand(
    withDeskFlags(new Command('create'))
      .description('make a key; it is shown this once')
      .requiredOption('--party <id>', 'whose key it is')
      .requiredOption('--scopes <list>', 'what it may do, with commas between, or all')
      .option('--label <text>', 'what it is for')
      .option('--expires <moment>', 'until when, as 2026-12-31T23:59:00+05:00')
      .option('--json', 'print as JSON')
      .action(async (flags: CreateFlags) => context.finish(await create(context, flags))),
  );
  command.addCommand(
    withDeskFlags(new Command('list'))
      .description('which keys there are, never the keys themselves')
      .option('--json', 'print as JSON')
      .action(async (flags: DeskFlags & { readonly json?: boolean }) => context.finish(await list(context, flags))),
  );
  command.addCommand(
    withDeskFlags(new Command('revoke'))
      .description('this key opens nothing any more')
      .argument('<id>', 'as `key list` shows it')
      .action(async (id: string, flags: DeskFlags) => context.finish(await revoke(context, id, flags))),
  );
  command.addCommand(
    withDeskFlags(new Command('rotate'))
      .description('a new key in place of this one, which ends at once')
      .argument('<id>', 'as `key list` shows it')
      .option('--json', 'print as JSON')
      .action(async (id: string, flags: DeskFlags & { readonly json?: boolean }) => context.finish(await rotate(context, id, flags))),
  );
  return command;
}

async function create(context: CommandContext, flags: CreateFlags): Promise<ExitCode> {
  const asked = {
    party: flags.party,
    scopes: flags.scopes === 'all' ? [...scopes] : flags.scopes.split(',').map((word) => word.trim() as Scope),
    label: flags.label ?? '',
    expiresAt: flags.expires ?? null,
  };
  const read = newAccessKeySchema.safeParse(asked);
  if (!read.success) {
    const words: Readonly<Record<string, string>> = {
      party: `party is “${flags.party}”; a party’s id has small letters, digits and dashes.`,
      scopes: `scopes is “${flags.scopes}”; it must be some of ${scopes.join(', ')}, or all.`,
      label: 'label is longer than 100 characters.',
      expiresAt: `expires is “${flags.expires}”; it must be a moment with its offset, as 2026-12-31T23:59:00+05:00.`,
    };
    const fields = new Set(read.error.issues.map(({ path }) => String(path[0])));
    return refuseAll(
      context,
      [...fields].map((field) => ({ field, message: words[field] ?? `${field} is wrong.`, choices: [] })),
    );
  }
  return withDesk(context, flags, async ({ desk, actor }) =>
    finishOutcome(context, await desk.createAccessKey(actor, read.data), (made) => show(context, made, flags.json)),
  );
}

const rotate = (context: CommandContext, id: string, flags: DeskFlags & { readonly json?: boolean }): Promise<ExitCode> =>
  withDesk(context, flags, async ({ desk, actor }) =>
    finishOutcome(context, await desk.rotateAccessKey(actor, id), (made) => show(context, made, flags.json)),
  );

const revoke = (context: CommandContext, id: string, flags: DeskFlags): Promise<ExitCode> =>
  withDesk(context, flags, async ({ desk, actor }) =>
    finishOutcome(context, await desk.revokeAccessKey(actor, id), () => context.terminal.out(`${id} is revoked.\n`)),
  );

const list = (context: CommandContext, flags: DeskFlags & { readonly json?: boolean }): Promise<ExitCode> =>
  withDesk(context, flags, async ({ desk, actor }) => {
    const accessKeys = await desk.listAccessKeys(actor);
    const state = ({ revokedAt, expiresAt }: (typeof accessKeys)[number]): string =>
      revokedAt !== null ? `revoked ${revokedAt}` : expiresAt === null ? 'good' : `until ${expiresAt}`;
    context.terminal.out(
      flags.json
        ? jsonText({ accessKeys })
        : `${renderTable(
            ['Key', 'Party', 'State', 'Label', 'Scopes'].map((title) => ({ title, align: 'left', ...(title === 'Scopes' ? { most: 60 } : {}) })),
            accessKeys.map((key) => [key.id, key.party, state(key), key.label, key.scopes.length === scopes.length ? 'all' : key.scopes.join(', ')]),
          ).join('\n')}\n`,
    );
    return exitCodes.answer;
  });

function show(
  { terminal }: CommandContext,
  made: { readonly key: { readonly id: string; readonly party: string }; readonly secret: string },
  json = false,
): void {
  if (json) return void terminal.out(jsonText(made));
  terminal.out(`${made.secret}\n`);
  terminal.err(`This is ${made.key.id} of ${made.key.party}. It is shown this once and kept as a hash only.\n`);
}
