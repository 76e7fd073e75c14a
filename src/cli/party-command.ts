/** `qiyun party`: who takes part, and the keys that they sign with. */
import { Command } from 'commander';
import { newPartySchema, type Party, type PartyChange, partyChangeSchema } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { type DeskFlags, finishOutcome, refuse, refuseAll, withDesk, withDeskFlags } from './desk-flags.js';
import { toShown } from './shown-text.js';
import { renderTable } from './text-table.js';

const examples = `
Examples
  qiyun party add henan-hauliers --name "Hauliers of Henan" --country CN --store data/ops
  qiyun party change henan-hauliers --address "88 Kexue Dadao" --city "450001 Zhengzhou" --store data/ops
  qiyun party keygen henan.pem                                    a signing key, for its owner only
  qiyun party sign-with henan-hauliers --key henan.pem --store data/ops
`;

type JsonFlags = DeskFlags & { readonly json?: boolean };
type AddressFlags = DeskFlags & PartyChange;
type AddFlags = AddressFlags & { readonly name: string; readonly country: string };

const append = (line: string, before: readonly string[] = []): readonly string[] => [...before, line];
const particularsOf = ({ address, city, contact }: AddressFlags): PartyChange => ({
  ...(address === undefined ? {} : { address }),
  ...(city === undefined ? {} : { city }),
  ...(contact === undefined ? {} : { contact }),
});

export function partyCommand(context: CommandContext): Command {
  const command = new Command('party').description('who takes part in operations, and with which keys they sign').addHelpText('after', examples);
  command.addCommand(
    withDeskFlags(new Command('add'))
      .description('a party takes part from now on')
      .argument('<id>', 'a short name in small letters, digits and dashes')
      .requiredOption('--name <text>', 'its full name')
      .requiredOption('--country <code>', 'two letters of ISO 3166, as KZ')
      .option('--address <line>', 'a line of its postal address, without town; up to three times', append)
      .option('--city <text>', 'its town, with the postal code')
      .option('--contact <text>', 'telephone or e-mail of an office')
      .action(async (id: string, flags: AddFlags) => context.finish(await add(context, id, flags))),
  );
  command.addCommand(
    withDeskFlags(new Command('change'))
      .description('what papers print of a party; what is not given stays')
      .argument('<id>', 'the party')
      .option('--address <line>', 'a line of its postal address, without town; up to three times', append)
      .option('--city <text>', 'its town, with the postal code')
      .option('--contact <text>', 'telephone or e-mail of an office')
      .action(async (id: string, flags: AddressFlags) => context.finish(await change(context, id, flags))),
  );
  command.addCommand(
    withDeskFlags(new Command('list'))
      .description('all parties and their public signing keys')
      .option('--json', 'print as JSON')
      .action(async (flags: JsonFlags) => context.finish(await list(context, flags))),
  );
  command.addCommand(
    new Command('keygen')
      .description('make a signing key (Ed25519) in a file that only you can read; print its public half')
      .argument('<file>', 'where to; a file that is there is never replaced')
      .action((file: string) => context.finish(keygen(context, file))),
  );
  command.addCommand(
    withDeskFlags(new Command('sign-with'))
      .description('a party signs with this key from now on')
      .argument('<id>', 'the party')
      .requiredOption('--key <file>', 'its signing key; only the public half is sent')
      .action(async (id: string, flags: DeskFlags & { readonly key: string }) => context.finish(await signWith(context, id, flags))),
  );
  command.addCommand(
    withDeskFlags(new Command('revoke-key'))
      .description('nothing is signed with this key any more')
      .argument('<id>', 'the party')
      .argument('<key>', 'id of the key, as `party list` shows it')
      .action(async (id: string, key: string, flags: DeskFlags) => context.finish(await revokeKey(context, { id, key }, flags))),
  );
  return command;
}

const addressWords: Readonly<Record<string, string>> = {
  address: 'The address must have 1 to 3 lines of 1 to 100 characters.',
  city: 'The town must have 1 to 100 characters.',
  contact: 'The contact must have 1 to 100 characters.',
};

