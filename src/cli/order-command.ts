/** `qiyun order`: sign a joint dispatch order with a key file, and verify one offline. */
import { Command } from 'commander';
import { type DispatchOrder, type OrderFile, orderFileSchema } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { finishOutcome, refuse, refuseAll, withDesk } from './desk-flags.js';
import { renderOrder } from './render-order.js';

const examples = `
Examples
  qiyun order sign http://127.0.0.1:8080/v1/orders/ord_… --party henan-hauliers --key henan.pem
  qiyun order sign order.json --party henan-hauliers --key henan.pem     prints the signature, to be sent by another way
  qiyun order verify order.json                                          needs no server and no network

A server is asked with the access key in QIYUN_KEY.
`;

interface SignFlags {
  readonly party: string;
  readonly key: string;
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
      .option('--json', 'print as JSON')
      .action(async (order: string, flags: SignFlags) => context.finish(await sign(context, order, flags))),
  );
  command.addCommand(
    new Command('verify')
      .description('whether the signatures hold and the order is in force: from the file alone')
      .argument('<file>', 'as GET /v1/orders/{id}/file gives it')
      .option('--json', 'print as JSON')
      .action((file: string, flags: { readonly json?: boolean }) => context.finish(verify(context, file, flags))),
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
    context.terminal.out(jsonText(signatureOf(context, read.order, { ...flags, ...key })));
    return exitCodes.answer;
  }
  const [, url = '', id = ''] = address;
  return withDesk(context, { url }, async ({ desk, actor }) => {
    const found = await desk.readOrder(actor, decodeURIComponent(id));
    if (found.kind === 'refused') return finishOutcome(context, found, () => {});
    context.terminal.err(renderOrder(found.value, context.terminal));
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

function verify(context: CommandContext, path: string, flags: { readonly json?: boolean }): ExitCode {
  const { use, terminal } = context;
  const file = readOrderFile(context, path);
  if (typeof file === 'number') return file;
  const verdict = use.verifyOrderFile(file);
  const { ok, problems, signedBy, missing } = verdict;
  if (flags.json) terminal.out(jsonText({ order: file.order.id, state: file.order.state, ...verdict }));
  else {
    terminal.out(renderOrder(file.order, terminal));
    const rest = missing.length === 0 ? '' : ` Not signed by ${missing.join(', ')}.`;
    terminal.out(ok ? `It holds. Signed by ${signedBy.join(', ') || 'nobody'}.${rest}\n` : 'It does NOT hold:\n');
    for (const { at, sentence } of problems) terminal.out(`  ${at}: ${sentence}\n`);
  }
  return ok ? exitCodes.answer : exitCodes.no;
}

function readOrderFile(context: CommandContext, path: string): OrderFile | ExitCode {
  const read = context.use.readText(path);
  if (read.kind === 'refused') return refuse(context, 'order', read.sentence);
  try {
    const parsed = orderFileSchema.safeParse(JSON.parse(read.text));
    if (parsed.success) return parsed.data;
    return refuseAll(
      context,
      parsed.error.issues.map(({ path: at, message }) => ({
        field: at.map(String).join('.') || 'order',
        message: `${path}: ${message}.`,
        choices: [],
      })),
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(context, 'order', `${path} is no order file: it is not JSON.`);
  }
}
