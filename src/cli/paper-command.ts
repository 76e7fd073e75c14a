/** `qiyun paper`: papers of a consignment, the manifest of an order, and what they need besides. */
import { Command } from 'commander';
import type { Outcome } from '../application/index.js';
import { type DocumentKind, type DocumentModel, documentKinds, documentParticularsSchema } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { type DeskFlags, finishOutcome, refuse, refuseAll, withDesk, withDeskFlags } from './desk-flags.js';

const examples = `
Examples
  qiyun paper write cmr con_… --out cmr.pdf --store data/ops
  qiyun paper write tir con_… --unit ZH-A7K25 --json --url http://127.0.0.1:8080/
  qiyun paper manifest ord_… --convoy trucks-cn --out manifest.pdf --store data/ops
  qiyun paper give con_… particulars.json --store data/ops

Without --out a paper is told in words: whether it is a draft, what is missing, and where to give it.
`;

type PaperFlags = DeskFlags & { readonly out?: string; readonly json?: boolean };

const withPaperFlags = (command: Command): Command =>
  withDeskFlags(command).option('--out <file>', 'write it there: .pdf drawn like the form, .json as data').option('--json', 'print as JSON');

export function paperCommand(context: CommandContext): Command {
  const command = new Command('paper').description('papers of consignments: write them, give what they need').addHelpText('after', examples);
  command.addCommand(
    withPaperFlags(new Command('write'))
      .description('a paper of a consignment, from the one record')
      .argument('<kind>', documentKinds.join(', '))
      .argument('<consignment>', 'its id')
      .option('--unit <id>', 'one load unit, for a paper of each vehicle')
      .action(async (kind: string, id: string, flags: PaperFlags & { readonly unit?: string }) =>
        context.finish(await write(context, kind, id, flags)),
      ),
  );
  command.addCommand(
    withPaperFlags(new Command('manifest'))
      .description('one manifest over the consignments that an order releases together')
      .argument('<order>', 'its id')
      .option('--convoy <id>', 'one convoy; without it, all of them')
      .action(async (id: string, flags: PaperFlags & { readonly convoy?: string }) =>
        context.finish(await finishPaper(context, flags, ({ desk, actor }) => desk.writeOrderManifest(actor, id, flags.convoy))),
      ),
  );
  command.addCommand(
    withDeskFlags(new Command('give'))
      .description('give what only papers need: ship, wagons, payment, customs offices; those that are there give way')
      .argument('<consignment>', 'its id')
      .argument('<file>', 'JSON, as `particulars` of a consignment')
      .action(async (id: string, file: string, flags: DeskFlags) => context.finish(await give(context, { id, file }, flags))),
  );
  return command;
}

async function write(context: CommandContext, kind: string, id: string, flags: PaperFlags & { readonly unit?: string }): Promise<ExitCode> {
  const known = documentKinds.find((one): one is DocumentKind => one === kind);
  if (known === undefined) return refuse(context, 'kind', `There is no paper “${kind}”; there are ${documentKinds.join(', ')}.`);
  return await finishPaper(context, flags, ({ desk, actor }) => desk.writePaper(actor, id, { kind: known, unit: flags.unit }));
}

type Opened = Parameters<Parameters<typeof withDesk>[2]>[0];

async function finishPaper(context: CommandContext, flags: PaperFlags, ask: (opened: Opened) => Promise<Outcome<DocumentModel>>): Promise<ExitCode> {
  const { out } = flags;
  if (out !== undefined && !/\.(pdf|json)$/i.test(out))
    return refuse(context, 'out', `${out} ends in neither .pdf nor .json: a paper is written as one of these.`);
  return await withDesk(context, flags, async (opened) => {
    const outcome = await ask(opened);
    if (outcome.kind === 'refused') return finishOutcome(context, outcome, () => {});
    if (out !== undefined) {
      const bytes = /\.pdf$/i.test(out) ? await context.use.renderPaper(outcome.value) : new TextEncoder().encode(jsonText(outcome.value));
      const refused = context.use.writeFile(out, bytes);
      if (refused !== undefined) return refuse(context, 'out', refused.sentence);
    }
    context.terminal.out(flags.json ? jsonText(outcome.value) : tellPaper(outcome.value));
    return exitCodes.answer;
  });
}

/** Where it stands, and what would finish it. */
function tellPaper({ kind, consignments, draft, draftBecause, missing, notes }: DocumentModel): string {
  const optional = missing.filter(({ required }) => !required).map(({ sentence }) => sentence);
  return [
    `${kind} of ${consignments.join(', ')}: ${draft ? 'a draft, because' : 'complete'}`,
    ...draftBecause.map((sentence) => `  ${sentence}`),
    ...(optional.length === 0 ? [] : ['It could say more:', ...optional.map((sentence) => `  ${sentence}`)]),
    ...notes,
    '',
  ].join('\n');
}

async function give(context: CommandContext, { id, file }: { readonly id: string; readonly file: string }, flags: DeskFlags): Promise<ExitCode> {
  const read = context.use.readText(file);
  if (read.kind === 'refused') return refuse(context, 'file', read.sentence);
  const parsed = parse(read.text);
  if (parsed === undefined) return refuse(context, 'file', `${file} is not JSON.`);
  const particulars = documentParticularsSchema.safeParse(parsed.value);
  if (!particulars.success)
    return refuseAll(
      context,
      particulars.error.issues.map(({ path, message }) => ({
        field: path.map(String).join('.') || 'file',
        message: `${file}: ${message}.`,
        choices: [],
      })),
    );
  return await withDesk(context, flags, async ({ desk, actor }) => {
    const consignment = await desk.readConsignment(actor, id);
    if (consignment.kind === 'refused') return finishOutcome(context, consignment, () => {});
    const { version } = consignment.value;
    return finishOutcome(context, await desk.changeConsignment(actor, id, { version, particulars: particulars.data }), (changed) =>
      context.terminal.out(`${changed.reference} is version ${changed.version}.\n`),
    );
  });
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
