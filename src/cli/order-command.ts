/** `qiyun order`: sign a joint dispatch order with a key file, and verify one offline. */
import { Command } from 'commander';
import type { z } from 'zod';
import { type DispatchOrder, type OrderFile, orderFileSchema, partyListSchema } from '../contract/index.js';
import type { TrustedKey } from '../operations/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { finishOutcome, refuse, refuseAll, withDesk } from './desk-flags.js';
import { renderOrder } from './render-order.js';
import { shownText, toShown } from './shown-text.js';

const examples = `
Examples
  qiyun order sign http://127.0.0.1:8080/v1/orders/ord_… --party henan-hauliers --key henan.pem
  qiyun order sign order.json --party henan-hauliers --key henan.pem     prints the signature, to be sent by another way
  qiyun order verify order.json --keys parties.json                      needs no server and no network

A server is asked with the access key in QIYUN_KEY.
`;

interface VerifyFlags {
  readonly keys?: string;
  readonly json?: boolean;
}

interface SignFlags {
  readonly party: string;
  readonly key: string;
  readonly expect?: string;
  readonly json?: boolean;
}

export function orderCommand(context: CommandContext): Command {
  const command = new Command('order').description('joint dispatch orders: sign, verify').addHelpText('after', examples);
  command.addCommand(
    new Command('sign')
      .description('sign an order: shows what is signed, then signs it')
      .argument('<order>', 'a file as GET /v1/orders/{id}/file gives it, or the address of the order at a server')
      .requiredOption('--party <id>', 'who signs')
      .requiredOption('--key <file>', 'its signing key, as `party keygen` makes it')
      .option('--expect <hash>', 'sign only if this is the hash of the content, as it was read before')
      .option('--json', 'print as JSON')
      .action(async (order: string, flags: SignFlags) => context.finish(await sign(context, order, flags))),
  );
  command.addCommand(
    new Command('verify')
      .description('whether the signatures hold and the order is in force, offline')
      .argument('<file>', 'as GET /v1/orders/{id}/file gives it')
      .option('--keys <file>', 'public keys of the parties, as `party list --json` prints them, not from who sent the order')
      .option('--json', 'print as JSON')
      .action((file: string, flags: VerifyFlags) => context.finish(verify(context, file, flags))),
  );
  return command;
}

async function sign(context: CommandContext, source: string, flags: SignFlags): Promise<ExitCode> {
  const key = context.use.readKeyFile(flags.key);
  if (key.kind === 'refused') return refuse(context, 'key', key.sentence);
  if (key.remark !== undefined) context.terminal.err(`${key.remark}\n`);
  const address = /^(https?:\/\/.*\/)v1\/orders\/([^/]+)$/.exec(source);
  if (address === null) {
    const read = readOrderFile(context, source);
    if (typeof read === 'number') return read;
    context.terminal.err(renderOrder(read.order, context.terminal));
    const other = refuseOther(context, read.order, flags);
    if (other !== undefined) return other;
    context.terminal.out(jsonText(signatureOf(context, read.order, { ...flags, ...key })));
    return exitCodes.answer;
  }
  const [, url = '', id = ''] = address;
  return withDesk(context, { url }, async ({ desk, actor }) => {
    const found = await desk.readOrder(actor, decodeURIComponent(id));
    if (found.kind === 'refused') return finishOutcome(context, found, () => {});
    context.terminal.err(renderOrder(found.value, context.terminal));
    const other = refuseOther(context, found.value, flags);
    if (other !== undefined) return other;
    const signature = signatureOf(context, found.value, { ...flags, ...key });
    return finishOutcome(context, await desk.signOrder(actor, found.value.id, signature), (order) => {
      context.terminal.out(flags.json ? jsonText(order) : `Signed by ${flags.party}. The order is ${order.state}.\n`);
    });
  });
}