async function add(context: CommandContext, id: string, flags: AddFlags): Promise<ExitCode> {
  const read = newPartySchema.safeParse({ id, name: flags.name, country: flags.country, ...particularsOf(flags) });
  if (!read.success) {
    const words: Readonly<Record<string, string>> = {
      ...addressWords,
      id: `The id is “${id}”; it must have 1 to 63 small letters, digits and dashes.`,
      name: 'The name must have 1 to 200 characters.',
      country: `The country is “${flags.country}”; it must be two capital letters of ISO 3166, as KZ.`,
    };
    const fields = new Set(read.error.issues.map(({ path }) => String(path[0])));
    return refuseAll(
      context,
      [...fields].map((field) => ({ field, message: words[field] ?? `${field} is wrong.`, choices: [] })),
    );
  }
  return withDesk(context, flags, async ({ desk, actor }) =>
    finishOutcome(context, await desk.addParty(actor, read.data), (party) => context.terminal.out(`${party.id} takes part.\n`)),
  );
}

async function change(context: CommandContext, id: string, flags: AddressFlags): Promise<ExitCode> {
  const read = partyChangeSchema.safeParse(particularsOf(flags));
  if (!read.success) {
    const fields = new Set(read.error.issues.map(({ path }) => String(path[0])));
    return refuseAll(
      context,
      [...fields].map((field) => ({ field, message: addressWords[field] ?? `${field} is wrong.`, choices: [] })),
    );
  }
  if (Object.keys(read.data).length === 0) return refuse(context, 'address', 'Nothing is given to change: give --address, --city or --contact.');
  return withDesk(context, flags, async ({ desk, actor }) =>
    finishOutcome(context, await desk.changeParty(actor, id, read.data), (party) =>
      context.terminal.out(
        `${toShown([party.name, ...(party.address ?? []), party.city, party.country, party.contact].filter((part) => part !== undefined)).join(', ')}\n`,
      ),
    ),
  );
}

const list = (context: CommandContext, flags: JsonFlags): Promise<ExitCode> =>
  withDesk(context, flags, async ({ desk, actor }) => {
    const parties = await desk.listParties(actor);
    context.terminal.out(flags.json ? jsonText({ parties }) : renderParties(parties));
    return exitCodes.answer;
  });

const renderParties = (parties: readonly Party[]): string => {
  const rows = toShown(parties).flatMap(({ id, name, country, signingKeys }) => {
    const keys = signingKeys.map((key) => `${key.id} ${key.publicKey}${key.revokedAt === null ? '' : ` revoked ${key.revokedAt}`}`);
    return [[id, country, name, keys[0] ?? 'none'], ...keys.slice(1).map((key) => ['', '', '', key])];
  });
  return `${renderTable(
    ['Party', 'Country', 'Name', 'Signing keys'].map((title) => ({ title, align: 'left' })),
    rows,
  ).join('\n')}\n`;
};

function keygen(context: CommandContext, file: string): ExitCode {
  const made = context.use.writeKeyFile(file);
  if (made.kind === 'refused') return refuse(context, 'file', made.sentence);
  context.terminal.out(`${made.publicKey}\n`);
  context.terminal.err(`Key ${made.keyId}: the line above is its public half. The other half is in ${file}; keep it, and give it to nobody.\n`);
  return exitCodes.answer;
}

async function signWith(context: CommandContext, id: string, flags: DeskFlags & { readonly key: string }): Promise<ExitCode> {
  const key = context.use.readKeyFile(flags.key);
  if (key.kind === 'refused') return refuse(context, 'key', key.sentence);
  return withDesk(context, flags, async ({ desk, actor }) =>
    finishOutcome(context, await desk.addSigningKey(actor, id, key.publicKey), () => context.terminal.out(`${id} signs with ${key.keyId}.\n`)),
  );
}

const revokeKey = (context: CommandContext, { id, key }: { readonly id: string; readonly key: string }, flags: DeskFlags): Promise<ExitCode> =>
  withDesk(context, flags, async ({ desk, actor }) =>
    finishOutcome(context, await desk.revokeSigningKey(actor, id, key), () => context.terminal.out(`${key} of ${id} is revoked.\n`)),
  );
