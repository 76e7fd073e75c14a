/** `qiyun track`: post events from a file, and see where a consignment is. */
import { Command } from 'commander';
import type { CaptureReceipt, EventReceipt } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { type DeskFlags, finishOutcome, readTarget, refuse, withDesk, withDeskFlags } from './desk-flags.js';
import { findPostForm } from './post-form.js';
import { renderConsignment } from './render-consignment.js';

const examples = `
Examples
  qiyun track post events.ndjson --url http://127.0.0.1:8080/      (with QIYUN_KEY in the environment)
  qiyun track post track.gpx --unit ZH-A7K25 --url http://127.0.0.1:8080/
  qiyun track post epcis.jsonld --url http://127.0.0.1:8080/
  qiyun track show con_… --url http://127.0.0.1:8080/
`;

type JsonFlags = DeskFlags & { readonly json?: boolean };
type PostFlags = JsonFlags & { readonly unit?: string };

export function trackCommand(context: CommandContext): Command {
  const command = new Command('track').description('events of consignments: post them, see where one is').addHelpText('after', examples);
  command.addCommand(
    new Command('post')
      .description('post a file of events, all of it or nothing; posted again it changes nothing')
      .argument('<file>', 'json, jsonld: events, positions, an EPCIS document or events of DCSA; ndjson: an event or a position a line; gpx: tracks')
      .option('--unit <id>', 'load unit of a GPX track; without it, the name of the track')
      .option('--url <server>', 'the server, asked with the access key in QIYUN_KEY (or QIYUN_URL)')
      .option('--json', 'print as JSON')
      .action(async (file: string, flags: PostFlags) => context.finish(await post(context, file, flags))),
  );
  command.addCommand(
    withDeskFlags(new Command('show'))
      .description('where a consignment is, what happened, when it arrives')
      .argument('<consignment>', 'its id')
      .option('--json', 'print as JSON')
      .action(async (id: string, flags: JsonFlags) => context.finish(await show(context, id, flags))),
  );
  return command;
}

async function post(context: CommandContext, file: string, flags: PostFlags): Promise<ExitCode> {
  const target = readTarget(flags, { ...context.env, QIYUN_STORE: undefined, QIYUN_DATABASE: undefined });
  if (target.kind !== 'server')
    return refuse(context, 'url', target.kind === 'problem' ? target.message : 'Events are posted to a server: give --url SERVER.');
  const read = context.use.readText(file);
  if (read.kind === 'refused') return refuse(context, 'file', read.sentence);
  const form = findPostForm(file, read.text, flags.unit);
  if (form.kind === 'unknown') return refuse(context, form.field, form.sentence);
  return withDesk(context, { url: target.url }, async ({ postText }) => {
    if (postText === undefined) throw new Error('a server was opened without a way to post');
    return finishOutcome(context, await postText(form.path, form.type, read.text), (value) => {
      const { accepted, repeated, warnings, leftOut = [] } = value as EventReceipt & Partial<CaptureReceipt>;
      if (flags.json) return context.terminal.out(jsonText(value));
      context.terminal.out(
        `${accepted} ${accepted === 1 ? 'event is' : 'events are'} in the log${repeated > 0 ? `, ${repeated} ${repeated === 1 ? 'was' : 'were'} there already` : ''}.\n`,
      );
      for (const warning of warnings) context.terminal.err(`${warning}\n`);
      for (const sentence of leftOut) context.terminal.err(`Left out: ${sentence}\n`);
    });
  });
}

const show = (context: CommandContext, id: string, flags: JsonFlags): Promise<ExitCode> =>
  withDesk(context, flags, async ({ desk, actor }) => {
    const consignment = await desk.readConsignment(actor, id);
    if (consignment.kind === 'refused') return finishOutcome(context, consignment, () => {});
    const [events, forecasts] = await Promise.all([desk.listEvents(actor, id), desk.listForecasts(actor, id)]);
    if (events.kind === 'refused') return finishOutcome(context, events, () => {});
    if (forecasts.kind === 'refused') return finishOutcome(context, forecasts, () => {});
    const all = { consignment: consignment.value, events: events.value, forecast: forecasts.value.at(-1) };
    context.terminal.out(flags.json ? jsonText({ ...all, forecast: all.forecast ?? null }) : renderConsignment(all, context.terminal));
    return exitCodes.answer;
  });