/** Over the content as it is here, not over a hash that somebody else has computed. */
function signatureOf(
  { use }: CommandContext,
  { content }: DispatchOrder,
  by: { readonly party: string; readonly keyId: string; readonly sign: (bytes: Uint8Array) => string },
) {
  const { bytes, hash } = use.hashContent(content);
  return { party: by.party, keyId: by.keyId, contentHash: hash, signature: by.sign(bytes) };
}

/** What was read and agreed to may have been amended since: who gives its hash signs that and nothing else. */
function refuseOther(context: CommandContext, { content }: DispatchOrder, { expect }: SignFlags): ExitCode | undefined {
  const { hash } = context.use.hashContent(content);
  if (expect === undefined || expect === hash) return undefined;
  refuse(context, 'expect', `The content has the hash ${hash}, not ${expect}: it is another one than you have read. Nothing was signed.`);
  return exitCodes.no;
}

function verify(context: CommandContext, path: string, flags: VerifyFlags): ExitCode {
  const { use, terminal } = context;
  const file = readOrderFile(context, path);
  if (typeof file === 'number') return file;
  const trusted = flags.keys === undefined ? undefined : readTrustedKeys(context, flags.keys);
  if (typeof trusted === 'number') return trusted;
  const verdict = use.verifyOrderFile(file, trusted);
  const { ok, problems, signedBy, missing } = toShown(verdict);
  if (flags.json) terminal.out(jsonText({ order: file.order.id, state: file.order.state, ...verdict }));
  else {
    terminal.out(renderOrder(file.order, terminal));
    const rest = missing.length === 0 ? '' : ` Not signed by ${missing.join(', ')}.`;
    terminal.out(ok ? `It holds. Signed by ${signedBy.join(', ') || 'nobody'}.${rest}\n` : 'It does NOT hold:\n');
    for (const { at, sentence } of problems) terminal.out(`  ${at}: ${shownText(sentence)}\n`);
    if (ok && signedBy.length > 0) terminal.out(trusted === undefined ? renderOwnKeys(file) : `By keys of ${shownText(flags.keys ?? '')}.\n`);
  }
  return ok ? exitCodes.answer : exitCodes.no;
}

/** A file holds whatever keys its maker put in: only who compares them with keys from elsewhere knows who has signed. */
const renderOwnKeys = ({ keys, order }: OrderFile): string => {
  const used = keys.filter(({ keyId }) => order.signatures.some((one) => one.keyId === keyId));
  return [
    'By the keys in this file, which anyone could have made:',
    ...toShown(used).map(({ party, keyId, publicKey }) => `  ${party}  ${keyId}  ${publicKey}`),
    'Compare them with those that the parties gave you, or give --keys FILE (from `qiyun party list --json`).\n',
  ].join('\n');
};

function readTrustedKeys(context: CommandContext, path: string): readonly TrustedKey[] | ExitCode {
  const read = readJsonFile(context, path, { field: 'keys', what: 'list of parties', schema: partyListSchema });
  if (typeof read === 'number') return read;
  return read.parties.flatMap(({ id, signingKeys }) => signingKeys.map(({ publicKey }) => ({ party: id, publicKey })));
}

const readOrderFile = (context: CommandContext, path: string): OrderFile | ExitCode =>
  readJsonFile(context, path, { field: 'order', what: 'order file', schema: orderFileSchema });

interface Wanted<T> {
  readonly field: string;
  readonly what: string;
  readonly schema: z.ZodType<T>;
}

function readJsonFile<T extends object>(context: CommandContext, path: string, { field, what, schema }: Wanted<T>): T | ExitCode {
  const read = context.use.readText(path);
  if (read.kind === 'refused') return refuse(context, field, read.sentence);
  try {
    const parsed = schema.safeParse(JSON.parse(read.text));
    if (parsed.success) return parsed.data;
    return refuseAll(
      context,
      parsed.error.issues.map(({ path: at, message }) => ({
        field: at.map(String).join('.') || field,
        message: `${path}: ${message}.`,
        choices: [],
      })),
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(context, field, `${path} is no ${what}: it is not JSON.`);
  }
}
